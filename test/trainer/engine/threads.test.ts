import { beforeAll, describe, expect, it } from 'vitest'
import { loadKernels } from '../../../trainer/engine/compile.ts'
import { trainOnThreads } from '../../../trainer/engine/threads.ts'
import type { TrainingJob } from '../../../trainer/model/training.ts'
import { PLAIN_UPDATE } from '../../helpers/plain-update.ts'
import { separableRows } from '../../helpers/separable-rows.ts'

const JOB: TrainingJob = {
  network: { inputs: 3, hidden: [8], dropout: 0.2 },
  train: separableRows(70_000, 1),
  validation: separableRows(100, 2),
  options: {
    ...{ epochs: 1, batchSize: 64, patience: null },
    schedule: { name: 'constant', peak: 0.01, warmup: 0 },
    ...PLAIN_UPDATE,
  },
  seed: 1,
  member: 0,
}

const ABSURD = { ...JOB.options, schedule: { name: 'constant', peak: 1e30, warmup: 0 } as const }

let kernels: WebAssembly.Module

beforeAll(async () => {
  kernels = await loadKernels()
})

describe('trainOnThreads', () => {
  it('tells of batches while a long epoch lasts, and of the epoch', async () => {
    const told: string[] = []
    await trainOnThreads([JOB, { ...JOB, member: 1 }], kernels, 2, {
      onBatch(network, epoch, { rows }) {
        told.push(`network ${network} epoch ${epoch}: ${rows >= 65_536} rows`)
        return undefined
      },
    })
    expect(told.sort()).toEqual(['network 0 epoch 0: true rows', 'network 1 epoch 0: true rows'])
  })

  it('fails where a thread fails', async () => {
    const broken = { ...JOB, network: { ...JOB.network, inputs: -1 } }
    await expect(trainOnThreads([JOB, broken], kernels, 2, {})).rejects.toThrow(/./)
  })

  it('fails where a listener fails', async () => {
    const onEpoch = () => {
      throw new Error('the listener broke')
    }
    await expect(trainOnThreads([JOB], kernels, 1, { onEpoch })).rejects.toThrow(
      'the listener broke',
    )
  })

  it('begins no further network once one has diverged', async () => {
    const jobs = [{ ...JOB, options: ABSURD }, JOB, JOB]
    const trained = await trainOnThreads(jobs, kernels, 1, {})
    expect(trained.map(({ divergence }) => divergence !== null)).toEqual([true])
  })

  it('goes on where the one that diverged was optional', async () => {
    const jobs = [JOB, { ...JOB, options: ABSURD, isOptional: true }, JOB]
    const trained = await trainOnThreads(jobs, kernels, 1, {})
    expect(trained.map(({ divergence }) => divergence !== null)).toEqual([false, true, false])
  })
})
