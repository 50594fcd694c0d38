/** How well probabilities agree with what happened. */

import { requireSomeScored } from './scored-rows.ts'

/**
 * Mean negative log-likelihood, in nats: `-log(p)` of a positive row, `-log(1 - p)` of a negative
 * one. Lower is better. As scikit-learn's `log_loss`: the probability of what happened is kept in
 * [2^-52, 1 - 2^-52], so that one certain and wrong prediction costs 36 nats instead of infinity.
 *
 * @param labels 0 or 1, shape `[rows]`.
 * @param probabilities In [0, 1], shape `[rows]`, in the order of `labels`.
 * @throws RangeError when there are no rows, the lengths differ or a probability is outside [0, 1].
 */
export function logLoss(labels: Float32Array, probabilities: Float64Array): number {
  requireSomeScored(labels, probabilities)
  // Kahan summation. Plain addition errs in the 12th digit from 100,000 rows on, and differently
  // for each order of rows; scikit-learn adds pairwise.
  let [total, excess] = [0, 0]
  for (let row = 0; row < labels.length; row++) {
    const happened = labels[row] === 1 ? probabilities[row] : 1 - probabilities[row]
    const kept = Math.min(Math.max(happened, Number.EPSILON), 1 - Number.EPSILON)
    const term = -Math.log(kept) - excess
    const next = total + term
    excess = next - total - term
    total = next
  }
  return total / labels.length
}

/**
 * Log loss of giving every row the same probability: what a model must beat.
 *
 * @param labels 0 or 1, shape `[rows]`.
 * @param baseRate Share of positives, in [0, 1], among the rows learned from.
 * @throws RangeError when there are no rows or the base rate is outside [0, 1].
 */
export function baseRateLogLoss(labels: Float32Array, baseRate: number): number {
  return logLoss(labels, new Float64Array(labels.length).fill(baseRate))
}
