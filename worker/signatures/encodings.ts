/** Text to bytes: hexadecimal, base64 and base64url, read strictly and without ever throwing. */

const HEX_DIGEST = /^[0-9a-f]{64}$/i

const DIGEST_BYTES = 32

/**
 * Padded, and with the bits that the padding leaves over at 0: each run of bytes has exactly one
 * spelling, so a signature whose last letter was changed is not the same signature.
 */
const BASE64 =
  /^[A-Za-z0-9+/]*(?:[A-Za-z0-9+/][AQgw]==|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=|[A-Za-z0-9+/]{4})$/

const BASE64_URL = /^[A-Za-z0-9_-]*$/

/** @returns Null for text that is not a SHA-256 digest: 64 hexadecimal digits, in either case. */
export function decodeHexDigest(text: string): Uint8Array | null {
  if (!HEX_DIGEST.test(text)) return null
  return Uint8Array.from({ length: DIGEST_BYTES }, (_, at) =>
    Number.parseInt(text.slice(at * 2, at * 2 + 2), 16),
  )
}

/** @returns Null for text that is not base64 as RFC 4648 writes it, padding included. */
export function decodeBase64(text: string): Uint8Array | null {
  if (text === '') return new Uint8Array()
  if (text.length % 4 !== 0 || !BASE64.test(text)) return null
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
}

/** @returns Null for text that is not base64url as JSON web tokens write it, without padding. */
export function decodeBase64Url(text: string): Uint8Array | null {
  if (!BASE64_URL.test(text)) return null
  const letters = text.replaceAll('-', '+').replaceAll('_', '/')
  return decodeBase64(letters.padEnd(Math.ceil(letters.length / 4) * 4, '='))
}
