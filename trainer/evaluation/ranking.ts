/** How well probabilities put customers who convert above those who do not. */

import { type RankedRows, rankRows } from './ranked-rows.ts'

/**
 * Area under the ROC curve: the chance that a random positive row has a higher probability than
 * a random negative one, a tie counting half (Mann-Whitney's U over the number of pairs). Higher
 * is better, 0.5 is chance. Null when the rows do not have both classes.
 *
 * @param labels 0 or 1, shape `[rows]`.
 * @param probabilities In [0, 1], shape `[rows]`, in the order of `labels`.
 * @throws RangeError when the lengths differ or a probability is outside [0, 1].
 */
export function rocAuc(labels: Float32Array, probabilities: Float64Array): number | null {
  const ranked = rankRows(labels, probabilities)
  const classes = classesOf(ranked)
  if (classes === null) return null

  // Wins are counted in halves, so that the sum is an exact integer and the result is rounded
  // only once: a negative loses to all positives above it and half to those of its probability.
  let [halfWins, positivesAbove, negativesAbove] = [0, 0, 0]
  for (let step = 0; step < ranked.rows.length; step++) {
    const positives = ranked.positives[step]
    const negatives = ranked.rows[step] - positives
    halfWins += (negatives - negativesAbove) * (positivesAbove + positives)
    positivesAbove = positives
    negativesAbove = negatives
  }
  return halfWins / (2 * classes.negatives * classes.positives)
}

/**
 * Area under the precision-recall curve as average precision: over all positives, the mean share
 * of positives among the rows with the same or a higher probability. Higher is better; the share
 * of positives is chance. As scikit-learn's `average_precision_score`: steps, no interpolation.
 * Null when the rows do not have both classes, where scikit-learn says 0 (no positives) or 1.
 *
 * @param labels 0 or 1, shape `[rows]`.
 * @param probabilities In [0, 1], shape `[rows]`, in the order of `labels`.
 * @throws RangeError when the lengths differ or a probability is outside [0, 1].
 */
export function averagePrecision(labels: Float32Array, probabilities: Float64Array): number | null {
  const ranked = rankRows(labels, probabilities)
  const classes = classesOf(ranked)
  if (classes === null) return null

  let [sum, positivesAbove] = [0, 0]
  for (let step = 0; step < ranked.rows.length; step++) {
    const positives = ranked.positives[step]
    sum += (positives - positivesAbove) * (positives / ranked.rows[step])
    positivesAbove = positives
  }
  return sum / classes.positives
}

/**
 * Kolmogorov-Smirnov: over all thresholds, how far the share of positives at or above one is
 * ahead of the share of negatives there. In [0, 1], higher is better, 0 where no threshold puts
 * the positives ahead. Null when the rows do not have both classes.
 *
 * @param labels 0 or 1, shape `[rows]`.
 * @param probabilities In [0, 1], shape `[rows]`, in the order of `labels`.
 * @throws RangeError when the lengths differ or a probability is outside [0, 1].
 */
export function ksStatistic(labels: Float32Array, probabilities: Float64Array): number | null {
  const ranked = rankRows(labels, probabilities)
  const classes = classesOf(ranked)
  if (classes === null) return null

  let widest = 0
  for (let step = 0; step < ranked.rows.length; step++) {
    const positives = ranked.positives[step]
    const negatives = ranked.rows[step] - positives
    widest = Math.max(widest, positives / classes.positives - negatives / classes.negatives)
  }
  return widest
}

/** Rows of each class; null unless both are there. */
function classesOf({
  rows,
  positives,
}: RankedRows): { readonly negatives: number; readonly positives: number } | null {
  const all = positives.at(-1) ?? 0
  const others = (rows.at(-1) ?? 0) - all
  return all > 0 && others > 0 ? { negatives: others, positives: all } : null
}
