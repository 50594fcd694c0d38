/** How far two numbers are apart, counted in the numbers that lie between. */

/** Distance in units in the last place of two positive float64 numbers or zeros. */
export function ulpsBetween(first: number, second: number): number {
  const [left, right] = new BigInt64Array(Float64Array.of(first, second).buffer)
  return Math.abs(Number(left - right))
}
