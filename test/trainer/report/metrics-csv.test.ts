import { describe, expect, it } from 'vitest'
import { classificationReport } from '../../../trainer/evaluation/classification.ts'
import { toMetricsCsv } from '../../../trainer/report/metrics-csv.ts'
import { scikitLearnCases } from '../../parity/scikit-learn/cases.ts'

describe('toMetricsCsv', () => {
  // scikit-learn's ROC AUC sums trapezoids, ours is rounded once: they may differ in the last
  // digit, which ranking.test.ts allows. Everything else is theirs, byte for byte.
  it.each(scikitLearnCases)('writes what pandas writes for $name', (rows) => {
    const report = classificationReport(rows.labels, rows.probabilities)

    expect(toMetricsCsv(report, rows)).toBe(rows.csv)
  })

  it('repeats the accuracy in all four columns and leaves an undefined ROC AUC empty', () => {
    const labels = Float32Array.of(0, 0, 0, 0)
    const probabilities = Float64Array.of(0.1, 0.2, 0.3, 0.8)

    const report = classificationReport(labels, probabilities)

    expect(toMetricsCsv(report, { rocAuc: null })).toBe(
      ',precision,recall,f1-score,support,roc_auc\n' +
        '0,1.0,0.75,0.8571428571428571,4.0,\n' +
        '1,0.0,0.0,0.0,0.0,\n' +
        'accuracy,0.75,0.75,0.75,0.75,\n' +
        'macro avg,0.5,0.375,0.42857142857142855,4.0,\n' +
        'weighted avg,1.0,0.75,0.8571428571428571,4.0,\n',
    )
  })

  it.each([
    { rocAuc: 0, text: '0.0' },
    { rocAuc: 1, text: '1.0' },
    { rocAuc: 0.0001, text: '0.0001' },
    { rocAuc: 0.000099, text: '9.9e-05' },
    { rocAuc: 0.00001, text: '1e-05' },
    { rocAuc: 1.25e-10, text: '1.25e-10' },
  ])('spells $rocAuc as Python does, $text', ({ rocAuc, text }) => {
    const report = classificationReport(Float32Array.of(0, 1), Float64Array.of(0.1, 0.9))

    expect(toMetricsCsv(report, { rocAuc })).toContain(`1,1.0,1.0,1.0,1.0,${text}\n`)
  })
})
