import { describe, expect, it } from 'vitest'
import { evaluate } from '../../../trainer/evaluation/evaluation.ts'
import { expectSameFigures } from '../../helpers/expect-same-figures.ts'
import { scikitLearnCases, trainingBaseRate } from '../../parity/scikit-learn/cases.ts'

describe('evaluate', () => {
  it.each(scikitLearnCases)('gathers the figures of scikit-learn on $name', (rows) => {
    const evaluation = evaluate(rows.labels, rows.probabilities, { trainingBaseRate })

    expectSameFigures(evaluation, {
      rows: rows.labels.length,
      positives: rows.report['1'].support,
      confusion: rows.confusion,
      report: rows.report,
      rocAuc: rows.rocAuc,
      logLoss: rows.logLoss,
      baseRateLogLoss: rows.baseRateLogLoss,
    })
  })

  it('leaves only the ROC AUC undefined when all rows have one class', () => {
    const labels = Float32Array.of(0, 0)
    const probabilities = Float64Array.of(0.25, 0.75)

    const evaluation = evaluate(labels, probabilities, { trainingBaseRate: 0.5 })

    expect(evaluation).toMatchObject({ rows: 2, positives: 0, rocAuc: null })
    expect(evaluation.report['1']).toEqual({ precision: 0, recall: 0, f1Score: 0, support: 0 })
    expect(evaluation.baseRateLogLoss).toBeCloseTo(Math.LN2, 13)
  })
})
