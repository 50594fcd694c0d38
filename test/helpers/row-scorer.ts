/** Scorers from what they say of one encoded customer. */

import type { ExplainedScorer } from '../../shared/reasons.ts'
import { createRandom } from '../../trainer/random.ts'

export type LogitOf = (row: Float32Array) => number

/** Takes customers a batch at a time, as a network does. */
export function rowScorer(logitOf: LogitOf): ExplainedScorer['computeLogits'] {
  return (encoded, rows) => {
    const inputs = encoded.length / rows
    return Float32Array.from({ length: rows }, (_, row) =>
      logitOf(encoded.subarray(row * inputs, (row + 1) * inputs)),
    )
  }
}

/**
 * A logit of sixteen random units, each bent at 0: what an input adds depends on all others. Pairs
 * of inputs that depend on each other alone would not do: orders walked there and back are exact
 * for those.
 */
export function tangledLogit(inputs: number, seed: number): LogitOf {
  const random = createRandom(seed, 'tangled logit')
  const units = Array.from({ length: 16 }, () => ({
    weights: Float64Array.from({ length: inputs }, () => random.normal()),
    factor: random.normal(),
  }))
  return (row) =>
    units.reduce((logit, { weights, factor }) => {
      const sum = row.reduce((total, value, input) => total + weights[input] * value, 0)
      return logit + factor * Math.max(0, sum)
    }, 0)
}
