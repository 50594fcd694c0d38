/** Two encoded customers of as many inputs as the widths of their features ask for. */

import { createRandom } from '../../trainer/random.ts'
import type { PayoffOf } from './brute-force-shapley.ts'
import type { LogitOf } from './row-scorer.ts'

export interface ExplainedPair {
  readonly encoded: Float32Array
  readonly reference: Float32Array
}

/** Both of normal numbers, which are never the same. */
export function explainedPair(widths: readonly number[], seed: number): ExplainedPair {
  const random = createRandom(seed, 'explained pair')
  const inputs = widths.reduce((sum, width) => sum + width, 0)
  const draw = () => Float32Array.from({ length: inputs }, () => random.normal())
  return { encoded: draw(), reference: draw() }
}

/** What a coalition of features gets: the logit of a customer mixed of both, as float32. */
export function coalitionPayoff(
  { encoded, reference }: ExplainedPair,
  widths: readonly number[],
  logitOf: LogitOf,
): PayoffOf {
  const features = widths.flatMap((width, feature) => Array<number>(width).fill(feature))
  return (coalition) =>
    Math.fround(
      logitOf(
        reference.map((value, input) =>
          (coalition >> features[input]) & 1 ? encoded[input] : value,
        ),
      ),
    )
}
