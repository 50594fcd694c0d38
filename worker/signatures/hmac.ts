/** HMAC with SHA-256, the signature that sender and receiver make with the same secret. */

const HMAC = { name: 'HMAC', hash: 'SHA-256' }

/** The secrets' own text as keys. Blank ones are left out: everybody could sign with those. */
export function textKeys(secrets: readonly string[]): readonly Uint8Array[] {
  const encoder = new TextEncoder()
  return secrets.filter((secret) => secret.trim() !== '').map((secret) => encoder.encode(secret))
}

/**
 * Whether the content was signed with one of the keys. Web Crypto compares in constant time.
 *
 * @param keys None of them empty.
 */
export async function isHmac(
  signature: Uint8Array,
  content: Uint8Array,
  keys: readonly Uint8Array[],
): Promise<boolean> {
  for (const bytes of keys) {
    const key = await crypto.subtle.importKey('raw', bytes, HMAC, false, ['verify'])
    if (await crypto.subtle.verify(HMAC, key, signature, content)) return true
  }
  return false
}
