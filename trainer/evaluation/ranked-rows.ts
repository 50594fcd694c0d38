/** Rows from the highest probability down, those of one probability together. */

import { requireScored } from './scored-rows.ts'

/**
 * The steps of a ranking, one for each distinct probability: the points of the ROC curve. All
 * that is told of a ranking follows from them, so that none of it depends on the order of rows.
 */
export interface RankedRows {
  /** Distinct, descending, shape `[steps]`. */
  readonly probabilities: Float64Array
  /** Rows at or above each, shape `[steps]`; the last is all rows. */
  readonly rows: Uint32Array
  /** Positives among them, shape `[steps]`. */
  readonly positives: Uint32Array
}

/** A stretch of a ranking. */
export interface RankSlice {
  readonly rows: number
  /**
   * Rows of one probability have no order. Where an end of the stretch falls among them, they
   * are shared as a random order of them would on average: a fraction of positives may result.
   */
  readonly positives: number
  readonly meanProbability: number
  readonly lowestProbability: number
}

/**
 * @param labels 0 or 1, shape `[rows]`.
 * @param probabilities In [0, 1], shape `[rows]`, in the order of `labels`.
 * @throws RangeError when the lengths differ or a probability is outside [0, 1].
 */
export function rankRows(labels: Float32Array, probabilities: Float64Array): RankedRows {
  requireScored(labels, probabilities)
  const negatives = sortedProbabilities(labels, probabilities, 0)
  const positives = sortedProbabilities(labels, probabilities, 1)
  const ranked = {
    probabilities: new Float64Array(labels.length),
    rows: new Uint32Array(labels.length),
    positives: new Uint32Array(labels.length),
  }

  // One walk down both sorted lists.
  let steps = 0
  let [negative, positive] = [negatives.length, positives.length]
  while (negative > 0 || positive > 0) {
    // A list at its end has no say: probabilities are not below 0.
    const probability = Math.max(
      negative > 0 ? negatives[negative - 1] : 0,
      positive > 0 ? positives[positive - 1] : 0,
    )
    while (negatives[negative - 1] === probability) negative -= 1
    while (positives[positive - 1] === probability) positive -= 1
    ranked.probabilities[steps] = probability
    ranked.rows[steps] = labels.length - negative - positive
    ranked.positives[steps] = positives.length - positive
    steps += 1
  }
  return {
    probabilities: ranked.probabilities.subarray(0, steps),
    rows: ranked.rows.subarray(0, steps),
    positives: ranked.positives.subarray(0, steps),
  }
}

/**
 * The rows behind the best `from` down to the best `to`.
 *
 * @param from Integer in [0, to).
 * @param to Integer, at most the number of rows.
 */
export function sliceOf(ranked: RankedRows, from: number, to: number): RankSlice {
  let step = 0
  while (ranked.rows[step] <= from) step += 1
  let [positives, sum, reached] = [0, 0, from]
  while (reached < to) {
    const tied = ranked.rows[step] - (step === 0 ? 0 : ranked.rows[step - 1])
    const tiedPositives = ranked.positives[step] - (step === 0 ? 0 : ranked.positives[step - 1])
    const taken = Math.min(ranked.rows[step], to) - reached
    // In this order, so that ties of one class give whole numbers.
    positives += (tiedPositives * taken) / tied
    sum += ranked.probabilities[step] * taken
    reached += taken
    step += 1
  }
  return {
    rows: to - from,
    positives,
    meanProbability: sum / (to - from),
    lowestProbability: ranked.probabilities[step - 1],
  }
}

/** How many of the rows a share of them is, to the nearest. */
export function rowsOfShare(rows: number, share: number): number {
  return Math.round(rows * share)
}

/** Ascending probabilities of the rows with a label. */
function sortedProbabilities(
  labels: Float32Array,
  probabilities: Float64Array,
  label: 0 | 1,
): Float64Array {
  return probabilities.filter((_, row) => labels[row] === label).sort()
}
