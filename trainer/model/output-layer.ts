/** Straight maps of a network's logit, folded into its last layer: they cost nothing to serve. */

import type { NetworkWeights } from './network.ts'

/** logit -> slope * logit + intercept. */
export interface LogitMap {
  readonly slope: number
  readonly intercept: number
}

/** The network whose logit is the map of this one's. */
export function mapLogit(weights: NetworkWeights, { slope, intercept }: LogitMap): NetworkWeights {
  return weights.map((layer, index) => {
    if (index < weights.length - 1) return layer
    return {
      ...layer,
      kernel: layer.kernel.map((weight) => slope * weight),
      bias: layer.bias.map((bias) => slope * bias + intercept),
    }
  })
}
