/** Dropout whose masks come from our own generator, so that a seed gives the same network. */

import * as tf from '@tensorflow/tfjs-core'
import { layers } from '@tensorflow/tfjs-layers'
import type { Random } from '../random.ts'

type Call = layers.Layer['call']

/**
 * Zeroes each value with probability `rate` while training and scales the others by
 * `1 / (1 - rate)`, as Keras's Dropout; passes everything on otherwise. (The Dropout layer of
 * TensorFlow.js is not used: unseeded it is not reproducible, seeded it repeats one mask.)
 */
export class SeededDropout extends layers.Layer {
  static readonly className = 'SeededDropout'
  readonly #rate: number
  readonly #random: Random

  constructor(rate: number, random: Random) {
    super({})
    this.#rate = rate
    this.#random = random
  }

  override computeOutputShape<Shape>(inputShape: Shape): Shape {
    return inputShape
  }

  override call(inputs: Parameters<Call>[0], options: Parameters<Call>[1]): tf.Tensor {
    const input = Array.isArray(inputs) ? inputs[0] : inputs
    if (!options.training || this.#rate === 0) return input
    const kept = 1 / (1 - this.#rate)
    const mask = new Float32Array(input.size).map(() =>
      this.#random.uniform() < this.#rate ? 0 : kept,
    )
    return tf.mul(input, tf.tensor(mask, input.shape))
  }
}
