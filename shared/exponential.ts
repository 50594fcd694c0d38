/**
 * The exponential function in plain arithmetic. `Math.exp` may differ in its last bit from one
 * JavaScript engine to the next (Node 24 and workerd do), additions and products may not: so the
 * probability that the trainer tested is, to the bit, the one that the worker serves.
 */

/** ln 2 in two parts; products of the first with whole numbers below 2^20 are exact. */
const LN2_HIGH = 0.6931471803691238
const LN2_LOW = 1.9082149292705877e-10

/** Coefficients of the minimax polynomial for r (exp(r) + 1) / (exp(r) - 1) in r^2 (fdlibm). */
const COEFFICIENTS = [
  0.16666666666666602, -0.0027777777777015593, 6.613756321437934e-5, -1.6533902205465252e-6,
  4.1381367970572385e-8,
] as const

/** Below this, exp underflows to 0. */
const UNDERFLOW = -745.2

/**
 * e^x for x <= 0, within one unit in the last place. With x = k ln 2 + r and |r| <= ln 2 / 2,
 *
 *     exp(x) = 2^k exp(r),   exp(r) = 1 + r + r c / (2 - c),   c = r - r^2 P(r^2)
 *
 * as in fdlibm's e_exp.c (Sun Microsystems, 1993).
 *
 * @returns In [0, 1]; NaN for NaN.
 */
export function expOfNegative(x: number): number {
  if (x < UNDERFLOW) return 0
  const k = Math.round(x / Math.LN2)
  const high = x - k * LN2_HIGH
  const low = k * LN2_LOW
  const r = high - low
  const square = r * r
  const [p1, p2, p3, p4, p5] = COEFFICIENTS
  const c = r - square * (p1 + square * (p2 + square * (p3 + square * (p4 + square * p5))))
  let result = 1 - (low - (r * c) / (2 - c) - high)
  for (let halvings = k; halvings < 0; halvings++) result *= 0.5
  return result
}
