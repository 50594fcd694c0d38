/** The network as the layers of a Keras 3 Sequential model, named as Keras names them. */

import type { DenseWeights, Network, NetworkWeights } from '../model/network.ts'

/** The version of Keras whose files these are. */
export const KERAS_VERSION = '3.15.1'

export interface KerasOptions {
  /** Weight of the squared kernels in the loss, as it was in training; 0 writes none. */
  readonly l2?: number
}

export interface KerasLayer {
  readonly className: 'InputLayer' | 'Dense' | 'Dropout'
  readonly name: string
  /** What the layer's constructor takes, beside its name. */
  readonly config: Readonly<Record<string, unknown>>
  /** Of a Dense layer; null for the others, which have none. */
  readonly weights: DenseWeights | null
}

/** How Keras writes the type of a layer's numbers. */
const FLOAT32_POLICY = kerasObject('keras', 'DTypePolicy', { name: 'float32' })

/**
 * Lists the layers, input first. Their configs hold the keys that Keras has long written: a few
 * newer ones (such as Dense's `quantization_config`) would say what is the default anyway, and an
 * older Keras refuses keys that it does not know.
 */
export function kerasLayers(
  { inputs, dropout }: Network,
  weights: NetworkWeights,
  { l2 = 0 }: KerasOptions,
): KerasLayer[] {
  return [
    inputLayer(inputs),
    ...weights.flatMap((layerWeights, index) =>
      index < weights.length - 1
        ? [denseLayer(index, layerWeights, 'relu', l2), dropoutLayer(index, dropout)]
        : [denseLayer(index, layerWeights, 'sigmoid', l2)],
    ),
  ]
}

/** The arguments of a Sequential model, given its layers as the format at hand writes them. */
export function sequentialConfig({ inputs }: Network, layers: readonly unknown[]) {
  return {
    name: 'sequential',
    trainable: true,
    dtype: FLOAT32_POLICY,
    layers,
    build_input_shape: [null, inputs],
  }
}

/** An object in Keras's JSON: the class to construct and its arguments. */
export function kerasObject(
  module: string,
  className: string,
  config: Readonly<Record<string, unknown>>,
) {
  return { module, class_name: className, config, registered_name: null }
}

function inputLayer(inputs: number): KerasLayer {
  return {
    className: 'InputLayer',
    name: 'input_layer',
    config: { batch_shape: [null, inputs], dtype: 'float32', sparse: false, ragged: false },
    weights: null,
  }
}

function denseLayer(
  index: number,
  weights: DenseWeights,
  activation: 'relu' | 'sigmoid',
  l2: number,
): KerasLayer {
  return {
    className: 'Dense',
    name: numbered('dense', index),
    config: {
      trainable: true,
      dtype: FLOAT32_POLICY,
      units: weights.units,
      activation,
      use_bias: true,
      kernel_initializer: kerasObject('keras.initializers', 'GlorotUniform', { seed: null }),
      bias_initializer: kerasObject('keras.initializers', 'Zeros', {}),
      kernel_regularizer: l2 > 0 ? kerasObject('keras.regularizers', 'L2', { l2 }) : null,
      bias_regularizer: null,
      kernel_constraint: null,
      bias_constraint: null,
    },
    weights,
  }
}

function dropoutLayer(index: number, rate: number): KerasLayer {
  return {
    className: 'Dropout',
    name: numbered('dropout', index),
    config: { trainable: true, dtype: FLOAT32_POLICY, rate, seed: null, noise_shape: null },
    weights: null,
  }
}

/** `dense`, `dense_1`, `dense_2`: the names Keras gives to layers of one class. */
function numbered(name: string, index: number): string {
  return index === 0 ? name : `${name}_${index}`
}
