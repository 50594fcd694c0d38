import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rocAuc } from '../../../trainer/evaluation/ranking.ts'
import { countedAuc } from '../../helpers/counted-auc.ts'
import { scoredRows } from '../../helpers/scored-rows.ts'
import { scikitLearnCases } from '../../parity/scikit-learn/cases.ts'

describe('rocAuc', () => {
  it.each([
    { order: 'right', probabilities: [0.1, 0.2, 0.3, 0.4], expected: 1 },
    { order: 'reversed', probabilities: [0.4, 0.3, 0.2, 0.1], expected: 0 },
    { order: 'half right', probabilities: [0.1, 0.4, 0.3, 0.2], expected: 0.5 },
    { order: 'tied', probabilities: [0.2, 0.2, 0.2, 0.2], expected: 0.5 },
    { order: 'partly tied', probabilities: [0.1, 0.3, 0.3, 0.4], expected: 0.875 },
    { order: 'tied at 0 and 1', probabilities: [0, 1, 0, 1], expected: 0.5 },
  ])('is $expected when the order is $order', ({ probabilities, expected }) => {
    const labels = Float32Array.of(0, 0, 1, 1)

    expect(rocAuc(labels, Float64Array.from(probabilities))).toBe(expected)
  })

  it.each([
    { rows: 'no rows', labels: [], probabilities: [] },
    { rows: 'one row', labels: [1], probabilities: [0.5] },
    { rows: 'only negatives', labels: [0, 0], probabilities: [0.1, 0.9] },
    { rows: 'only positives', labels: [1, 1], probabilities: [0.1, 0.9] },
  ])('is null for $rows', ({ labels, probabilities }) => {
    expect(rocAuc(Float32Array.from(labels), Float64Array.from(probabilities))).toBeNull()
  })

  it.each(scikitLearnCases.filter(({ rocAuc }) => rocAuc !== null))(
    'agrees with scikit-learn on $name',
    (rows) => {
      expect(rocAuc(rows.labels, rows.probabilities)).toBeCloseTo(rows.rocAuc ?? Number.NaN, 13)
    },
  )

  it.each(scikitLearnCases.filter(({ rocAuc }) => rocAuc === null))(
    'is undefined for $name, as for scikit-learn',
    (rows) => {
      expect(rocAuc(rows.labels, rows.probabilities)).toBeNull()
    },
  )

  it('equals the count over all pairs', () => {
    fc.assert(
      fc.property(scoredRows(), ({ labels, probabilities }) => {
        expect(rocAuc(labels, probabilities)).toBe(countedAuc(labels, probabilities))
      }),
    )
  })

  it('is mirrored around 0.5 when the classes change places', () => {
    fc.assert(
      fc.property(scoredRows({ bothClasses: true }), ({ labels, probabilities }) => {
        const swapped = labels.map((label) => 1 - label)
        const area = rocAuc(labels, probabilities) as number // both classes are there

        expect(rocAuc(swapped, probabilities)).toBeCloseTo(1 - area, 13)
      }),
    )
  })

  it('sees only the order of the probabilities', () => {
    fc.assert(
      fc.property(scoredRows(), ({ labels, probabilities }) => {
        const halved = probabilities.map((probability) => probability / 2)

        expect(rocAuc(labels, halved)).toBe(rocAuc(labels, probabilities))
      }),
    )
  })
})
