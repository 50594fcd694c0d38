import { describe, expect, it } from 'vitest'
import { rowsFrom } from '../../../trainer/preprocessing/labelled-rows.ts'
import { largestDifference } from '../../helpers/largest-difference.ts'
import { simdLearner, workOf } from '../../helpers/learners.ts'
import { flatten } from '../../helpers/weight-tensors.ts'

/** The least number of float32 that is not subnormal: slow to work with. */
const LEAST_NORMAL = 2 ** -126

/** Below any that a schedule comes to before it ends. */
const SMALL_RATE = 1e-9

const ADAM = { beta1: 0.9, beta2: 0.999 }

/** A few roundings of float32. In float32, 1 - beta2 would be 1e-5 of itself off. */
const RELATIVE_TOLERANCE = 5e-7

/** What is left out of numbers near zero, lest they become subnormal. */
const FLUSHED = 1e-27

const ROWS = rowsFrom(0, 32)

/** Whether it is subnormal, or its product with a learning rate would be. */
function isSlow(value: number): boolean {
  return value !== 0 && Math.abs(SMALL_RATE * value) < LEAST_NORMAL
}

function lengthOf(values: Float32Array): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value ** 2, 0))
}

describe('Adam', () => {
  it('has moments of the first gradient that are 1 - beta of it and of its square', () => {
    const learner = simdLearner(workOf({ inputs: 14, hidden: [64, 32] }))
    const { gradient, means, squares } = learner.workspace
    learner.addGradient(ROWS, { isTraining: false })
    const first = Float64Array.from(gradient.values)
    gradient.values.fill(0)
    learner.trainBatch(ROWS, 1e-3)
    first.forEach((g, at) => {
      const [mean, square] = [(1 - ADAM.beta1) * g, (1 - ADAM.beta2) * g ** 2]
      expect(Math.abs(means.values[at] - mean)).toBeLessThanOrEqual(
        RELATIVE_TOLERANCE * Math.abs(mean),
      )
      expect(Math.abs(squares.values[at] - square)).toBeLessThanOrEqual(
        RELATIVE_TOLERANCE * square + FLUSHED,
      )
    })
  })

  it('clears the gradient for the next batch', () => {
    const learner = simdLearner(workOf({ inputs: 14, hidden: [64, 32] }))
    learner.trainBatch(ROWS, 1e-3)
    expect(new Set(learner.workspace.gradient.values)).toEqual(new Set([0]))
  })

  it('keeps no subnormal number, nor one about to be, of units that died', () => {
    const learner = simdLearner(workOf({ inputs: 14, hidden: [64, 32] }))
    const { means, squares, weights } = learner.workspace
    const [kernelEnd, biasStart, biasEnd] = [14 * 64, 16 * 64, 17 * 64]
    for (let step = 0; step < 10; step++) learner.trainBatch(ROWS, 1e-3)
    expect(lengthOf(means.values.subarray(0, kernelEnd))).toBeGreaterThan(1e-3)

    weights.values.fill(-1e3, biasStart, biasEnd) // so far below zero that no row gets above it
    for (let step = 0; step < 3000; step++) {
      learner.trainBatch(ROWS, 1e-3)
      expect(means.values.some(isSlow) || squares.values.some(isSlow)).toBe(false)
    }
    expect(lengthOf(means.values.subarray(0, kernelEnd))).toBeLessThan(1e-24)
  })
})

describe('clipping', () => {
  it.each([10, 1e-1, 1e-3, 1e-6])('shortens the gradient to a length of %d', (clipNorm) => {
    const work = workOf({ inputs: 14, hidden: [64, 32], options: { clipNorm } })
    const [clipped, plain] = [simdLearner(work), simdLearner(work)]
    plain.addGradient(ROWS, { isTraining: false })
    const gradient = plain.workspace.gradient.values
    const share = Math.min(1, clipNorm / lengthOf(gradient))
    clipped.trainBatch(ROWS, 1e-3)
    const means = clipped.workspace.means.values
    const expected = gradient.map((g) => 0.1 * share * g)
    expect(largestDifference(means, expected)).toBeLessThan(
      RELATIVE_TOLERANCE * largestDifference(expected, new Float32Array(expected.length)),
    )
  })
})

describe('averaging', () => {
  it('starts from the weights after the first step', () => {
    const work = workOf({ inputs: 14, hidden: [8], options: { emaMomentum: 0.5 } })
    const learner = simdLearner(work)
    learner.trainBatch(ROWS, 0.1)
    const { weights, averages } = learner.workspace
    expect(averages.values).toEqual(weights.values)
    learner.trainBatch(ROWS, 0.1)
    expect(averages.values).not.toEqual(weights.values)
  })

  it('is what is evaluated and read', () => {
    const work = workOf({ inputs: 14, hidden: [8], options: { emaMomentum: 0.9 } })
    const learner = simdLearner(work)
    for (let step = 0; step < 20; step++) learner.trainBatch(ROWS, 0.01)
    const averaged = simdLearner({ ...work, start: learner.readWeights() })
    expect(learner.evaluate()).toEqual(averaged.evaluate())
    expect(flatten(learner.readWeights())).not.toEqual(flatten(work.start))
  })
})
