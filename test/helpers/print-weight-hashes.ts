/** Prints a line for each of some networks: its widths, and a hash of what training made of it. */

import { createHash } from 'node:crypto'
import { loadKernels } from '../../trainer/engine/compile.ts'
import { simdEngine } from '../../trainer/engine/simd-learner.ts'
import { trainNetwork } from '../../trainer/model/training.ts'
import { PLAIN_UPDATE } from './plain-update.ts'
import { separableRows } from './separable-rows.ts'
import { flatten } from './weight-tensors.ts'

const OPTIONS = {
  ...{ epochs: 2, batchSize: 50, patience: null },
  schedule: { name: 'constant', peak: 0.01, warmup: 0 },
  ...{ ...PLAIN_UPDATE, l2: 1e-4, weightDecay: 0.01, clipNorm: 0.5, emaMomentum: 0.9 },
} as const

const createLearner = simdEngine(await loadKernels())
for (const hidden of [[], [1], [7], [64, 32], [33, 512, 70]]) {
  const job = {
    network: { inputs: 3, hidden, dropout: 0.3 },
    train: separableRows(300, 1),
    validation: separableRows(40, 2),
    options: OPTIONS,
    ...{ seed: 1, member: 0 },
  }
  const { weights } = await trainNetwork(job, createLearner)
  const hash = createHash('sha256').update(flatten(weights)).digest('hex')
  console.log(`${hidden.join('-')} ${hash}`)
}
