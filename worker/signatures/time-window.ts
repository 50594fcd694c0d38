/** How far a signed time may be from now, so that a recorded request cannot be sent again later. */

import type { Verdict } from './signature.ts'
import { refused } from './verdicts.ts'

/** To either side: a message takes a while, and no two clocks agree. */
export const TOLERANCE_SECONDS = 300

/** Fifteen digits are a number that JavaScript holds exactly; no sign, exponent or fraction. */
const DIGITS = /^\d{1,15}$/

const UNIT_MS = { seconds: 1000, milliseconds: 1 }

/** @returns Milliseconds since 1970; null for text that is not plain digits. */
export function parseUnixTime(text: string, unit: keyof typeof UNIT_MS): number | null {
  return DIGITS.test(text) ? Number(text) * UNIT_MS[unit] : null
}

/**
 * @returns Milliseconds since 1970; null for text that is not a date as RFC 9110 has servers
 *   write it, such as `Thu, 04 Jan 2024 18:05:25 GMT`, or not a day of the calendar.
 */
export function parseHttpDate(text: string): number | null {
  const time = new Date(text)
  // An invalid date spells itself "Invalid Date", which a caller could send as well.
  return !Number.isNaN(time.getTime()) && time.toUTCString() === text ? time.getTime() : null
}

/** The tolerance itself still is within it. A time that is no number never is. */
export function isWithinTolerance(distanceMs: number): boolean {
  return distanceMs <= TOLERANCE_SECONDS * 1000
}

/**
 * @param timeMs When the request says it was signed; null where that could not be read.
 * @param expected How the scheme writes a time, to complete "a timestamp in".
 * @returns Null where the time is right.
 */
export function refuseTime(timeMs: number | null, expected: string, now: Date): Verdict | null {
  if (timeMs === null) return refused(`Expected a timestamp in ${expected}. Received another form.`)
  const ageMs = now.getTime() - timeMs
  if (isWithinTolerance(Math.abs(ageMs))) return null
  const seconds = Math.ceil(Math.abs(ageMs) / 1000)
  return refused(
    `Expected a timestamp within ${TOLERANCE_SECONDS} seconds of now. ` +
      `Received one ${seconds} seconds ${ageMs > 0 ? 'ago' : 'ahead'}.`,
  )
}
