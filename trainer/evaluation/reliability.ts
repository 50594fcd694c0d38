/** Whether of the customers given 20 %, 20 % convert. */

import { rankRows, rowsOfShare, sliceOf } from './ranked-rows.ts'
import { requireSomeScored } from './scored-rows.ts'
import { wilsonInterval } from './wilson-interval.ts'

/** Rows of similar probability. */
export interface ReliabilityBin {
  readonly rows: number
  /** A fraction where rows of one probability stand on both sides of a boundary. */
  readonly positives: number
  readonly meanProbability: number
  /** Share of positives, with its 95 % interval (Wilson). */
  readonly rate: number
  readonly low: number
  readonly high: number
}

export interface Reliability {
  /** Of equally many rows, from the lowest probabilities up. */
  readonly bins: readonly ReliabilityBin[]
  /** Mean over rows of |mean probability - rate| of their bin. Lower is better. */
  readonly expectedCalibrationError: number
}

export interface ReliabilityOptions {
  /** Integer >= 1. */
  readonly bins?: number
}

/**
 * Bins whose sizes differ by a row at most; with fewer rows than bins, one bin for each row. Rows
 * of one probability are shared among the bins they reach as a random order of them would on
 * average, so that nothing depends on the order of rows: bins of a constant model are all alike.
 *
 * @param labels 0 or 1, shape `[rows]`.
 * @param probabilities In [0, 1], shape `[rows]`, in the order of `labels`.
 * @throws RangeError when there are no rows, the lengths differ, or a probability or the number
 * of bins is out of its range.
 */
export function reliability(
  labels: Float32Array,
  probabilities: Float64Array,
  { bins: wanted = 10 }: ReliabilityOptions = {},
): Reliability {
  if (!(Number.isInteger(wanted) && wanted >= 1)) {
    throw new RangeError(`Expected at least one bin. Received ${wanted}.`)
  }
  requireSomeScored(labels, probabilities)
  const ranked = rankRows(labels, probabilities)
  const count = Math.min(wanted, labels.length)
  const bins = Array.from({ length: count }, (_, lower) => {
    const from = labels.length - rowsOfShare(labels.length, (lower + 1) / count)
    const to = labels.length - rowsOfShare(labels.length, lower / count)
    const { rows, positives, meanProbability } = sliceOf(ranked, from, to)
    const [low, high] = wilsonInterval(positives, rows)
    return { rows, positives, meanProbability, rate: positives / rows, low, high }
  })
  const gap = bins.reduce(
    (sum, { rows, meanProbability, rate }) => sum + rows * Math.abs(meanProbability - rate),
    0,
  )
  return { bins, expectedCalibrationError: gap / labels.length }
}
