/** How far two lists of numbers are apart. */

/** Largest absolute difference of two numbers at the same place; NaN where one is missing or NaN. */
export function largestDifference(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
  if (actual.length !== expected.length) return Number.NaN
  return Array.from(actual, (value, at) => Math.abs(value - expected[at])).reduce(
    (largest, difference) => Math.max(largest, difference),
    0,
  )
}
