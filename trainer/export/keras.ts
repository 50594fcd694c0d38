/** The network as a `.keras` file, laid out as Keras 3 itself saves a Sequential model. */

import { strToU8, zipSync } from 'fflate'
import type { DenseWeights, Network, NetworkWeights } from '../model/network.ts'
import { encodeHdf5, type Hdf5Group } from './hdf5.ts'
import {
  KERAS_VERSION,
  type KerasLayer,
  type KerasOptions,
  kerasLayers,
  kerasObject,
  sequentialConfig,
} from './keras-layers.ts'

/**
 * Encodes the file that `keras.models.load_model` opens: input `[rows, inputs]`, output the
 * probability `[rows, 1]`. It carries no optimizer: whoever trains on compiles it anew.
 * The same weights give the same bytes at any time and in any time zone.
 */
export async function encodeKeras(
  network: Network,
  weights: NetworkWeights,
  options: KerasOptions = {},
): Promise<Uint8Array> {
  const layers = kerasLayers(network, weights, options)
  return zipSync(
    {
      'metadata.json': toJson({
        keras_version: KERAS_VERSION,
        date_saved: '1980-01-01@00:00:00',
      }),
      'config.json': toJson(modelConfig(network, layers)),
      'model.weights.h5': await encodeHdf5(weightsFile(layers)),
    },
    // Stored, as Keras does. A zip begins in 1980, by the local clock, which is why the date is
    // given by its parts.
    { level: 0, mtime: new Date(1980, 0, 1) },
  )
}

function modelConfig(network: Network, layers: readonly KerasLayer[]) {
  const members = layers.map(({ className, name, config, weights }) => ({
    ...kerasObject('keras.layers', className, { name, ...config }),
    ...(weights ? buildConfig(weights.inputs) : {}),
  }))
  return {
    ...kerasObject('keras', 'Sequential', sequentialConfig(network, members)),
    ...buildConfig(network.inputs),
  }
}

/** What Keras makes a layer's weights for, before it reads them. */
function buildConfig(inputs: number) {
  return { build_config: { input_shape: [null, inputs] } }
}

/**
 * The weights by layer. Keras looks a layer up by its class and its place among the layers of
 * that class (`dense`, `dense_1`), whatever the layer is called; here both are the same.
 */
function weightsFile(layers: readonly KerasLayer[]): Hdf5Group {
  const groups = layers
    .filter(({ className }) => className !== 'InputLayer')
    .map(({ name, weights }): [string, Hdf5Group] => [
      name,
      {
        members: {
          vars: { attributes: { name }, members: weights ? variables(weights) : {} },
        },
      },
    ])
  return {
    members: {
      layers: { members: Object.fromEntries(groups) },
      vars: { attributes: { name: 'sequential' } },
    },
  }
}

function variables({ inputs, units, kernel, bias }: DenseWeights) {
  return {
    0: { values: kernel, shape: [inputs, units] },
    1: { values: bias, shape: [units] },
  }
}

function toJson(value: unknown): Uint8Array {
  return strToU8(JSON.stringify(value))
}
