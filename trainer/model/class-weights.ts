/** Training that weighs one outcome more than the other, and probabilities that stay true. */

import { countPositives } from '../data/positives.ts'
import type { ClassWeight } from '../options.ts'
import type { ClassWeights } from './training-history.ts'

/**
 * - `none`: every row counts 1.
 * - `balanced`: each class counts half of all, as scikit-learn's `class_weight='balanced'`; the
 *   mean weight of a training row is 1.
 * - a number: a positive row counts so much, a negative one 1, as Keras's `{0: 1, 1: number}`.
 *
 * @param labels Of the training rows, 0 or 1, both of them there.
 */
export function classWeightsOf(choice: ClassWeight, labels: Float32Array): ClassWeights {
  if (choice === 'none') return [1, 1]
  if (choice !== 'balanced') return [1, choice]
  const positives = countPositives(labels)
  return [labels.length / (2 * (labels.length - positives)), labels.length / (2 * positives)]
}

/**
 * What to add to the logits of a network trained with class weights. It has learned the odds of
 * a world where positives are `positive / negative` times as frequent:
 *
 *     log(c1 p / (c0 (1 - p))) = log(p / (1 - p)) + log(c1 / c0)
 *
 * (Elkan, "The foundations of cost-sensitive learning", 2001.)
 */
export function logitCorrection([negative, positive]: ClassWeights): number {
  return Math.log(negative / positive)
}
