/** The network's arithmetic in float64, in plain loops: what every other way of running it is held against. */

import { toProbability } from '../../shared/score.ts'
import type { NetworkWeights } from '../../trainer/model/network.ts'

/**
 * Probability of each row, shape `[rows]`.
 *
 * @param rows Row-major, shape `[rows, inputs]`.
 */
export function forwardPass(weights: NetworkWeights, rows: Float32Array): Float64Array {
  return forwardLogits(weights, rows).map(toProbability)
}

/** Logit of each row, shape `[rows]`, of rows as `forwardPass` takes them. */
export function forwardLogits(weights: NetworkWeights, rows: Float32Array): Float64Array {
  let values: ArrayLike<number> = rows
  weights.forEach(({ inputs, units, kernel, bias }, layer) => {
    const isHidden = layer < weights.length - 1
    const count = values.length / inputs
    const outputs = new Float64Array(count * units)
    for (let row = 0; row < count; row++) {
      for (let unit = 0; unit < units; unit++) {
        let sum = bias[unit]
        for (let input = 0; input < inputs; input++) {
          sum += values[row * inputs + input] * kernel[input * units + unit]
        }
        outputs[row * units + unit] = isHidden ? Math.max(0, sum) : sum
      }
    }
    values = outputs
  })
  return Float64Array.from(values)
}
