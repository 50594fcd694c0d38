/** JSON that nobody has checked: read from bytes, and looked into without being trusted. */

export type JsonReading =
  | { readonly ok: true; readonly json: unknown }
  | { readonly ok: false; readonly reason: 'not UTF-8' | 'not JSON' }

/** A byte order mark at the beginning is passed over. Quotes nothing of what it cannot read. */
export function parseJson(bytes: Uint8Array): JsonReading {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes)
    return { ok: true, json: JSON.parse(text) }
  } catch (error) {
    return { ok: false, reason: error instanceof SyntaxError ? 'not JSON' : 'not UTF-8' }
  }
}

/** Whether a value is an object, whose fields anybody may have chosen. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** What an object inherits (`constructor`, `__proto__`) is no field of it. */
export function fieldOf(value: unknown, field: string): unknown {
  return isRecord(value) && Object.hasOwn(value, field) ? value[field] : undefined
}
