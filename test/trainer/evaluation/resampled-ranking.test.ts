import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { averagePrecision, rocAuc } from '../../../trainer/evaluation/ranking.ts'
import { rankResample, sortRows } from '../../../trainer/evaluation/resampled-ranking.ts'
import { repeated } from '../../helpers/repeated.ts'
import { scoredRows } from '../../helpers/scored-rows.ts'

describe('rankResample', () => {
  it('has the figures of the rows, each repeated as counted', () => {
    const counts = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 62, maxLength: 62 })
    fc.assert(
      fc.property(scoredRows(), counts, ({ labels, probabilities }, drawn) => {
        const sorted = sortRows(labels, probabilities)
        const { rocAuc: area, prAuc } = rankResample(sorted, Int32Array.from(drawn))

        const drawnLabels = Float32Array.from(repeated(labels, drawn))
        const drawnProbabilities = Float64Array.from(repeated(probabilities, drawn))
        expect(area).toBe(rocAuc(drawnLabels, drawnProbabilities) ?? Number.NaN)
        expect(prAuc).toBe(averagePrecision(drawnLabels, drawnProbabilities) ?? Number.NaN)
      }),
      { numRuns: 500 },
    )
  })

  it.each([
    { drawn: 'only negatives', counts: [2, 1, 0] },
    { drawn: 'only positives', counts: [0, 0, 3] },
  ])('has no figures where it drew $drawn', ({ counts }) => {
    const sorted = sortRows(Float32Array.of(0, 0, 1), Float64Array.of(0.1, 0.5, 0.5))

    expect(rankResample(sorted, Int32Array.from(counts))).toEqual({
      rocAuc: Number.NaN,
      prAuc: Number.NaN,
    })
  })
})
