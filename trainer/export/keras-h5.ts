/** The network as a legacy `.h5` file: one HDF5 file with the model's JSON in an attribute. */

import type { DenseWeights, Network, NetworkWeights } from '../model/network.ts'
import { encodeHdf5, type Hdf5Group } from './hdf5.ts'
import {
  KERAS_VERSION,
  type KerasLayer,
  type KerasOptions,
  kerasLayers,
  sequentialConfig,
} from './keras-layers.ts'

/** Who wrote the file, said of the whole and of its weights. */
const ORIGIN = { backend: 'tensorflow', keras_version: KERAS_VERSION }

/** What a group without weights lists: Keras writes an empty list of no particular type. */
const NO_NAMES = new Float64Array()

/**
 * Encodes the file that `keras.models.load_model` opens: input `[rows, inputs]`, output the
 * probability `[rows, 1]`. It carries no optimizer, and Keras says so when it opens one.
 * The same weights give the same bytes at any time.
 */
export function encodeKerasH5(
  network: Network,
  weights: NetworkWeights,
  options: KerasOptions = {},
): Promise<Uint8Array> {
  const layers = kerasLayers(network, weights, options)
  return encodeHdf5({
    attributes: { ...ORIGIN, model_config: JSON.stringify(modelConfig(network, layers)) },
    members: { model_weights: weightsGroup(layers) },
  })
}

function modelConfig(network: Network, layers: readonly KerasLayer[]) {
  const members = layers.map(({ className, name, config }) => ({
    class_name: className,
    config: { name, ...config },
  }))
  return { class_name: 'Sequential', config: sequentialConfig(network, members) }
}

function weightsGroup(layers: readonly KerasLayer[]): Hdf5Group {
  const saved = layers.filter(({ className }) => className !== 'InputLayer')
  const groups = saved.map(({ name, weights }): [string, Hdf5Group] => [
    name,
    weights ? denseGroup(name, weights) : { attributes: { weight_names: NO_NAMES } },
  ])
  return {
    attributes: { ...ORIGIN, layer_names: saved.map(({ name }) => name) },
    members: {
      ...Object.fromEntries(groups),
      top_level_model_weights: { attributes: { weight_names: NO_NAMES } },
    },
  }
}

/** A layer's group holds its weights by their full names: `sequential/dense/kernel`. */
function denseGroup(name: string, { inputs, units, kernel, bias }: DenseWeights): Hdf5Group {
  return {
    attributes: { weight_names: [`sequential/${name}/kernel`, `sequential/${name}/bias`] },
    members: {
      sequential: {
        members: {
          [name]: {
            members: {
              kernel: { values: kernel, shape: [inputs, units] },
              bias: { values: bias, shape: [units] },
            },
          },
        },
      },
    },
  }
}
