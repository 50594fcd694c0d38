import * as tf from '@tensorflow/tfjs-core'
import { describe, expect, it } from 'vitest'
import { ENGINES, startEngine } from '../../../trainer/model/engines.ts'
import type { Network } from '../../../trainer/model/network.ts'
import type { TrainingJob, TrainingOptions } from '../../../trainer/model/training.ts'
import { PLAIN_UPDATE } from '../../helpers/plain-update.ts'
import { separableRows } from '../../helpers/separable-rows.ts'

const NETWORK: Network = { inputs: 3, hidden: [8, 4], dropout: 0.2 }

const OPTIONS: TrainingOptions = {
  epochs: 6,
  batchSize: 16,
  schedule: { name: 'constant', peak: 0.01, warmup: 0 },
  ...PLAIN_UPDATE,
  patience: null,
}

const ROUGH = { name: 'constant', peak: 0.3, warmup: 0 } as const
const ABSURD = { name: 'constant', peak: 1e30, warmup: 0 } as const

function jobOf(
  options: Partial<TrainingOptions> = {},
  { seed = 1, member = 0, network = NETWORK } = {},
): TrainingJob {
  return {
    ...{ network, seed, member, options: { ...OPTIONS, ...options } },
    train: separableRows(300, 1),
    validation: separableRows(100, 2),
  }
}

describe.each(ENGINES)('training with the engine %s', (engine) => {
  const backend = engine === 'tfjs' ? 'wasm' : 'auto'
  const started = startEngine({ engine, backend, threads: 2 })

  async function train(...job: Parameters<typeof jobOf>) {
    const [trained] = await (await started).train([jobOf(...job)], {})
    return trained
  }

  it('learns what the first input tells', async () => {
    const { history } = await train()
    expect(history.epochs).toHaveLength(6)
    expect(history.epochs[5].validationAccuracy).toBeGreaterThan(0.9)
    expect(history.epochs[5].validationLoss).toBeLessThan(history.epochs[0].validationLoss / 1.5)
  })

  it('gives the same weights for the same seed, others for another seed or member', async () => {
    const first = await train({}, { seed: 7 })
    expect(await train({}, { seed: 7 })).toEqual(first)
    expect((await train({}, { seed: 8 })).weights).not.toEqual(first.weights)
    expect((await train({}, { seed: 7, member: 1 })).weights).not.toEqual(first.weights)
  })

  it('gives several networks in the order of their jobs, each as if trained alone', async () => {
    const jobs = [0, 1, 2].map((member) => jobOf({ epochs: 2 }, { member }))
    const alone = await Promise.all(jobs.map(async (job) => (await started).train([job], {})))
    expect(await (await started).train(jobs, {})).toEqual(alone.flat())
  })

  it('tells of each epoch of each network', async () => {
    const told: string[] = []
    const jobs = [0, 1].map((member) => jobOf({ epochs: 2 }, { member }))
    await (await started).train(jobs, {
      onEpoch: (network, epoch, { loss }) => told.push(`${network}.${epoch} ${loss > 0}`),
    })
    expect(told.sort()).toEqual(['0.0 true', '0.1 true', '1.0 true', '1.1 true'])
  })

  it('feels the dropout', async () => {
    const withDropout = await train({}, { network: { ...NETWORK, dropout: 0.6 } })
    const without = await train({}, { network: { ...NETWORK, dropout: 0 } })
    expect(withDropout.history.epochs[5].loss).toBeGreaterThan(without.history.epochs[5].loss)
    expect(withDropout.weights).not.toEqual(without.weights)
  })

  it('trains a logistic regression where there is no hidden layer', async () => {
    const network = { ...NETWORK, hidden: [] }
    const { history, weights } = await train({ epochs: 20 }, { network })
    expect(weights).toHaveLength(1)
    expect(history.epochs[19].validationAccuracy).toBeGreaterThan(0.9)
  })

  it('takes a batch larger than the data, and one of a single row', async () => {
    expect((await train({ batchSize: 1000, epochs: 1 })).history.epochs).toHaveLength(1)
    expect((await train({ batchSize: 1, epochs: 1 })).history.epochs).toHaveLength(1)
  })

  it('shrinks the kernels under an L2 penalty and under weight decay', async () => {
    const sizeOf = async (options: Partial<TrainingOptions>) =>
      (await train(options)).weights.reduce(
        (sum, { kernel }) => sum + kernel.reduce((squares, weight) => squares + weight ** 2, 0),
        0,
      )
    const plain = await sizeOf({})
    expect(await sizeOf({ l2: 0.05 })).toBeLessThan(0.5 * plain)
    expect(await sizeOf({ weightDecay: 1 })).toBeLessThan(0.9 * plain)
  })

  it('with patience stops after the best epoch and brings its weights back', async () => {
    const patient = await train({ epochs: 60, schedule: ROUGH, patience: 2 })
    const { bestEpoch, epochs, stoppedEarly } = patient.history
    const shorter = await train({ epochs: bestEpoch + 1, schedule: ROUGH })
    expect(stoppedEarly).toBe(true)
    expect(epochs).toHaveLength(bestEpoch + 3)
    expect(patient.weights).toEqual(shorter.weights)
  })

  it('names the epoch of the lowest validation loss, also without patience', async () => {
    const { epochs, bestEpoch } = (await train({ epochs: 10, schedule: ROUGH })).history
    const losses = epochs.map(({ validationLoss }) => validationLoss)
    expect(losses[bestEpoch]).toBe(Math.min(...losses))
  })

  it('goes on where validation rows alone are far off', async () => {
    const job = jobOf()
    const encoded = Float32Array.from({ length: 300 }, (_, at) => (at % 3 === 0 ? 1e6 : 0))
    const validation = { inputs: 3, encoded, labels: new Float32Array(100) }
    const [trained] = await (await started).train([{ ...job, validation }], {})
    expect(trained.history.epochs[5].validationLoss).toBeGreaterThan(10)
    expect(trained.divergence).toBeNull()
  })

  it('stops where the loss explodes, and brings back the weights from before', async () => {
    const { divergence, history, weights } = await train({ schedule: ABSURD })
    expect(divergence).not.toBeNull()
    expect(history.epochs).toEqual([])
    expect(weights.flatMap(({ kernel }) => [...kernel]).every(Number.isFinite)).toBe(true)
  })
})

describe('training with TensorFlow.js', () => {
  it('leaves no tensor behind, also where the loss explodes or weights are averaged', async () => {
    const engine = await startEngine({ engine: 'tfjs', backend: 'wasm', threads: 'auto' })
    const before = tf.memory().numTensors
    await engine.train([jobOf({ epochs: 1, emaMomentum: 0.9, clipNorm: 1 })], {})
    await engine.train([jobOf({ schedule: ABSURD })], {})
    expect(tf.memory().numTensors).toBe(before)
  })
})
