/** What reaching the best-ranked customers brings: lift, gains, precision and recall by depth. */

import { type RankedRows, rankRows, rowsOfShare, sliceOf } from './ranked-rows.ts'

/** The customers from the top down to some depth. Shares and rates in [0, 1]. */
export interface DepthFigures {
  /** Of all rows. */
  readonly share: number
  readonly rows: number
  /** A fraction where rows of one probability stand on both sides of the depth. */
  readonly positives: number
  /** The lowest probability among them. */
  readonly probability: number
  /** Of them, the share that is positive. */
  readonly precision: number
  /** Of all positives, the share that is among them: the cumulative gain. */
  readonly recall: number
  /** Precision over the base rate; 1 is chance. */
  readonly lift: number
}

/** One tenth of the customers, the best-ranked tenth first. */
export interface DecileFigures {
  /** 1 to 10. */
  readonly decile: number
  readonly rows: number
  /** A fraction where rows of one probability stand on both sides of a boundary. */
  readonly positives: number
  readonly meanProbability: number
  /** Share of positives. */
  readonly rate: number
  /** Rate over the base rate. */
  readonly lift: number
  /** Of all positives, the share in this decile or a better one. */
  readonly cumulativeGain: number
  readonly cumulativeLift: number
}

export interface DepthOptions {
  /** How far down to look, each in (0, 1]. */
  readonly shares?: readonly number[]
}

/**
 * The ranking in ten parts, whose sizes differ by a row at most. Rows of one probability are
 * shared among the parts they reach as a random order of them would on average: the table does
 * not depend on the order of rows. Empty with fewer than ten rows, which have no tenths. Lift and
 * gain are 0 where there are no positives.
 *
 * @param labels 0 or 1, shape `[rows]`.
 * @param probabilities In [0, 1], shape `[rows]`, in the order of `labels`.
 * @throws RangeError when the lengths differ or a probability is outside [0, 1].
 */
export function decileTable(labels: Float32Array, probabilities: Float64Array): DecileFigures[] {
  const ranked = rankRows(labels, probabilities)
  if (labels.length < 10) return []
  return Array.from({ length: 10 }, (_, better) => {
    const to = rowsOfShare(labels.length, (better + 1) / 10)
    const part = sliceOf(ranked, rowsOfShare(labels.length, better / 10), to)
    const top = topFigures(ranked, to)
    const { rows, positives, meanProbability } = part
    return {
      decile: better + 1,
      rows,
      positives,
      meanProbability,
      rate: positives / rows,
      lift: ratio(positives / rows, baseRateOf(ranked)),
      cumulativeGain: top.recall,
      cumulativeLift: top.lift,
    }
  })
}

/**
 * What some depths of the ranking bring, ties shared as in `decileTable`. A depth is the nearest
 * whole number of rows, and at least one. Empty without rows; recall and lift are 0 where there
 * are no positives.
 *
 * @param labels 0 or 1, shape `[rows]`.
 * @param probabilities In [0, 1], shape `[rows]`, in the order of `labels`.
 * @throws RangeError when the lengths differ, or a probability or a share is out of its range.
 */
export function depthTable(
  labels: Float32Array,
  probabilities: Float64Array,
  { shares = [0.01, 0.05, 0.1, 0.2, 0.3, 0.5] }: DepthOptions = {},
): DepthFigures[] {
  const strange = shares.find((share) => !(share > 0 && share <= 1))
  if (strange !== undefined) {
    throw new RangeError(`Expected shares above 0, up to 1. Received ${strange}.`)
  }
  const ranked = rankRows(labels, probabilities)
  if (labels.length === 0) return []
  return shares.map((share) => ({
    share,
    ...topFigures(ranked, Math.max(1, rowsOfShare(labels.length, share))),
  }))
}

function topFigures(ranked: RankedRows, depth: number): Omit<DepthFigures, 'share'> {
  const { rows, positives, lowestProbability } = sliceOf(ranked, 0, depth)
  return {
    rows,
    positives,
    probability: lowestProbability,
    precision: positives / rows,
    recall: ratio(positives, ranked.positives.at(-1) ?? 0),
    lift: ratio(positives / rows, baseRateOf(ranked)),
  }
}

function baseRateOf({ rows, positives }: RankedRows): number {
  return ratio(positives.at(-1) ?? 0, rows.at(-1) ?? 0)
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole
}
