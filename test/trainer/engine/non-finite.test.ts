import { describe, expect, it } from 'vitest'
import { startEngine } from '../../../trainer/model/engines.ts'
import type { NetworkWeights } from '../../../trainer/model/network.ts'
import { rowsFrom } from '../../../trainer/preprocessing/labelled-rows.ts'
import { encodedRows } from '../../helpers/encoded-rows.ts'
import { simdLearner, workOf } from '../../helpers/learners.ts'
import { PLAIN_UPDATE } from '../../helpers/plain-update.ts'
import { flatten } from '../../helpers/weight-tensors.ts'

const SHAPE = { inputs: 5, hidden: [7, 33], count: 40 }

/** The weights with one number replaced, in the kernel or the bias of one layer. */
function withNumber(
  weights: NetworkWeights,
  layer: number,
  part: 'kernel' | 'bias',
  value: number,
): NetworkWeights {
  return weights.map((dense, index) =>
    index === layer ? { ...dense, [part]: dense[part].with(0, value) } : dense,
  )
}

describe('NaN', () => {
  const work = workOf(SHAPE)

  it.each([
    { layer: 0, part: 'kernel' as const },
    { layer: 0, part: 'bias' as const },
    { layer: 1, part: 'kernel' as const },
    { layer: 1, part: 'bias' as const },
    { layer: 2, part: 'kernel' as const },
    { layer: 2, part: 'bias' as const },
  ])('in a $part of layer $layer reaches the loss', ({ layer, part }) => {
    const start = withNumber(work.start, layer, part, Number.NaN)
    expect(simdLearner({ ...work, start }).evaluate().loss).toBeNaN()
    expect(simdLearner({ ...work, start }).trainBatch(rowsFrom(0, 40), 1e-3).loss).toBeNaN()
  })

  it('in an input reaches the loss, and no other batch', () => {
    const rows = encodedRows(40, 5)
    rows.encoded?.fill(Number.NaN, 0, 1)
    const learner = simdLearner({ ...work, rows })
    expect(learner.evaluate().loss).toBeNaN()
    expect(learner.addGradient(rowsFrom(0, 1), { isTraining: false }).loss).toBeNaN()
    expect(learner.addGradient(rowsFrom(1, 32), { isTraining: false }).loss).toBeGreaterThan(0)
  })

  it('in a weight survives clipping, weight decay and averaging', () => {
    const start = withNumber(work.start, 2, 'bias', Number.NaN)
    const options = { ...PLAIN_UPDATE, l2: 0.1, weightDecay: 0.1, clipNorm: 1, emaMomentum: 0.9 }
    const learner = simdLearner({ ...work, start, options })
    learner.trainBatch(rowsFrom(0, 40), 1e-3)
    expect(learner.evaluate().loss).toBeNaN()
  })
})

describe('huge numbers', () => {
  it.each([1000, -1000, 1e30])('a logit of %d gives a finite loss and gradient', (bias) => {
    const work = workOf(SHAPE)
    const learner = simdLearner({ ...work, start: withNumber(work.start, 2, 'bias', bias) })
    const { loss } = learner.addGradient(rowsFrom(0, 40), { isTraining: false })
    expect(loss).toBeGreaterThan(Math.abs(bias))
    expect(loss).toBeLessThan(40 * Math.abs(bias))
    expect(flatten(learner.readGradient()).every(Number.isFinite)).toBe(true)
  })
})

describe.each([
  { engine: 'simd' as const, backend: 'auto' as const },
  { engine: 'tfjs' as const, backend: 'wasm' as const },
])('training with the engine $engine', ({ engine, backend }) => {
  it.each([
    { peak: 1e3, options: {} },
    { peak: 1e6, options: {} },
    { peak: 1e30, options: {} },
    { peak: 1e38, options: { clipNorm: 1, emaMomentum: 0.5 } },
    { peak: 1e30, options: { weightDecay: 1, l2: 1 } },
  ])('tells of divergence at a learning rate of $peak with $options', async (changed) => {
    const started = await startEngine({ engine, backend, threads: 1 })
    const [{ weights, divergence, history }] = await started.train(
      [
        {
          network: { inputs: 5, hidden: [7, 33], dropout: 0.1 },
          train: encodedRows(200, 5),
          validation: encodedRows(50, 5, 2),
          options: {
            ...{ ...PLAIN_UPDATE, ...changed.options },
            ...{ epochs: 3, batchSize: 32, patience: null },
            schedule: { name: 'constant', peak: changed.peak, warmup: 0 },
          },
          seed: 1,
          member: 0,
        },
      ],
      {},
    )
    expect(divergence).not.toBeNull()
    expect(history.epochs).toEqual([])
    expect(flatten(weights).every(Number.isFinite)).toBe(true)
  })
})
