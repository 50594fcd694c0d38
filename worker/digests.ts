/** SHA-256: computed, spelled out, and compared without telling how much was right. */

/** @param content Text is taken as UTF-8. */
export async function sha256(content: string | Uint8Array): Promise<Uint8Array> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
}

/** Two hexadecimal digits a byte, in lower case. */
export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/**
 * Looks at every byte, so that the time taken does not tell how many of them were right.
 *
 * @param claimed Of another length it is another digest, and that may be told at once.
 */
export function areEqual(digest: Uint8Array, claimed: Uint8Array): boolean {
  if (digest.length !== claimed.length) return false
  return digest.reduce((difference, byte, at) => difference | (byte ^ (claimed[at] ?? 0)), 0) === 0
}
