/** Numbers straight from a file's bytes, without making text of them. */

const [PLUS, COMMA, MINUS, POINT, ZERO] = [43, 44, 45, 46, 48]

/** The powers of ten that float64 holds exactly, by exponent. */
const POWERS_OF_TEN = Float64Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`))

/**
 * The number that a cell spells in digits, with at most a sign and a decimal point; it is what
 * `Number` makes of the text, but that -0 is 0.
 *
 * @param decimalComma Whether a comma may stand for the point.
 * @returns NaN for anything else, which may still spell a number: `1e5`, `1,015.36`.
 */
export function readPlainNumber(
  bytes: Buffer,
  start: number,
  end: number,
  decimalComma: boolean,
): number {
  const isNegative = bytes[start] === MINUS
  const first = isNegative || bytes[start] === PLUS ? start + 1 : start
  let mantissa = 0
  let point = -1
  for (let at = first; at < end; at++) {
    const byte = bytes[at]
    const digit = byte - ZERO
    if (digit >= 0 && digit <= 9) mantissa = mantissa * 10 + digit
    else if (point < 0 && (byte === POINT || (decimalComma && byte === COMMA))) point = at
    else return Number.NaN
  }
  const decimals = point < 0 ? 0 : end - point - 1
  const digits = end - first - (point < 0 ? 0 : 1)
  if (digits <= 0) return Number.NaN
  // The quotient of two exact numbers is correctly rounded, as `Number` rounds; others are not.
  const isExact = mantissa <= Number.MAX_SAFE_INTEGER && decimals < POWERS_OF_TEN.length
  const magnitude = isExact
    ? mantissa / POWERS_OF_TEN[decimals]
    : Number(bytes.toString('latin1', first, end).replace(',', '.'))
  return isNegative ? 0 - magnitude : magnitude
}
