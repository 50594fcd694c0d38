import { describe, expect, it } from 'vitest'
import type { SimdLearner } from '../../../trainer/engine/simd-learner.ts'
import { rowsFrom } from '../../../trainer/preprocessing/labelled-rows.ts'
import { simdLearner, workOf } from '../../helpers/learners.ts'
import { paddingOf } from '../../helpers/padding.ts'
import { flatten } from '../../helpers/weight-tensors.ts'

/** In every byte: four of them are NaN, so that a number read here is noticed as well. */
const POISON = 0xff

const ALL_OPTIONS = { l2: 0.01, weightDecay: 0.3, clipNorm: 0.05, emaMomentum: 0.9 }

/** Trains on batches of every kind of size, with dropout and all options, and evaluates. */
function exercise(learner: SimdLearner): SimdLearner {
  for (const size of [1, 10, 31, 32, 33, 64, 100]) {
    learner.trainBatch(
      rowsFrom(0, size).map((row) => row % 10),
      0.01,
    )
    learner.evaluate()
  }
  return learner
}

describe.each([
  { inputs: 1, hidden: [1] },
  { inputs: 1, hidden: [7] },
  { inputs: 300, hidden: [64] },
  { inputs: 14, hidden: [64, 32] },
  { inputs: 63, hidden: [512] },
  { inputs: 5, hidden: [7, 33] },
  { inputs: 65, hidden: [31, 1, 129] },
  { inputs: 9, hidden: [] },
  { inputs: 300, hidden: [] },
])('10 rows, $inputs inputs, hidden layers $hidden', (shape) => {
  const work = workOf({ ...shape, dropout: 0.3, count: 10, options: ALL_OPTIONS })

  it('write to no byte outside of the blocks, and read none', () => {
    const poisoned = simdLearner(work)
    for (const guard of poisoned.workspace.guards) guard.fill(POISON)
    exercise(poisoned)
    const untouched = poisoned.workspace.guards.map((guard) =>
      guard.every((byte) => byte === POISON),
    )
    expect(untouched.every(Boolean)).toBe(true)
    expect(poisoned.readWeights()).toEqual(exercise(simdLearner(work)).readWeights())
    expect(flatten(poisoned.readWeights()).every(Number.isFinite)).toBe(true)
  })

  it('leave the padding of weights, moments and averages at exactly zero', () => {
    const { workspace } = exercise(simdLearner(work))
    const { shape, weights, means, squares, averages, gradient } = workspace
    for (const { values } of [weights, means, squares, averages, gradient]) {
      expect(new Set(paddingOf(shape, values))).toEqual(new Set([0]))
    }
  })
})
