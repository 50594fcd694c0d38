/** A figure and how far other rows of the same kind could have moved it. */

import { quantileOf } from '../preprocessing/statistics.ts'
import { meanOf } from './mean.ts'

/**
 * From bootstrap replicates (rows drawn again, with replacement, many times), or, of means over
 * rows, from the normal distribution that such replicates have.
 */
export interface Estimate {
  /** Of the rows themselves. */
  readonly value: number
  /** 95 % interval: percentiles 2.5 and 97.5. */
  readonly low: number
  readonly high: number
  /** Standard deviation of the figure over resamples. */
  readonly standardError: number
}

/**
 * @param value Of the rows themselves; null where they have none, and so has the estimate.
 * @param replicates The figure of each resample, NaN where it has none (an AUC of one class):
 * those are left out, the interval is that of the resamples that have the figure.
 * @throws RangeError when fewer than two replicates have the figure.
 */
export function estimateOf(value: number, replicates: Float64Array): Estimate
export function estimateOf(value: number | null, replicates: Float64Array): Estimate | null
export function estimateOf(value: number | null, replicates: Float64Array): Estimate | null {
  if (value === null) return null
  const ascending = replicates.filter((replicate) => !Number.isNaN(replicate)).sort()
  if (ascending.length < 2) {
    throw new RangeError(
      `Expected at least two replicates that are numbers. Received ${ascending.length}.`,
    )
  }
  return {
    value,
    low: quantileOf(ascending, 0.025),
    high: quantileOf(ascending, 0.975),
    standardError: deviationOf(ascending),
  }
}

/**
 * How much larger the first of two figures is than the second. Both are of the same resamples:
 * chance that moves both alike (an odd draw of rows) cancels, which makes the interval of two
 * similar models far narrower than their own ones suggest.
 *
 * @param values Of the rows themselves; null where either has none.
 * @param replicates In the same order of resamples, NaN where a resample has no figure.
 * @throws RangeError when the lengths differ or fewer than two replicates have both figures.
 */
export function estimateDifference(
  values: readonly [number, number],
  replicates: readonly [Float64Array, Float64Array],
): Estimate
export function estimateDifference(
  values: readonly [number | null, number | null],
  replicates: readonly [Float64Array, Float64Array],
): Estimate | null
export function estimateDifference(
  [first, second]: readonly [number | null, number | null],
  [firsts, seconds]: readonly [Float64Array, Float64Array],
): Estimate | null {
  if (firsts.length !== seconds.length) {
    throw new RangeError(
      'Expected replicates of the same resamples. ' +
        `Received ${firsts.length} and ${seconds.length} of them.`,
    )
  }
  if (first === null || second === null) return null
  return estimateOf(
    first - second,
    firsts.map((replicate, at) => replicate - seconds[at]),
  )
}

/** Standard deviation (n - 1), in two passes: sums of squares would cancel. */
function deviationOf(values: Float64Array): number {
  const mean = meanOf(values)
  const variance = meanOf(values.map((value) => (value - mean) ** 2))
  return Math.sqrt((variance * values.length) / (values.length - 1))
}
