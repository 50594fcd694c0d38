import { describe, expect, it } from 'vitest'
import { ENGINES, startEngine } from '../../../trainer/model/engines.ts'
import { meanHistory } from '../../../trainer/model/ensemble.ts'
import type { TrainingJob } from '../../../trainer/model/training.ts'
import type { EpochFigures } from '../../../trainer/model/training-history.ts'
import { encodedRows } from '../../helpers/encoded-rows.ts'
import { largestDifference } from '../../helpers/largest-difference.ts'
import { PLAIN_UPDATE } from '../../helpers/plain-update.ts'

/** Of mean losses over eight seeds: the engines draw other masks, whose losses scatter by 0.03. */
const TOLERANCE = { loss: 0.02, validationLoss: 0.01 }

const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8]

function jobOf(seed: number, dropout: number): TrainingJob {
  return {
    network: { inputs: 8, hidden: [32, 16], dropout },
    train: encodedRows(1000, 8),
    validation: encodedRows(1000, 8, 2),
    options: {
      ...PLAIN_UPDATE,
      ...{ epochs: 4, batchSize: 32, patience: null },
      schedule: { name: 'constant', peak: 0.003, warmup: 0 },
    },
    ...{ seed, member: 0 },
  }
}

/** Figures of each epoch, mean over the seeds. */
async function curveOf(
  engine: (typeof ENGINES)[number],
  dropout: number,
): Promise<readonly EpochFigures[]> {
  const backend = engine === 'tfjs' ? 'wasm' : 'auto'
  const started = await startEngine({ engine, backend, threads: 1 })
  const trained = await started.train(
    SEEDS.map((seed) => jobOf(seed, dropout)),
    {},
  )
  return meanHistory(trained.map(({ history }) => history)).epochs
}

const [simd, tfjs] = await Promise.all(ENGINES.map((engine) => curveOf(engine, 0.4)))

describe('learning with dropout', () => {
  it.each(['loss', 'validationLoss'] as const)(
    'has the same course in both engines: %s',
    (name) => {
      const [ours, theirs] = [simd, tfjs].map((curve) => curve.map((epoch) => epoch[name]))
      expect(largestDifference(ours, theirs)).toBeLessThan(TOLERANCE[name])
    },
  )

  it.each([0.2, 0.6])('has another course at a rate of %d', async (dropout) => {
    const other = await curveOf('simd', dropout)
    const [ours, others] = [simd, other].map((curve) => curve.map(({ loss }) => loss))
    expect(largestDifference(ours, others)).toBeGreaterThan(2 * TOLERANCE.loss)
  })
})
