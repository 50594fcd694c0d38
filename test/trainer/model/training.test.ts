import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { initialWeights, type Network } from '../../../trainer/model/network.ts'
import { SeededDropout } from '../../../trainer/model/seeded-dropout.ts'
import { startBackend } from '../../../trainer/model/tfjs-backend.ts'
import { type TrainingOptions, trainWithTfjs } from '../../../trainer/model/tfjs-training.ts'
import { createRandom } from '../../../trainer/random.ts'
import { separableRows } from '../../helpers/separable-rows.ts'

const NETWORK: Network = { inputs: 3, hidden: [8, 4], dropout: 0.2 }

const OPTIONS: TrainingOptions = {
  epochs: 6,
  batchSize: 16,
  learningRate: 0.01,
  l2: 0,
  patience: null,
}

const DATA = { train: separableRows(300, 1), validation: separableRows(100, 2) }

function train(options: Partial<TrainingOptions> = {}, seed = 1, network = NETWORK) {
  return trainWithTfjs(
    network,
    initialWeights(network, createRandom(seed, 'weights')),
    DATA,
    { ...OPTIONS, ...options },
    { order: createRandom(seed, 'order'), masks: createRandom(seed, 'masks') },
  )
}

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

describe('trainWithTfjs', () => {
  it('learns what the first input tells', async () => {
    const { history } = await train()
    expect(history.epochs).toHaveLength(6)
    expect(history.epochs[5].validationAccuracy).toBeGreaterThan(0.9)
    expect(history.epochs[5].validationLoss).toBeLessThan(history.epochs[0].validationLoss / 1.5)
  })

  it('gives the same weights for the same seed, and others for another', async () => {
    const [first, again, other] = [await train({}, 7), await train({}, 7), await train({}, 8)]
    expect(again).toEqual(first)
    expect(other.weights).not.toEqual(first.weights)
  })

  it('feels the dropout', async () => {
    const withDropout = await train()
    const without = await train({}, 1, { ...NETWORK, dropout: 0 })
    expect(withDropout.history.epochs[5].loss).toBeGreaterThan(without.history.epochs[5].loss)
    expect(withDropout.weights).not.toEqual(without.weights)
  })

  it('trains a logistic regression where there is no hidden layer', async () => {
    const { history, weights } = await train({ epochs: 20 }, 1, { ...NETWORK, hidden: [] })
    expect(weights).toHaveLength(1)
    expect(history.epochs[19].validationAccuracy).toBeGreaterThan(0.9)
  })

  it('takes a batch larger than the data, and one of a single row', async () => {
    expect((await train({ batchSize: 1000, epochs: 1 })).history.epochs).toHaveLength(1)
    expect((await train({ batchSize: 1, epochs: 1 })).history.epochs).toHaveLength(1)
  })

  it('shrinks the kernels under an L2 penalty', async () => {
    const sizeOf = async (l2: number) =>
      (await train({ l2 })).weights.reduce(
        (sum, { kernel }) => sum + kernel.reduce((squares, weight) => squares + weight ** 2, 0),
        0,
      )
    expect(await sizeOf(0.05)).toBeLessThan(0.5 * (await sizeOf(0)))
  })

  it('with patience stops after the best epoch and brings its weights back', async () => {
    const patient = await train({ epochs: 40, learningRate: 0.3, patience: 2 })
    const { bestEpoch, epochs, stoppedEarly } = patient.history
    const shorter = await train({ epochs: bestEpoch + 1, learningRate: 0.3 })
    expect(stoppedEarly).toBe(true)
    expect(epochs).toHaveLength(bestEpoch + 3)
    expect(patient.weights).toEqual(shorter.weights)
  })

  it('names the epoch of the lowest validation loss, also without patience', async () => {
    const { epochs, bestEpoch } = (await train({ epochs: 10, learningRate: 0.3 })).history
    const losses = epochs.map(({ validationLoss }) => validationLoss)
    expect(losses[bestEpoch]).toBe(Math.min(...losses))
  })

  it('stops with a sentence that says what to try where the loss explodes', async () => {
    await expect(train({ learningRate: 1e30, epochs: 3 })).rejects.toThrow(/Try a lower --lr/)
  })

  it('leaves no tensor behind, also where it fails', async () => {
    const before = tf.memory().numTensors
    await train({ epochs: 1 })
    await expect(train({ learningRate: 1e30, epochs: 3 })).rejects.toThrow()
    expect(tf.memory().numTensors).toBe(before)
  })
})
