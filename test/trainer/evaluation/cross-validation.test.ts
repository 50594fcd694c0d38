import { describe, expect, it } from 'vitest'
import { crossValidate } from '../../../trainer/evaluation/cross-validation.ts'

const FOLDS = [
  { labels: Float32Array.of(0, 1), probabilities: Float64Array.of(0.2, 0.8) },
  { labels: Float32Array.of(0, 1, 1), probabilities: Float64Array.of(0.5, 0.5, 0.5) },
]

describe('crossValidate', () => {
  it('has mean and deviation (n - 1) over folds', () => {
    const { folds, rows, rocAuc, logLoss } = crossValidate(FOLDS)
    expect([folds, rows]).toEqual([2, 5])
    expect(rocAuc).toEqual({ mean: 0.75, deviation: Math.sqrt(0.125), values: [1, 0.5] })
    expect(logLoss.values[0]).toBeCloseTo(-Math.log(0.8), 12)
    expect(logLoss.values[1]).toBeCloseTo(Math.LN2, 12)
  })
})
