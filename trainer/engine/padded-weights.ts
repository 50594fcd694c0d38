/** A network's weights as the kernels hold them: padded, layer after layer in one block. */

import type { DenseWeights, Network, NetworkWeights } from '../model/network.ts'
import { alignUp } from './memory.ts'

/** Numbers that one instruction takes. */
export const LANES = 4

/** Units that the kernels hold in registers at once: `BLOCK` in kernels/lanes.ts. */
export const UNIT_BLOCK = 32

/** One layer's place: its kernel, row-major `[paddedInputs, paddedUnits]`, then its bias. */
export interface PaddedLayer {
  readonly inputs: number
  readonly units: number
  readonly paddedInputs: number
  /** A multiple of 32; 1 for the output layer. */
  readonly paddedUnits: number
  /** Of its first number within the block. */
  readonly offset: number
}

export interface PaddedShape {
  readonly layers: readonly PaddedLayer[]
  /** Numbers in the block, a multiple of 8. */
  readonly length: number
}

/** Where each layer of a network goes. */
export function padNetwork({ inputs, hidden }: Network): PaddedShape {
  const layers: PaddedLayer[] = []
  let from = { width: inputs, padded: alignUp(inputs, LANES) }
  let length = 0
  for (const [layer, units] of [...hidden, 1].entries()) {
    const isOutput = layer === hidden.length
    const paddedUnits = isOutput ? 1 : alignUp(units, UNIT_BLOCK)
    layers.push({
      inputs: from.width,
      units,
      paddedInputs: from.padded,
      paddedUnits,
      offset: length,
    })
    length += alignUp((from.padded + 1) * paddedUnits, 2 * LANES)
    from = { width: units, padded: paddedUnits }
  }
  return { layers, length }
}

/** Writes weights into a block of zeros. */
export function writePadded(
  shape: PaddedShape,
  weights: NetworkWeights,
  block: Float32Array,
): void {
  shape.layers.forEach(({ inputs, units, paddedInputs, paddedUnits, offset }, layer) => {
    const { kernel, bias } = weights[layer]
    for (let input = 0; input < inputs; input++) {
      const row = kernel.subarray(input * units, (input + 1) * units)
      block.set(row, offset + input * paddedUnits)
    }
    block.set(bias, offset + paddedInputs * paddedUnits)
  })
}

/** Reads weights, or their gradients, out of a block, without the padding. */
export function readPadded(shape: PaddedShape, block: Float32Array): NetworkWeights {
  return shape.layers.map((layer): DenseWeights => {
    const { inputs, units, paddedInputs, paddedUnits, offset } = layer
    const kernel = new Float32Array(inputs * units)
    for (let input = 0; input < inputs; input++) {
      const start = offset + input * paddedUnits
      kernel.set(block.subarray(start, start + units), input * units)
    }
    const biasStart = offset + paddedInputs * paddedUnits
    return { inputs, units, kernel, bias: block.slice(biasStart, biasStart + units) }
  })
}
