/** What share each of several models has in a committee's say. */

import { fitLogitMap } from '../evaluation/affine-calibration.ts'
import type { LogitMap } from '../model/output-layer.ts'

/** Models may be taken again and again: a share is how often, of so many times. */
const STEPS = 20

/** Less than this, in nats a row, is rounding. */
const LEAST_GAIN = 1e-7

export interface Blend {
  /** Of each model, in [0, 1]; together 1. */
  readonly shares: readonly number[]
  /** What makes the blended logits true. */
  readonly map: LogitMap
}

/**
 * Ensemble selection of Caruana, Niculescu-Mizil, Crew and Ksikes (2004): starting from none, the
 * model whose logits, joined to the mean of those taken so far, lower the log loss most is taken
 * next, again if it helps again; the best of all these means is kept. Then Platt's map.
 *
 * @param labels 0 or 1, shape `[rows]`.
 * @param logits Of each model, by networks or trees that have not seen the row; shape `[rows]`. Null
 *   where one is missing: it gets no share.
 */
export function fitBlend(labels: Float32Array, logits: readonly (Float64Array | null)[]): Blend {
  const counts = logits.map(() => 0)
  const sum = new Float64Array(labels.length)
  let best = { loss: Number.POSITIVE_INFINITY, shares: counts.map(() => 1 / counts.length) }
  for (let taken = 1; taken <= STEPS; taken++) {
    const losses = logits.map((model) => (model ? lossOfMean(labels, sum, model, taken) : Infinity))
    const next = losses.indexOf(Math.min(...losses))
    const model = logits[next]
    if (!model) break
    counts[next] += 1
    for (let row = 0; row < sum.length; row++) sum[row] += model[row]
    if (losses[next] < best.loss - LEAST_GAIN) {
      best = { loss: losses[next], shares: counts.map((count) => count / taken) }
    }
  }
  const rows = Int32Array.from({ length: labels.length }, (_, row) => row)
  return { shares: best.shares, map: fitLogitMap(labels, blendLogits(logits, best.shares), rows) }
}

/**
 * Mean of the models' logits by their shares, shape `[rows]`. Models without a share are not read;
 * the shares of models that are missing fall to the others.
 */
export function blendLogits(
  logits: readonly (Float64Array | null)[],
  shares: readonly number[],
): Float64Array {
  const [first] = logits.filter((model) => model !== null)
  const blended = new Float64Array(first?.length ?? 0)
  const isMissing = (index: number): boolean => logits[index] === null && shares[index] > 0
  const present = shares.reduce((sum, share, index) => sum + (isMissing(index) ? 0 : share), 0)
  logits.forEach((model, index) => {
    if (model === null || shares[index] === 0) return
    const share = present === 1 ? shares[index] : shares[index] / present
    for (let row = 0; row < blended.length; row++) blended[row] += share * model[row]
  })
  return blended
}

/** Mean log loss of (sum + model) / count, in nats. */
function lossOfMean(
  labels: Float32Array,
  sum: Float64Array,
  model: Float64Array,
  count: number,
): number {
  let loss = 0
  for (let row = 0; row < labels.length; row++) {
    const logit = (sum[row] + model[row]) / count
    const against = labels[row] > 0 ? -logit : logit
    loss += Math.max(against, 0) + Math.log1p(Math.exp(-Math.abs(against)))
  }
  return loss / labels.length
}
