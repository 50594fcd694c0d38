/** Bytes that nobody vouches for yet, read as a JSON object. */

import { isRecord, parseJson } from '../untrusted-json.ts'

/** @returns Null for bytes that are not UTF-8, not JSON, or JSON but not an object. */
export function parseJsonObject(bytes: Uint8Array): Readonly<Record<string, unknown>> | null {
  const reading = parseJson(bytes)
  return reading.ok && isRecord(reading.json) ? reading.json : null
}
