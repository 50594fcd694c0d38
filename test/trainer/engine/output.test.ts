import { describe, expect, it } from 'vitest'
import { loadKernels } from '../../../trainer/engine/compile.ts'
import { bindKernels } from '../../../trainer/engine/kernel-calls.ts'
import { layOut } from '../../../trainer/engine/memory.ts'
import type { ClassWeights } from '../../../trainer/model/training-history.ts'

/** Of a loss, as the kernels' exp and log1p promise. Their bits are the same everywhere. */
const LOSS_TOLERANCE = 3e-7

/** Of a gradient in [-1, 1], whose neighbour in float32 is 1.2e-7 away. */
const GRADIENT_TOLERANCE = 1.2e-7

const { memory, blocks } = layOut({ z: 4, y: 4, e: 4, totals: 4 })
const kernels = bindKernels(await loadKernels(), memory)
const totals = new Float64Array(memory.buffer, blocks.totals.at, 2)

/** Loss, hits and gradient of some rows, at most four. */
function crossEntropy(
  logits: readonly number[],
  labels: readonly number[],
  share = 1,
  classWeights: ClassWeights = [1, 1],
) {
  const { z, y, e } = blocks
  z.values.set(logits)
  y.values.set(labels)
  totals.fill(0)
  kernels.crossEntropy(z.at, y.at, logits.length, share, ...classWeights, e.at, blocks.totals.at)
  const [loss, correct] = totals
  return { loss, correct, gradient: [...e.values.subarray(0, logits.length)] }
}

describe('crossEntropy', () => {
  it.each([
    { label: 0, sign: 1 },
    { label: 1, sign: -1 },
  ])('is exact from one end of float32 to the other, label $label', ({ label, sign }) => {
    for (let step = -8600; step <= 8600; step++) {
      const logit = Math.fround(step / 100)
      const { loss, gradient } = crossEntropy([logit], [label])
      const towards = sign * logit
      const expected = Math.max(towards, 0) + Math.log1p(Math.exp(-Math.abs(logit)))
      const slope = sign / (1 + Math.exp(-towards))
      expect(Math.abs(loss / expected - 1)).toBeLessThan(LOSS_TOLERANCE)
      expect(Math.abs(gradient[0] - slope)).toBeLessThan(GRADIENT_TOLERANCE)
    }
  })

  it.each([
    { logit: 1000, label: 0, loss: 1000, slope: 1 },
    { logit: 1000, label: 1, loss: 0, slope: 0 },
    { logit: -1000, label: 0, loss: 0, slope: 0 },
    { logit: -1000, label: 1, loss: 1000, slope: -1 },
    { logit: 3e38, label: 0, loss: Math.fround(3e38), slope: 1 },
  ])('stays finite at a logit of $logit, label $label', ({ logit, label, loss, slope }) => {
    const result = crossEntropy([logit], [label])
    expect(result.loss).toBeCloseTo(loss, 12)
    expect(result.gradient[0]).toBeCloseTo(slope, 12)
  })

  it('adds up the rows and divides their gradients by the batch size', () => {
    const { loss, correct, gradient } = crossEntropy([0, 0, 0], [0, 1, 1], 1 / 4)
    expect(loss).toBeCloseTo(3 * Math.log(2), 6)
    expect(correct).toBe(1)
    expect(gradient).toEqual([0.125, -0.125, -0.125])
  })

  it('counts a logit above 0 as a positive, and 0 as a negative', () => {
    expect(crossEntropy([1, -1, 0, 2], [1, 0, 0, 0]).correct).toBe(3)
    expect(crossEntropy([0, -1, 1, -2], [1, 1, 0, 1]).correct).toBe(0)
  })

  it.each([0.0001, 0.25, 0.5, 0.75, 0.9999])(
    'is exact for a probability of %d as its label',
    (probability) => {
      const label = Math.fround(probability)
      for (let step = -200; step <= 200; step++) {
        const logit = Math.fround(step / 10)
        const { loss, gradient } = crossEntropy([logit], [label])
        // By its definition; at such logits nothing overflows.
        const [p, q] = [1 / (1 + Math.exp(-logit)), 1 / (1 + Math.exp(logit))]
        const expected = -label * Math.log(p) - (1 - label) * Math.log(q)
        expect(Math.abs(loss - expected)).toBeLessThan(LOSS_TOLERANCE * (1 + Math.abs(logit)))
        expect(Math.abs(gradient[0] - (p - label))).toBeLessThan(GRADIENT_TOLERANCE)
      }
    },
  )

  it.each([
    { label: 0.5, weight: 3 },
    { label: 0.5001, weight: 10 },
    { label: 0.4999, weight: 3 },
    { label: 0.0001, weight: 3 },
    { label: 0.9, weight: 10 },
  ])('weighs a row of label $label as its likelier class: $weight', ({ label, weight }) => {
    const { loss, gradient } = crossEntropy([0.3], [label])
    const weighed = crossEntropy([0.3], [label], 1, [3, 10])
    expect(weighed.loss / loss).toBeCloseTo(weight, 5)
    expect(weighed.gradient[0] / gradient[0]).toBeCloseTo(weight, 5)
  })

  it('counts a logit on the same side as a probability', () => {
    expect(crossEntropy([1, -1, 1, -1], [0.6, 0.4, 0.4, 0.6]).correct).toBe(2)
    expect(crossEntropy([1, -1, 0, 0], [0.5, 0.5, 0.5, 0.51]).correct).toBe(2)
  })

  it.each([1, 2, 3])('leaves out what earlier rows left behind %i rows', (rows) => {
    crossEntropy([Number.NaN, Number.NaN, Number.NaN, Number.NaN], [1, 1, 1, 1])
    const { loss, correct } = crossEntropy(Array(rows).fill(-1), Array(rows).fill(0))
    expect(loss).toBeCloseTo(rows * Math.log1p(Math.exp(-1)), 6)
    expect(correct).toBe(rows)
  })

  it('passes NaN on', () => {
    const { loss, gradient } = crossEntropy([0, Number.NaN], [0, 0])
    expect([loss, gradient[1]]).toEqual([Number.NaN, Number.NaN])
    expect(gradient[0]).toBe(0.5)
  })
})
