import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { SeededDropout } from '../../../trainer/model/seeded-dropout.ts'
import { startBackend } from '../../../trainer/model/tfjs-backend.ts'
import { createRandom } from '../../../trainer/random.ts'

beforeAll(async () => {
  await startBackend('wasm')
})

describe('SeededDropout', () => {
  it('draws another mask each time, zeroes at its rate and scales what it keeps', () => {
    const layer = new SeededDropout(0.3, createRandom(1, 'masks'))
    const [first, second] = tf.tidy(() =>
      [0, 1].map(() => {
        const output = layer.apply(tf.ones([100, 100]), { training: true }) as tf.Tensor
        return [...output.dataSync<'float32'>()]
      }),
    )
    const zeros = first.filter((value) => value === 0).length
    expect(first).not.toEqual(second)
    expect(zeros / 10_000).toBeCloseTo(0.3, 1)
    expect(new Set(first)).toEqual(new Set([0, Math.fround(1 / 0.7)]))
  })

  it('passes everything on outside of training', () => {
    const layer = new SeededDropout(0.3, createRandom(1, 'masks'))
    const output = tf.tidy(() => (layer.apply(tf.ones([2, 3])) as tf.Tensor).arraySync())
    expect(output).toEqual([
      [1, 1, 1],
      [1, 1, 1],
    ])
  })
})
