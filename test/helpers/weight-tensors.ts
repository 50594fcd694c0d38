/** A network's weights, or their gradients, as plain lists of numbers. */

import type { NetworkWeights } from '../../trainer/model/network.ts'

/** Kernel and bias of each layer in turn. */
export function tensorsOf(weights: NetworkWeights): Float32Array[] {
  return weights.flatMap(({ kernel, bias }) => [kernel, bias])
}

/** All numbers, layer after layer. */
export function flatten(weights: NetworkWeights): Float32Array {
  return Float32Array.from(tensorsOf(weights).flatMap((tensor) => [...tensor]))
}
