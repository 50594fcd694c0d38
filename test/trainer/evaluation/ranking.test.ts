import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { averagePrecision, ksStatistic, rocAuc } from '../../../trainer/evaluation/ranking.ts'
import { countedAuc } from '../../helpers/counted-auc.ts'
import { scoredRows } from '../../helpers/scored-rows.ts'
import { oneClassCases, rankedCases } from '../../parity/scikit-learn/cases.ts'

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

  it.each(rankedCases)('agrees with scikit-learn on $name', (rows) => {
    expect(rocAuc(rows.labels, rows.probabilities)).toBeCloseTo(rows.rocAuc ?? Number.NaN, 13)
  })

  it.each(oneClassCases)('is undefined for $name, as for scikit-learn', (rows) => {
    expect(rocAuc(rows.labels, rows.probabilities)).toBeNull()
  })

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
})

describe('averagePrecision', () => {
  it.each([
    { order: 'right', probabilities: [0.1, 0.2, 0.3, 0.4], expected: 1 },
    { order: 'reversed', probabilities: [0.4, 0.3, 0.2, 0.1], expected: (1 / 3 + 2 / 4) / 2 },
    { order: 'half right', probabilities: [0.1, 0.4, 0.3, 0.2], expected: (1 / 2 + 2 / 3) / 2 },
    { order: 'tied', probabilities: [0.2, 0.2, 0.2, 0.2], expected: 0.5 },
    { order: 'partly tied', probabilities: [0.1, 0.3, 0.3, 0.4], expected: (1 + 2 / 3) / 2 },
  ])('is $expected when the order is $order', ({ probabilities, expected }) => {
    const labels = Float32Array.of(0, 0, 1, 1)

    expect(averagePrecision(labels, Float64Array.from(probabilities))).toBeCloseTo(expected, 15)
  })

  it.each(rankedCases)('agrees with scikit-learn on $name', (rows) => {
    const { labels, probabilities } = rows

    expect(averagePrecision(labels, probabilities)).toBeCloseTo(rows.averagePrecision, 12)
  })

  it.each(oneClassCases)('is null for $name, where scikit-learn has 0 or 1', (rows) => {
    expect(averagePrecision(rows.labels, rows.probabilities)).toBeNull()
    expect([0, 1]).toContain(rows.averagePrecision)
  })
})

describe('ksStatistic', () => {
  it.each([
    { order: 'right', probabilities: [0.1, 0.2, 0.3, 0.4], expected: 1 },
    { order: 'reversed', probabilities: [0.4, 0.3, 0.2, 0.1], expected: 0 },
    { order: 'half right', probabilities: [0.1, 0.4, 0.3, 0.2], expected: 0.5 },
    { order: 'tied', probabilities: [0.2, 0.2, 0.2, 0.2], expected: 0 },
    { order: 'partly tied', probabilities: [0.1, 0.3, 0.3, 0.4], expected: 0.5 },
  ])('is $expected when the order is $order', ({ probabilities, expected }) => {
    const labels = Float32Array.of(0, 0, 1, 1)

    expect(ksStatistic(labels, Float64Array.from(probabilities))).toBe(expected)
  })

  it.each(rankedCases)('agrees with scikit-learn and SciPy on $name', (rows) => {
    const statistic = ksStatistic(rows.labels, rows.probabilities)

    expect(statistic).toBeCloseTo(rows.ksStatistic ?? Number.NaN, 12)
  })
})
