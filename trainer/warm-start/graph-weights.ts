/** Reads the network's weights back out of the graph model that a bundle holds. */

import { isDeepStrictEqual } from 'node:util'
import type { io } from '@tensorflow/tfjs-core'
import { Failure } from '../../shared/failure.ts'
import { buildGraphModel } from '../export/graph-model.ts'
import type { DenseWeights, NetworkWeights } from '../model/network.ts'

/**
 * The inverse of `buildGraphModel`: kernel and bias of each layer in turn. Whether the graph does
 * with them what our network does is not deduced but compared: it must be the graph that we make
 * of these weights.
 *
 * @param graph.weightData In one buffer.
 * @throws Failure `invalid-bundle` when it is any other graph.
 */
export function readGraphWeights(graph: io.ModelArtifacts): NetworkWeights {
  const weights = sliceWeights(graph)
  if (weights !== null) {
    const { modelTopology, weightSpecs } = buildGraphModel(weights)
    const isOurs =
      isDeepStrictEqual(modelTopology, graph.modelTopology) &&
      isDeepStrictEqual(weightSpecs, graph.weightSpecs)
    if (isOurs) return weights
  }
  throw new Failure(
    'invalid-bundle',
    'Expected the graph of Dense layers that this version writes. Received another graph: ' +
      'train it again with this version.',
  )
}

/** @returns Null when the tensors cannot be kernels and biases in turn. */
function sliceWeights({ weightSpecs = [], weightData }: io.ModelArtifacts): NetworkWeights | null {
  if (!(weightData instanceof ArrayBuffer) || weightSpecs.length === 0) return null
  const counts = weightSpecs.map(({ shape }) => shape.reduce((count, size) => count * size, 1))
  if (4 * counts.reduce((sum, count) => sum + count, 0) !== weightData.byteLength) return null
  let at = 0
  const arrays = counts.map((count) => {
    const array = new Float32Array(weightData.slice(4 * at, 4 * (at + count)))
    at += count
    return array
  })
  const layers: DenseWeights[] = []
  for (let index = 0; index + 1 < arrays.length; index += 2) {
    const [inputs, units] = weightSpecs[index].shape
    layers.push({ inputs, units, kernel: arrays[index], bias: arrays[index + 1] })
  }
  return layers
}
