import { describe, expect, it } from 'vitest'
import { bootstrapModels } from '../../../trainer/evaluation/bootstrap.ts'
import { rowBrierLosses } from '../../../trainer/evaluation/calibration.ts'
import { estimateOf } from '../../../trainer/evaluation/estimate.ts'
import { estimateMean } from '../../../trainer/evaluation/mean-estimate.ts'
import { createRandom } from '../../../trainer/random.ts'

describe('estimateMean', () => {
  it('is the interval of means of many rows', () => {
    const values = new Float64Array(400).map(createRandom(1, 'test').normal)

    const { value, low, high, standardError } = estimateMean(values)

    expect(standardError * Math.sqrt(400)).toBeCloseTo(1, 0.5)
    expect((high - low) / standardError).toBeCloseTo(2 * 1.96, 3)
    expect((low + high) / 2).toBeCloseTo(value, 12)
  })

  it('is what the bootstrap finds', () => {
    const random = createRandom(1, 'test')
    const probabilities = new Float64Array(500).map(random.uniform)
    const labels = Float32Array.from(probabilities, (p) => (random.uniform() < p ? 1 : 0))
    const losses = rowBrierLosses(labels, probabilities)

    const [{ brierLoss }] = bootstrapModels(labels, [probabilities], { random, replicates: 4000 })

    const drawn = estimateOf(estimateMean(losses).value, brierLoss)
    expect(estimateMean(losses).standardError / drawn.standardError).toBeCloseTo(1, 1)
    expect(estimateMean(losses).low).toBeCloseTo(drawn.low, 2)
    expect(estimateMean(losses).high).toBeCloseTo(drawn.high, 2)
  })

  it('has no width for equal values, nor for one', () => {
    const point = { value: 2, low: 2, high: 2, standardError: 0 }
    expect(estimateMean(Float64Array.of(2, 2, 2))).toEqual(point)
    expect(estimateMean(Float64Array.of(2))).toEqual(point)
  })
})
