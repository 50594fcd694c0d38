/** The mean of figures told row by row, and how far other rows could have moved it. */

import { Z_975 } from '../../shared/normal-quantiles.ts'
import type { Estimate } from './estimate.ts'
import { meanOf } from './mean.ts'

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
  const half = Z_975 * standardError
  return { value, low: value - half, high: value + half, standardError }
}
