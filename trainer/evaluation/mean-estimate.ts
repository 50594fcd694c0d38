/** The mean of figures told row by row, and how far other rows could have moved it. */

import type { Estimate } from './estimate.ts'
import { meanOf } from './mean.ts'

/** Standard errors on each side of a 95 % interval of a normal distribution. */
const HALF_WIDTH = 1.959963984540054

/**
 * The interval is that of the normal distribution which means of many rows have: the bootstrap's
 * standard error of a mean is the closed form `deviation / sqrt(rows)`, and needs no drawing.
 *
 * @param values At least one; of a single one, standard error and interval have no width.
 */
export function estimateMean(values: Float64Array): Estimate {
  const value = meanOf(values)
  const variance = meanOf(values.map((one) => (one - value) ** 2))
  const standardError = Math.sqrt(variance / Math.max(1, values.length - 1))
  const half = HALF_WIDTH * standardError
  return { value, low: value - half, high: value + half, standardError }
}
