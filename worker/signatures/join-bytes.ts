/** The parts of a request in a row, as a signature covers them. */

/** @param parts Text is taken as UTF-8. */
export function joinBytes(...parts: readonly (string | Uint8Array)[]): Uint8Array {
  const encoder = new TextEncoder()
  const chunks = parts.map((part) => (typeof part === 'string' ? encoder.encode(part) : part))
  const bytes = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0))
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return bytes
}
