/** Gradients by TensorFlow.js's automatic differentiation, with dropout masks that are given. */

import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-layers' // registers the gradients of operations
import type { NetworkWeights } from '../../trainer/model/network.ts'
import type { LabelledRows } from '../../trainer/preprocessing/labelled-rows.ts'

/**
 * Gradient of the mean binary cross-entropy of a batch: kernel and bias of each layer in turn.
 *
 * @param masks What each hidden layer's outputs are multiplied by, shape `[rows, units]`.
 */
export function autograd(
  weights: NetworkWeights,
  data: LabelledRows,
  rows: Int32Array,
  masks: readonly Float32Array[],
): Float32Array[] {
  const encoded = new Float32Array(rows.length * data.inputs)
  data.gather(rows, encoded, data.inputs)
  const gradients = tf.tidy(() => {
    const labels = tf.tensor1d(Float32Array.from(rows, (row) => data.labels[row]))
    const loss = (...tensors: tf.Tensor[]): tf.Scalar => {
      let x = tf.tensor2d(encoded, [rows.length, data.inputs])
      masks.forEach((mask, layer) => {
        const z = tf.add<tf.Tensor2D>(tf.matMul(x, tensors[2 * layer]), tensors[2 * layer + 1])
        x = tf.mul(tf.relu(z), tf.tensor2d(mask, [rows.length, weights[layer].units]))
      })
      const [kernel, bias] = tensors.slice(-2)
      const logits = tf.squeeze<tf.Tensor1D>(tf.add(tf.matMul(x, kernel), bias), [1])
      return tf.losses.sigmoidCrossEntropy(labels, logits)
    }
    const tensors = weights.flatMap(({ kernel, bias, inputs, units }) => [
      tf.tensor2d(kernel, [inputs, units]),
      tf.tensor1d(bias),
    ])
    return tf
      .grads(loss)(tensors)
      .map((gradient) => gradient.dataSync<'float32'>())
  })
  return gradients as unknown as Float32Array[] // tidy is typed for tensors alone
}
