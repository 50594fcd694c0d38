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

/** A logit to which every input matters in another way where another input changes. */
export function tangledLogit(inputs: number, seed: number): LogitOf {
  const random = createRandom(seed, 'tangled logit')
  const weights = Float64Array.from({ length: 3 * inputs }, () => random.normal())
  return (row) =>
    row.reduce((logit, value, input) => {
      const next = row[(input + 1) % inputs]
      const bent = Math.max(0, value + weights[2 * inputs + input] * next)
      return logit + weights[input] * value * next + weights[inputs + input] * bent
    }, 0)
}
