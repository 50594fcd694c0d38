/** The network as a user of TensorFlow.js writes and trains it. */

import * as tf from '@tensorflow/tfjs-core'
import { layers, type Sequential, sequential } from '@tensorflow/tfjs-layers'
import type { NetworkWeights } from '../../../trainer/model/network.ts'
import type { Training } from '../contestant.ts'
import { type BenchmarkData, firstRows } from '../data.ts'

/** `model.fit` with Adam, binary cross-entropy and dropout. Returns the weights after it. */
export async function fitLayersModel(
  { train }: BenchmarkData,
  training: Training,
): Promise<NetworkWeights> {
  const { inputs, encoded, labels } = firstRows(train, training.rows)
  const model = buildModel(inputs, training)
  const x = tf.tensor2d(encoded, [labels.length, inputs])
  const y = tf.tensor2d(labels, [labels.length, 1])
  await model.fit(x, y, { epochs: training.epochs, batchSize: training.batch_size, verbose: 0 })
  const weights = readWeights(model)
  tf.dispose([x, y])
  model.dispose()
  return weights
}

function buildModel(inputs: number, { hidden, dropout, learning_rate }: Training): Sequential {
  const model = sequential()
  hidden.forEach((units, layer) => {
    const inputShape = layer === 0 ? { inputShape: [inputs] } : {}
    model.add(layers.dense({ units, activation: 'relu', ...inputShape }))
    model.add(layers.dropout({ rate: dropout }))
  })
  model.add(layers.dense({ units: 1, activation: 'sigmoid' }))
  model.compile({ optimizer: tf.train.adam(learning_rate), loss: 'binaryCrossentropy' })
  return model
}

function readWeights(model: Sequential): NetworkWeights {
  return model.layers
    .filter((layer) => layer.getClassName() === 'Dense')
    .map((layer) => {
      const [kernel, bias] = layer.getWeights()
      const [inputs, units] = kernel.shape
      return {
        ...{ inputs, units },
        kernel: Float32Array.from(kernel.dataSync<'float32'>()),
        bias: Float32Array.from(bias.dataSync<'float32'>()),
      }
    })
}
