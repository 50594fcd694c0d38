import { beforeAll, describe, expect, it } from 'vitest'
import type { Learner } from '../../../trainer/model/learner.ts'
import { startBackend } from '../../../trainer/model/tfjs-backend.ts'
import { rowsFrom } from '../../../trainer/preprocessing/labelled-rows.ts'
import { encodedRows, taughtRows } from '../../helpers/encoded-rows.ts'
import { expectSameGradient } from '../../helpers/expect-same-gradient.ts'
import { largestDifference } from '../../helpers/largest-difference.ts'
import { simdLearner, tfjsLearner, type Work, workOf } from '../../helpers/learners.ts'
import { PLAIN_UPDATE } from '../../helpers/plain-update.ts'
import { flatten, tensorsOf } from '../../helpers/weight-tensors.ts'
import { torchUpdates } from '../../parity/pytorch/cases.ts'

/** Of the largest gradient: 500 float32 products summed in another order are 1e-6 apart. */
const GRADIENT_TOLERANCE = 2e-6

/** Relative: losses are summed in float64, from logits of float32. */
const LOSS_TOLERANCE = 1e-6

/** Of a weight around 1, whose neighbour in float32 is 1e-7 away. */
const STEP_TOLERANCE = 1e-6

/** No more steps than these: where a row crosses a ReLU's kink, two runs part for good. */
const STEPS = 60
const STEPS_TOLERANCE = 1e-5

/** TensorFlow.js has 1 - beta2 in float32, which takes 6e-6 of itself from each step of 0.02. */
const TORCH_TOLERANCE = { simd: 4e-7, tfjs: 4e-6 }

/** Layers narrow and wide, beside and on the kernels' 4 inputs, 32 units and 64 bits. */
const SHAPES = [
  { inputs: 14, hidden: [64, 32], count: 500 },
  { inputs: 1, hidden: [1], count: 10 },
  { inputs: 1, hidden: [7], count: 200 },
  { inputs: 300, hidden: [64], count: 1000 },
  { inputs: 10, hidden: [512], count: 200 },
  { inputs: 5, hidden: [7, 33], count: 10 },
  { inputs: 6, hidden: [33, 7, 65], count: 33 },
  { inputs: 65, hidden: [31, 1, 7], count: 31 },
  { inputs: 9, hidden: [], count: 200 },
  { inputs: 300, hidden: [], count: 1000 },
]

/** Each batch starts where the last one ended, and again at the front. */
function batchOf(step: number, size: number, count: number): Int32Array {
  return rowsFrom(step * size, size).map((row) => row % count)
}

/** Trains on and on. Returns the loss of each batch. */
function trainOn(learner: Learner, count: number, { steps = 1, size = 32, rate = 1e-3 }): number[] {
  return Array.from(
    { length: steps },
    (_, step) => learner.trainBatch(batchOf(step, size, count), rate).loss,
  )
}

/** The same work, from the weights after some steps. */
function continued(work: Work, pace: { readonly steps: number; readonly rate?: number }): Work {
  const learner = simdLearner(work)
  trainOn(learner, work.rows.labels.length, pace)
  return { ...work, start: learner.readWeights() }
}

/** Expects loss and gradients over all rows to be the same. */
function expectSameLossAndGradient(work: Work): void {
  const [simd, tfjs] = [simdLearner(work), tfjsLearner(work)]
  const all = rowsFrom(0, work.rows.labels.length)
  const { loss } = simd.addGradient(all, { isTraining: false })
  const expected = tfjs.evaluate()
  expect(Math.abs(loss / expected.loss - 1)).toBeLessThan(LOSS_TOLERANCE)
  expect(simd.evaluate()).toEqual({ rows: all.length, correct: expected.correct, loss })
  expectSameGradient(
    tensorsOf(simd.readGradient()),
    tensorsOf(tfjs.computeGradient(all)),
    GRADIENT_TOLERANCE,
  )
  tfjs.dispose()
}

/** Expects losses and weights to be the same, step after step. */
function expectSameSteps(
  work: Work,
  { tolerance, ...pace }: { tolerance: number; steps: number; size?: number },
): void {
  const [simd, tfjs] = [simdLearner(work), tfjsLearner(work)]
  const count = work.rows.labels.length
  const losses = trainOn(simd, count, pace)
  const expected = trainOn(tfjs, count, pace)
  expect(largestDifference(losses, expected)).toBeLessThan(tolerance * (pace.size ?? 32))
  expect(largestDifference(flatten(simd.readWeights()), flatten(tfjs.readWeights()))).toBeLessThan(
    tolerance,
  )
  expect(simd.evaluate().loss).toBeCloseTo(tfjs.evaluate().loss, 3)
  tfjs.dispose()
}

beforeAll(async () => {
  await startBackend('wasm')
})

describe.each(SHAPES)('with $inputs inputs, hidden layers $hidden and $count rows', (shape) => {
  const work = workOf(shape)

  it('finds the loss and the gradients of TensorFlow.js, at the start and later', () => {
    expectSameLossAndGradient(work)
    expectSameLossAndGradient(continued(work, { steps: 10 }))
  })

  it.each([
    { batch: 'a single row', size: 1, steps: 1 },
    { batch: 'all rows and more', size: 2 * shape.count, steps: 1 },
  ])('takes the step of TensorFlow.js in a batch of $batch', (pace) => {
    expectSameSteps(work, { ...pace, tolerance: STEP_TOLERANCE })
  })
})

describe('with 14 inputs and hidden layers 64, 32', () => {
  it.each([
    { steps: 100, rate: 0.01 },
    { steps: 300, rate: 0.003 },
  ])('finds the gradients of TensorFlow.js after $steps steps', (pace) => {
    const work = workOf({ inputs: 14, hidden: [64, 32], count: 1000 })
    expectSameLossAndGradient(continued(work, pace))
  })

  it.each([1, 2, 3])(`takes the ${STEPS} steps of TensorFlow.js, seed %i`, (seed) => {
    const work = workOf({ inputs: 14, hidden: [64, 32], count: 500, seed })
    expectSameSteps(work, { steps: STEPS, tolerance: STEPS_TOLERANCE })
  })
})

describe.each([
  { options: { classWeights: [0.6, 4] as const } },
  { options: { l2: 0.01 } },
  { options: { weightDecay: 0.3 } },
  { options: { clipNorm: 0.05 } },
  { options: { emaMomentum: 0.9 } },
  {
    options: {
      classWeights: [2, 0.5] as const,
      l2: 0.01,
      weightDecay: 0.3,
      clipNorm: 0.05,
      emaMomentum: 0.9,
    },
  },
])('under $options', ({ options }) => {
  const work = workOf({ inputs: 14, hidden: [40, 7], options })

  it(`takes the ${STEPS} steps of TensorFlow.js`, () => {
    expectSameSteps(work, { steps: STEPS, tolerance: STEPS_TOLERANCE })
  })

  it('ends elsewhere than Adam alone', () => {
    const [changed, plain] = [simdLearner(work), simdLearner({ ...work, options: PLAIN_UPDATE })]
    trainOn(changed, 200, { steps: STEPS })
    trainOn(plain, 200, { steps: STEPS })
    expect(
      largestDifference(flatten(changed.readWeights()), flatten(plain.readWeights())),
    ).toBeGreaterThan(100 * STEPS_TOLERANCE)
  })
})

describe.each([{ options: {} }, { options: { classWeights: [0.6, 4] as const } }])(
  'on probabilities as labels, under $options',
  ({ options }) => {
    const work = workOf({
      ...{ inputs: 14, hidden: [40, 7], options },
      rows: taughtRows(encodedRows(200, 14)),
    })

    it('finds the loss and the gradients of TensorFlow.js, at the start and later', () => {
      expectSameLossAndGradient(work)
      expectSameLossAndGradient(continued(work, { steps: 10 }))
    })

    it(`takes the ${STEPS} steps of TensorFlow.js`, () => {
      expectSameSteps(work, { steps: STEPS, tolerance: STEPS_TOLERANCE })
    })

    it('learns otherwise than from their classes', () => {
      const classes = { ...work, rows: encodedRows(200, 14) }
      const [taught, told] = [simdLearner(work), simdLearner(classes)]
      trainOn(taught, 200, { steps: STEPS })
      trainOn(told, 200, { steps: STEPS })
      expect(
        largestDifference(flatten(taught.readWeights()), flatten(told.readWeights())),
      ).toBeGreaterThan(100 * STEPS_TOLERANCE)
    })
  },
)

describe.each(torchUpdates)('as PyTorch in float64: $name', ({ work, ...torch }) => {
  it.each([
    { engine: 'simd' as const, create: simdLearner },
    { engine: 'tfjs' as const, create: tfjsLearner },
  ])('$engine', ({ engine, create }) => {
    const learner = create(work)
    const losses: number[] = []
    const weights: Float32Array[] = []
    for (const rows of torch.batches) {
      losses.push(learner.trainBatch(rows, torch.learningRate).loss / rows.length)
      weights.push(flatten(learner.readWeights()))
    }
    const tolerance = TORCH_TOLERANCE[engine]
    expect(largestDifference(losses, torch.losses)).toBeLessThan(tolerance)
    expect(largestDifference(weights[0], torch.first.flat())).toBeLessThan(tolerance)
    expect(largestDifference(weights[9], torch.last.flat())).toBeLessThan(tolerance)
    learner.dispose()
  })
})
