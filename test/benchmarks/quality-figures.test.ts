import { describe, expect, it } from 'vitest'
import { judge, overSeeds } from './quality-figures.ts'

const RUN = { rocAuc: 0.8, prAuc: 0.5, logLoss: 0.3, calibrationError: 0.02, seconds: 1 }

describe('judge', () => {
  // roc_auc_score, average_precision_score and log_loss of 1.9.1. Of four rows, each is a bin.
  it('agrees with scikit-learn, and counts a bin a row', () => {
    const figures = judge(Float32Array.of(0, 0, 1, 1), Float64Array.of(0.1, 0.4, 0.35, 0.8))

    expect(figures.rocAuc).toBeCloseTo(0.75, 12)
    expect(figures.prAuc).toBeCloseTo(0.8333333333333333, 12)
    expect(figures.logLoss).toBeCloseTo(0.47228795380917615, 12)
    expect(figures.calibrationError).toBeCloseTo((0.1 + 0.65 + 0.4 + 0.2) / 4, 12)
  })

  it('has no AUC where all rows are of one class', () => {
    expect(judge(Float32Array.of(0, 0), Float64Array.of(0.5, 0.5))).toMatchObject({
      rocAuc: Number.NaN,
      prAuc: Number.NaN,
      calibrationError: 0.5,
    })
  })
})

describe('overSeeds', () => {
  it('is the mean, with the standard deviation of a sample', () => {
    const runs = [RUN, { ...RUN, rocAuc: 0.82 }]

    expect(overSeeds({ runs }, 'rocAuc').mean).toBeCloseTo(0.81, 12)
    expect(overSeeds({ runs }, 'rocAuc').deviation).toBeCloseTo(0.01 * Math.SQRT2, 12)
  })

  it('has no deviation of a single run', () => {
    expect(overSeeds({ runs: [RUN] }, 'logLoss')).toEqual({ mean: 0.3, deviation: null })
  })
})
