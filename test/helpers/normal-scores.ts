/** Scored rows whose ROC AUC is known: two normal distributions. */

import { createRandom } from '../../trainer/random.ts'
import type { ScoredRows } from './scored-rows.ts'

/** @param options.shift How many deviations the positives are above the negatives. */
export function normalScores({
  negatives,
  positives,
  shift,
}: {
  readonly negatives: number
  readonly positives: number
  readonly shift: number
}): ScoredRows {
  const { normal } = createRandom(1, 'normal scores')
  const labels = new Float32Array(negatives + positives).fill(1, negatives)
  return {
    labels,
    probabilities: Float64Array.from(
      labels,
      (label) => 1 / (1 + Math.exp(-normal() - shift * label)),
    ),
  }
}
