/** Customers who refuse to be profiled, as the field `objected` of a call or a column of a list says. */

/** The name of the field. */
export const OBJECTED = 'objected'

/**
 * Whether a customer refused to be profiled for direct marketing (GDPR, article 21). What is not
 * clearly a "no" counts as a refusal: a mail not sent can be sent later.
 */
export function isObjection(value: unknown): boolean {
  if (typeof value === 'string')
    return !['', 'false', '0', 'no'].includes(value.trim().toLowerCase())
  return value !== undefined && value !== null && value !== false && value !== 0
}
