import { describe, expect, it } from 'vitest'
import {
  classificationReport,
  confusionMatrix,
} from '../../../trainer/evaluation/classification.ts'
import { expectSameFigures } from '../../helpers/expect-same-figures.ts'
import { scikitLearnCases } from '../../parity/scikit-learn/cases.ts'

describe('confusionMatrix', () => {
  it('counts a probability equal to the threshold as a no', () => {
    const labels = Float32Array.of(0, 1, 1)
    const probabilities = Float64Array.of(0.5, 0.5, 0.5000001)

    expect(confusionMatrix(labels, probabilities)).toEqual({
      trueNegatives: 1,
      falsePositives: 0,
      falseNegatives: 1,
      truePositives: 1,
    })
  })

  it.each([
    { threshold: 0, expected: [0, 2, 0, 2] },
    { threshold: 0.25, expected: [1, 1, 0, 2] },
    { threshold: 0.5, expected: [1, 1, 1, 1] },
    { threshold: 1, expected: [2, 0, 2, 0] },
  ])('has $expected rows (TN, FP, FN, TP) above $threshold', ({ threshold, expected }) => {
    const labels = Float32Array.of(0, 0, 1, 1)
    const probabilities = Float64Array.of(0.2, 0.7, 0.4, 0.9)

    const matrix = confusionMatrix(labels, probabilities, { threshold })

    expect(Object.values(matrix)).toEqual(expected)
  })

  it('is all zeros without rows', () => {
    const matrix = confusionMatrix(new Float32Array(), new Float64Array())

    expect(Object.values(matrix)).toEqual([0, 0, 0, 0])
  })

  it.each(scikitLearnCases)('agrees with scikit-learn on $name', (rows) => {
    expect(confusionMatrix(rows.labels, rows.probabilities)).toEqual(rows.confusion)
  })
})

describe('classificationReport', () => {
  it.each(scikitLearnCases)('equals scikit-learn to the last bit on $name', (rows) => {
    expect(classificationReport(rows.labels, rows.probabilities)).toEqual(rows.report)
  })

  it('applies another threshold to every figure', () => {
    const labels = Float32Array.of(0, 0, 1, 1)
    const probabilities = Float64Array.of(0.1, 0.3, 0.3, 0.4)

    expectSameFigures(classificationReport(labels, probabilities, { threshold: 0.2 }), {
      '0': { precision: 1, recall: 0.5, f1Score: 2 / 3, support: 2 },
      '1': { precision: 2 / 3, recall: 1, f1Score: 0.8, support: 2 },
      accuracy: 0.75,
      macroAverage: { precision: 5 / 6, recall: 0.75, f1Score: 11 / 15, support: 4 },
      weightedAverage: { precision: 5 / 6, recall: 0.75, f1Score: 11 / 15, support: 4 },
    })
  })
})
