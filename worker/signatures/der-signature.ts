/** An ECDSA signature, from DER as OpenSSL writes it to the plain form that Web Crypto takes. */

const SEQUENCE = 0x30
const INTEGER = 0x02

/** Of one integer, for P-256. */
const INTEGER_BYTES = 32

/**
 * DER is `30 length 02 length r 02 length s`; the plain form is r and s of 32 bytes each. Read as
 * strictly as X.690 asks: one encoding a signature, so nothing can be hidden in it or added to it.
 *
 * @returns Null for anything else: other tags, lengths that do not add up, integers that are
 *   negative, zero, longer than 32 bytes or longer than they need be.
 */
export function plainFromDer(der: Uint8Array): Uint8Array | null {
  if (der[0] !== SEQUENCE || der[1] !== der.length - 2) return null
  const r = readInteger(der, 2)
  if (r === null) return null
  const s = readInteger(der, r.end)
  if (s === null || s.end !== der.length) return null
  const plain = new Uint8Array(2 * INTEGER_BYTES)
  plain.set(r.digits, INTEGER_BYTES - r.digits.length)
  plain.set(s.digits, 2 * INTEGER_BYTES - s.digits.length)
  return plain
}

/** A long-form length (0x81 and up) is more than an integer of P-256 can have. */
function readInteger(
  der: Uint8Array,
  start: number,
): { readonly digits: Uint8Array; readonly end: number } | null {
  const length = der[start + 1]
  if (der[start] !== INTEGER || length === undefined) return null
  const end = start + 2 + length
  const bytes = der.subarray(start + 2, end)
  const [first = 0, second = 0] = bytes
  const isNegative = first >= 0x80
  // A leading zero is there to keep an integer from being negative, and only for that. Nothing at
  // all counts as one; an integer that is cut short ends beyond the signature.
  const isPadded = first === 0 && second < 0x80
  if (isNegative || isPadded) return null
  const digits = first === 0 ? bytes.subarray(1) : bytes
  return digits.length <= INTEGER_BYTES ? { digits, end } : null
}
