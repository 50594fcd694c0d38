/** Fields of a body that nobody has checked: each is what it should be, or null. */

import { isRecord } from '../untrusted-json.ts'

const LONGEST_ID = 200

/** Visible ASCII: what a platform counts or hashes, but no sentence and nobody's name. */
const ID = /^[!-~]+$/

/** No `@`: an address in the place of a decision's id is not taken for one. */
const DECISION_ID = /^[\w.:-]+$/

/** The fields of an object; none of anything else. */
export function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {}
}

/** The entries of a list; none of anything else. */
export function entriesOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

export function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

/** An id of up to 200 visible ASCII characters; whole numbers are ids too. */
export function idOf(value: unknown): string | null {
  return matching(ID, value)
}

/** A decision's id: up to 200 letters, digits, `_`, `.`, `:` and `-`. */
export function decisionIdOf(value: unknown): string | null {
  return matching(DECISION_ID, value)
}

/** ISO 8601 of seconds since 1970, as a number or as its text. */
export function timeOfSeconds(value: unknown): string | null {
  const isNumeric = typeof value === 'string' && /^\d+(\.\d+)?$/.test(value)
  const seconds = isNumeric ? Number(value) : value
  return typeof seconds === 'number' ? timeOf(new Date(seconds * 1000)) : null
}

/** ISO 8601 of a time in text. */
export function timeOfText(value: unknown): string | null {
  return typeof value === 'string' ? timeOf(new Date(value)) : null
}

function matching(pattern: RegExp, value: unknown): string | null {
  const text = Number.isSafeInteger(value) ? String(value) : value
  if (typeof text !== 'string' || text.length > LONGEST_ID) return null
  return pattern.test(text) ? text : null
}

/** What no calendar has (NaN, or beyond the year 275760) is null: ISO 8601 would throw. */
function timeOf(date: Date): string | null {
  return Number.isNaN(date.getTime()) ? null : date.toISOString()
}
