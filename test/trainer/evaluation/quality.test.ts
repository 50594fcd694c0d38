import { describe, expect, it } from 'vitest'
import { gradeRanking } from '../../../trainer/evaluation/quality.ts'

describe('gradeRanking', () => {
  it.each([
    { rocAuc: 0, score: 0, band: 'poor' },
    { rocAuc: 0.499, score: 0, band: 'poor' },
    { rocAuc: 0.5, score: 0, band: 'poor' },
    { rocAuc: 0.59375, score: 18.75, band: 'poor' },
    { rocAuc: 0.6, score: 20, band: 'fair' },
    { rocAuc: 0.6875, score: 37.5, band: 'fair' },
    { rocAuc: 0.7, score: 40, band: 'good' },
    { rocAuc: 0.78125, score: 56.25, band: 'good' },
    { rocAuc: 0.8, score: 60, band: 'excellent' },
    { rocAuc: 1, score: 100, band: 'excellent' },
  ])('gives a ROC AUC of $rocAuc the score $score, $band', ({ rocAuc, score, band }) => {
    expect(gradeRanking(rocAuc)).toEqual({ score, band })
  })

  it('gives none where there is no ROC AUC', () => {
    expect(gradeRanking(null)).toBeNull()
  })

  it.each([Number.NaN, -0.1, 1.1])('refuses a ROC AUC of %d', (received) => {
    expect(() => gradeRanking(received)).toThrow(
      new RangeError(`Expected a ROC AUC in [0, 1]. Received ${received}.`),
    )
  })
})
