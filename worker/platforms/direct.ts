/** `/v1/decide`: for those who write their own calls, in the worker's own words. */

import { readFlatCall } from '../decisions/call.ts'
import { ProblemFailure, problemOf } from '../problems.ts'
import { queryOf } from '../request-body.ts'
import { plainAnswer } from './answers.ts'
import { PLAIN_DIALECT } from './plain-dialect.ts'
import type { Platform } from './platform.ts'

export const direct: Platform = {
  ...PLAIN_DIALECT,
  name: 'direct',
  signature: null,
}

/** The same by GET, for callers that can do nothing else: others log addresses. */
export const directByAddress: Platform = {
  name: 'direct',
  method: 'GET',
  scope: 'decide-get',
  signature: null,
  read: ({ url }) => ({ call: readFlatCall(opaqueQueryOf(url)), messageId: null, account: null }),
  render: plainAnswer,
}

/**
 * The fields of an address, unless one of them, or its name, is an email address.
 *
 * @throws ProblemFailure 400, naming the field where its name is none.
 */
export function opaqueQueryOf(url: string): Readonly<Record<string, string>> {
  const { format, ...fields } = queryOf(url)
  const revealing = Object.keys(fields).find((name) => `${name}${fields[name]}`.includes('@'))
  if (revealing === undefined) return fields
  const where = revealing.includes('@') ? "a field's name" : `"${revealing.slice(0, 40)}"`
  throw new ProblemFailure(
    problemOf(
      'malformed-body',
      'Expected opaque values in the address, which others log. ' +
        `Received an email address in ${where}.`,
    ),
  )
}
