/** The numbers of a padded block that belong to no weight. */

import { type PaddedShape, writePadded } from '../../trainer/engine/padded-weights.ts'

export function paddingOf(shape: PaddedShape, block: Float32Array): Float32Array {
  const isWeight = new Float32Array(shape.length)
  const ones = shape.layers.map(({ inputs, units }) => ({
    ...{ inputs, units },
    kernel: new Float32Array(inputs * units).fill(1),
    bias: new Float32Array(units).fill(1),
  }))
  writePadded(shape, ones, isWeight)
  return block.filter((_, at) => isWeight[at] === 0)
}
