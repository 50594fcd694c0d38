import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aucParts } from '../../../trainer/evaluation/auc-parts.ts'
import { rocAuc } from '../../../trainer/evaluation/ranking.ts'
import { scoredRows } from '../../helpers/scored-rows.ts'

describe('aucParts', () => {
  it('are on average the AUC, for any rows', () => {
    fc.assert(
      fc.property(scoredRows({ bothClasses: true }), ({ labels, probabilities }) => {
        const parts = aucParts(labels, probabilities) as Float64Array // both classes are there
        const mean = parts.reduce((sum, part) => sum + part, 0) / parts.length

        expect(mean).toBeCloseTo(rocAuc(labels, probabilities) ?? Number.NaN, 11)
      }),
    )
  })

  it('tell on the right side of what share of the other class a row is', () => {
    // The AUC is 3/4: the negatives are right about 1/2 and 1 of the positives, these about 1 and 1/2.
    const parts = aucParts(Float32Array.of(0, 0, 1, 1), Float64Array.of(0.6, 0.1, 0.8, 0.3))

    expect(parts).toEqual(Float64Array.of(0.25, 1.25, 1.25, 0.25))
  })

  it('are all equal where nothing is ranked', () => {
    const parts = aucParts(Float32Array.of(0, 1, 1), new Float64Array(3).fill(0.2))

    expect(parts).toEqual(Float64Array.of(0.5, 0.5, 0.5))
  })

  it.each([[[]], [[0, 0]], [[1, 1]]])('are null without both classes: labels %j', (labels) => {
    expect(aucParts(Float32Array.from(labels), new Float64Array(labels.length))).toBeNull()
  })
})
