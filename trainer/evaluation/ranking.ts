/** How well probabilities put customers who convert above those who do not. */

import { requireScored } from './scored-rows.ts'

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
  requireScored(labels, probabilities)
  const negatives = sortedProbabilities(labels, probabilities, 0)
  const positives = sortedProbabilities(labels, probabilities, 1)
  if (negatives.length === 0 || positives.length === 0) return null

  // One walk up both sorted lists. Wins are counted in halves, so that the sum is an exact
  // integer and the result is rounded only once.
  let [lower, notHigher, halfWins] = [0, 0, 0]
  for (const probability of positives) {
    while (negatives[lower] < probability) lower += 1
    while (negatives[notHigher] <= probability) notHigher += 1
    halfWins += lower + notHigher
  }
  return halfWins / (2 * negatives.length * positives.length)
}

/** Ascending probabilities of the rows with a label. */
function sortedProbabilities(
  labels: Float32Array,
  probabilities: Float64Array,
  label: 0 | 1,
): Float64Array {
  return probabilities.filter((_, row) => labels[row] === label).sort()
}
