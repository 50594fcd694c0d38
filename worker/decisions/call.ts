/** A request for decisions, in no platform's dialect, and how a JSON body and flat fields become one. */

import type { FailMode } from '../../shared/policy.ts'
import type { Language } from '../../shared/reason-sentences.ts'
import { fieldOf, isRecord } from '../model/score-customers.ts'
import { ProblemFailure, problemOf } from '../problems.ts'

/** What a request may set of the policy, within its limits. */
export interface PolicyOverrides {
  readonly minimum_probability?: number
  readonly minimum_expected_profit?: number
  readonly cost_per_send?: number
  readonly value_per_conversion?: number
  readonly fail_mode?: FailMode
  readonly holdout_share?: number
}

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

/** Of campaigns, dispatches and customers' ids, in characters. */
export const LONGEST_NAME = 200

export const MOST_CUSTOMERS = 1000

/**
 * Reads `{ campaign, dispatch?, customer | customers, explain?, language?, policy? }`.
 *
 * @throws ProblemFailure 400, with a pointer to what is not understood; 413 for too many customers.
 */
export function readCall(body: unknown): DecideCall {
  if (!isRecord(body)) throw malformed('', 'an object', body)
  const isList = Object.hasOwn(body, 'customers')
  const customers = isList ? readCustomers(body.customers) : [body.customer]
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
  const customer: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(fields)) {
    // Not by assignment: `__proto__` would be taken for the object's own.
    if (!name.startsWith(CONTROL))
      Object.defineProperty(customer, name, { value, enumerable: true })
  }
  const control = (name: string): unknown =>
    Object.hasOwn(fields, CONTROL + name) ? fields[CONTROL + name] : undefined
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

/** Text or a whole number that names something: templates write either. Null: it is none. */
export function nameOf(value: unknown): string | null {
  const text = Number.isSafeInteger(value) ? String(value) : value
  if (typeof text !== 'string') return null
  const name = text.trim()
  return name !== '' && name.length <= LONGEST_NAME ? name : null
}

/**
 * Whether a customer refused to be profiled for direct marketing. What is not clearly a "no"
 * counts as a refusal: a mail not sent can be sent later.
 */
export function isObjection(value: unknown): boolean {
  if (typeof value === 'string')
    return !['', 'false', '0', 'no'].includes(value.trim().toLowerCase())
  return value !== undefined && value !== null && value !== false && value !== 0
}

/** Whether one of a call's customers did. */
export function hasObjector({ customers }: Pick<DecideCall, 'customers'>): boolean {
  return customers.some((customer) => isObjection(fieldOf(customer, 'objected')))
}

function readCustomers(customers: unknown): readonly unknown[] {
  if (!Array.isArray(customers)) throw malformed('/customers', 'a list of objects', customers)
  if (customers.length <= MOST_CUSTOMERS) return customers
  throw new ProblemFailure(
    problemOf(
      'too-large',
      `Expected at most ${MOST_CUSTOMERS} customers. Received ${customers.length}.`,
    ),
  )
}

function readName(pointer: string, value: unknown): string {
  const name = nameOf(value)
  if (name === null) throw malformed(pointer, `a name of 1 to ${LONGEST_NAME} characters`, value)
  return name
}

/** @throws ProblemFailure 400. */
export function readFlag(pointer: string, value: unknown): boolean {
  if (isAbsent(value) || value === false || value === 'false') return false
  if (value === true || value === 'true') return true
  throw malformed(pointer, 'true or false', value)
}

/** @throws ProblemFailure 400. */
export function readLanguage(pointer: string, value: unknown): Language {
  if (isAbsent(value) || value === 'en') return 'en'
  if (value === 'es') return 'es'
  throw malformed(pointer, 'en or es', value)
}

/** The numbers of a policy that a request may set. */
export const OVERRIDDEN_NUMBERS = [
  'minimum_probability',
  'minimum_expected_profit',
  'cost_per_send',
  'value_per_conversion',
  'holdout_share',
] as const

/** Those of them that are shares: in [0, 1]. */
export const OVERRIDDEN_SHARES: readonly string[] = ['minimum_probability', 'holdout_share']

function readOverrides(pointer: string, value: unknown): PolicyOverrides {
  if (!isRecord(value)) throw malformed(pointer, 'an object', value)
  for (const name of Object.keys(value)) {
    if (name !== 'fail_mode' && !OVERRIDDEN_NUMBERS.some((known) => known === name)) {
      const known = [...OVERRIDDEN_NUMBERS, 'fail_mode'].join(', ')
      throw malformed(pointer, `an object with ${known} only`, value)
    }
  }
  const numbers = OVERRIDDEN_NUMBERS.filter((name) => !isAbsent(value[name])).map((name) => {
    const number = value[name]
    const isShare = OVERRIDDEN_SHARES.includes(name)
    const isRight =
      typeof number === 'number' &&
      Number.isFinite(number) &&
      (!isShare || (number >= 0 && number <= 1))
    if (!isRight) {
      throw malformed(`${pointer}/${name}`, isShare ? 'a number in [0, 1]' : 'a number', number)
    }
    return [name, number]
  })
  return {
    ...Object.fromEntries(numbers),
    ...readFailMode(`${pointer}/fail_mode`, value.fail_mode),
  }
}

function readFailMode(pointer: string, value: unknown): Pick<PolicyOverrides, 'fail_mode'> {
  if (isAbsent(value)) return {}
  if (value === 'open' || value === 'closed') return { fail_mode: value }
  throw malformed(pointer, 'open or closed', value)
}

/** Templates write nothing, or an empty text, where they have no value. */
function isAbsent(value: unknown): boolean {
  return value === undefined || value === null || value === ''
}

/** @param pointer Where it is (RFC 6901); empty: the whole body. */
export function malformed(pointer: string, expected: string, received: unknown): ProblemFailure {
  const kind = describeKind(received)
  return new ProblemFailure(
    problemOf(
      'malformed-body',
      `Expected ${pointer || 'the body'} to be ${expected}. Received ${kind}.`,
      [{ pointer, expected, received: kind }],
    ),
  )
}

/** Its kind, not its value: what stands in the place of a name may be anything about anybody. */
function describeKind(value: unknown): string {
  if (value === undefined || value === null || value === '') return 'nothing'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'an object'
  return typeof value === 'string' ? `text of ${value.length} characters` : `a ${typeof value}`
}
