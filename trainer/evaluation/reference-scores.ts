/** The distribution of probabilities that later customers are ranked against. */

import type { ReferenceScores } from '../../shared/score.ts'
import { requireProbabilities } from './scored-rows.ts'

export interface ReferenceScoresOptions {
  /** How many distinct probabilities are kept as they are. Integer >= 1. */
  readonly limit?: number
}

/**
 * Distinct probabilities in ascending order, each with the share of rows strictly below it. Up to
 * `limit` distinct ones are all kept. Of more, `limit + 1` at most, with the smallest and the
 * largest among them, such that `toPercentile` is exact or at most `1 / limit` too high.
 *
 * @param probabilities In [0, 1], shape `[rows]`, in any order.
 * @throws RangeError when there are no rows or a probability is outside [0, 1].
 */
export function fitReferenceScores(
  probabilities: Float64Array,
  { limit = 1000 }: ReferenceScoresOptions = {},
): ReferenceScores {
  requireProbabilities(probabilities)
  if (probabilities.length === 0) {
    throw new RangeError('Expected at least one probability. Received none.')
  }
  const ascending = probabilities.toSorted()
  // The first row of each distinct probability; its position is the number of rows below.
  const distinct = Uint32Array.from(ascending.keys()).filter(
    (row) => row === 0 || ascending[row] > ascending[row - 1],
  )
  const kept = distinct.length > limit ? thin(distinct, ascending.length / limit) : distinct
  return {
    probabilities: Array.from(kept, (row) => ascending[row]),
    share_below: Array.from(kept, (row) => row / ascending.length),
  }
}

/**
 * Drops steps of a distribution, keeping the first and the last.
 *
 * A probability that fell between two kept steps gets the share below the upper one. The share it
 * should get is lowest just above the lower one, where it is the share below the step that
 * followed it: the two may differ by `tolerance` rows. A step is therefore dropped only if the
 * one after it is still within `tolerance` of that follower.
 *
 * @param rowsBelow Ascending, shape `[steps]`, at least two.
 */
function thin(rowsBelow: Uint32Array, tolerance: number): Uint32Array {
  const last = rowsBelow.length - 1
  let follower = rowsBelow[1]
  return rowsBelow.filter((_, step) => {
    if (step === 0 || step === last) return true
    if (rowsBelow[step + 1] - follower <= tolerance) return false
    follower = rowsBelow[step + 1]
    return true
  })
}
