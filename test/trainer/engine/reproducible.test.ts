import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { loadKernels } from '../../../trainer/engine/compile.ts'
import { simdEngine } from '../../../trainer/engine/simd-learner.ts'
import { type TrainingJob, trainNetwork } from '../../../trainer/model/training.ts'
import { separableRows } from '../../helpers/separable-rows.ts'
import { flatten } from '../../helpers/weight-tensors.ts'

/** A short run with every option on, on rows that are the same to the bit as well. */
const JOB: TrainingJob = {
  network: { inputs: 3, hidden: [7, 33], dropout: 0.3 },
  train: separableRows(500, 1),
  validation: separableRows(100, 2),
  options: {
    ...{ epochs: 3, batchSize: 32, patience: 2 },
    schedule: { name: 'one_cycle', peak: 0.01, warmup: 0 },
    classWeights: [1, 1],
    ...{ l2: 1e-4, weightDecay: 0.01, clipNorm: 0.5, emaMomentum: 0.9 },
  },
  seed: 1,
  member: 0,
}

const createLearner = simdEngine(await loadKernels())

/** Of the bits of all weights. */
async function trainAndHash(changes: Partial<TrainingJob>): Promise<string> {
  const { weights } = await trainNetwork({ ...JOB, ...changes }, createLearner)
  return createHash('sha256').update(flatten(weights)).digest('hex')
}

describe('training with the kernels', () => {
  // Whoever changes the arithmetic changes these, and says so: old seeds then give other networks.
  it.each([
    {
      what: 'every option',
      changes: {},
      hash: 'c5d5029d20a999f0b049c67e5a554f41d6e83ed20c8b208dbe76e2aa9892a1ff',
    },
    {
      what: 'a warm cosine',
      changes: {
        options: { ...JOB.options, schedule: { name: 'cosine', peak: 0.01, warmup: 0.2 } as const },
      },
      hash: 'acb314d1e63691116a44b62b69abe888829508295ae26063ec044f9b7cfa0d82',
    },
    {
      what: 'another member',
      changes: { member: 1 },
      hash: '3b6513cbeab7ec4299823c7417b8f6154823e0f7abfe53d4e3151dc5d6461ec7',
    },
  ])('gives the same bits on every machine: $what', async ({ changes, hash }) => {
    expect(await trainAndHash(changes)).toBe(hash)
  })

  it('gives other weights for another seed', async () => {
    expect(await trainAndHash({ seed: 2 })).not.toBe(await trainAndHash({}))
  })

  it("gives the bits of V8's plain compiler with its optimiser, which joins instructions", async () => {
    const plain = await printHashes('--liftoff-only')
    expect(plain.split('\n')).toHaveLength(6)
    expect(await printHashes('--no-liftoff')).toBe(plain)
  })
})

/** @param compiler Flag of V8 that leaves one of its compilers to do all the work. */
async function printHashes(compiler: string): Promise<string> {
  const script = fileURLToPath(new URL('../../helpers/print-weight-hashes.ts', import.meta.url))
  return (await promisify(execFile)(process.execPath, [compiler, script])).stdout
}
