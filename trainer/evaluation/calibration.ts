/** How well probabilities agree with what happened. */

import { meanOf } from './mean.ts'
import { requireScored, requireSomeScored } from './scored-rows.ts'

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
  return meanOf(rowLogLosses(labels, probabilities))
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

/**
 * Mean squared gap between probability and outcome. Lower is better; 0 is perfect, 1 is always
 * certain and wrong. As scikit-learn's `brier_score_loss`.
 *
 * @param labels 0 or 1, shape `[rows]`.
 * @param probabilities In [0, 1], shape `[rows]`, in the order of `labels`.
 * @throws RangeError when there are no rows, the lengths differ or a probability is outside [0, 1].
 */
export function brierLoss(labels: Float32Array, probabilities: Float64Array): number {
  requireSomeScored(labels, probabilities)
  return meanOf(rowBrierLosses(labels, probabilities))
}

/**
 * What each row adds to `logLoss`, which is their mean: for the error of a mean, or of the
 * difference of two.
 *
 * @throws RangeError when the lengths differ or a probability is outside [0, 1].
 */
export function rowLogLosses(labels: Float32Array, probabilities: Float64Array): Float64Array {
  requireScored(labels, probabilities)
  return probabilities.map((probability, row) => {
    const happened = labels[row] === 1 ? probability : 1 - probability
    return -Math.log(Math.min(Math.max(happened, Number.EPSILON), 1 - Number.EPSILON))
  })
}

/** As `rowLogLosses`, of `brierLoss`. */
export function rowBrierLosses(labels: Float32Array, probabilities: Float64Array): Float64Array {
  requireScored(labels, probabilities)
  return probabilities.map((probability, row) => (probability - labels[row]) ** 2)
}
