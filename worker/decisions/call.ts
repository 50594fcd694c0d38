/** A request for decisions, in no platform's dialect, and how a JSON body and flat fields become one. */

import type { Language } from '../../shared/language.ts'
import { isObjection, OBJECTED } from '../../shared/objection.ts'
import { isAbsent, readFlag, readLanguage, readName } from '../call-fields.ts'
import { readCustomers } from '../customer-list.ts'
import { malformed } from '../problems.ts'
import { fieldOf, isRecord } from '../untrusted-json.ts'
import { type PolicyOverrides, readOverrides } from './overrides.ts'

export interface DecideCall {
  readonly campaign: string
  /** Tells sends of one campaign to one customer apart; null: there is only one. */
  readonly dispatch: string | null
  /** Untrusted, each at best an object. */
  readonly customers: readonly unknown[]
  /** Whether the caller wants a list, whatever its length. */
  readonly isList: boolean
  readonly explain: boolean
  readonly language: Language
  readonly overrides: PolicyOverrides
}

/** How flat fields that are not the customer's begin, so that no feature is mistaken for one. */
const CONTROL = 'presend_'

/**
 * Reads `{ campaign, dispatch?, customer | customers, explain?, language?, policy? }`.
 *
 * @throws ProblemFailure 400, with a pointer to what is not understood; 413 for too many customers.
 */
export function readCall(body: unknown): DecideCall {
  if (!isRecord(body)) throw malformed('', 'an object', body)
  const isList = Object.hasOwn(body, 'customers')
  const customers = isList ? readCustomers('/customers', body.customers) : [body.customer]
  if (!isList && !isRecord(body.customer)) throw malformed('/customer', 'an object', body.customer)
  return {
    campaign: readName('/campaign', body.campaign),
    dispatch: isAbsent(body.dispatch) ? null : readName('/dispatch', body.dispatch),
    customers,
    isList,
    explain: readFlag('/explain', body.explain),
    language: readLanguage('/language', body.language),
    overrides: isAbsent(body.policy) ? {} : readOverrides('/policy', body.policy),
  }
}

/**
 * Reads fields by name, of an address or of a platform that has only those:
 * `presend_campaign`, `presend_dispatch`, `presend_explain`, `presend_language`; all others are
 * the customer's.
 *
 * @throws ProblemFailure 400.
 */
export function readFlatCall(fields: Readonly<Record<string, unknown>>): DecideCall {
  // Not by assignment: `__proto__` would be taken for the object's own.
  const customer = Object.fromEntries(
    Object.entries(fields).filter(([name]) => !name.startsWith(CONTROL)),
  )
  const control = (name: string): unknown => fieldOf(fields, CONTROL + name)
  const pointer = (name: string): string => `/${CONTROL}${name}`
  const dispatch = control('dispatch')
  return {
    campaign: readName(pointer('campaign'), control('campaign')),
    dispatch: isAbsent(dispatch) ? null : readName(pointer('dispatch'), dispatch),
    customers: [customer],
    isList: false,
    explain: readFlag(pointer('explain'), control('explain')),
    language: readLanguage(pointer('language'), control('language')),
    overrides: {},
  }
}

/** Whether a customer refused to be profiled. */
export function isObjector(customer: unknown): boolean {
  return isObjection(fieldOf(customer, OBJECTED))
}
