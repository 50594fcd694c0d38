import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CustomerColumn } from '../../../shared/customer-table.ts'
import { copiesOutcome, rankByFeature } from '../../../trainer/data/single-feature.ts'
import { sampleTrainingRows } from '../../../trainer/data/training-sample.ts'
import { countValues, type ValueCounts } from '../../../trainer/data/value-counts.ts'
import { rocAuc } from '../../../trainer/evaluation/ranking.ts'
import { scikitLearnLeaks } from '../../parity/scikit-learn/leak-cases.ts'

/** Counts a column whose rows are all looked at. */
function countsOf(column: CustomerColumn, labels: readonly number[]): ValueCounts {
  const outcomes = Float32Array.from(labels)
  const ties = { customers: null, groups: null }
  const rows = Int32Array.from(labels.keys())
  return countValues(column, sampleTrainingRows(outcomes, rows, { ...ties, most: 1e6 }))
}

function numbers(...values: readonly number[]): CustomerColumn {
  return { kind: 'numeric', values: Float64Array.from(values) }
}

function names(...codes: readonly number[]): CustomerColumn {
  const dictionary = ['a', 'b', 'c', 'd'].slice(0, Math.max(...codes, -1) + 1)
  return { kind: 'category', codes: Int32Array.from(codes), dictionary }
}

/** Items again and again. */
function repeated<Item>(items: readonly Item[], times: number): Item[] {
  return Array.from({ length: times }, () => items).flat()
}

describe('rankByFeature', () => {
  it.each([
    { name: 'no rows', column: numbers(), labels: [] },
    { name: 'a constant', column: numbers(3, 3, 3, 3), labels: [0, 1, 0, 1] },
    { name: 'no value at all', column: numbers(Number.NaN, Number.NaN), labels: [0, 1] },
    { name: 'one name', column: names(0, 0, 0), labels: [0, 1, 1] },
    { name: 'one outcome', column: numbers(1, 2, 3), labels: [1, 1, 1] },
  ])('is null of $name', ({ column, labels }) => {
    expect(rankByFeature(countsOf(column, labels))).toBeNull()
  })

  it.each([
    { name: 'ascending numbers', column: numbers(1, 2, 3, 4), labels: [0, 0, 1, 1], rocAuc: 1 },
    { name: 'descending numbers', column: numbers(4, 3, 2, 1), labels: [0, 0, 1, 1], rocAuc: 1 },
    { name: 'ties', column: numbers(1, 1, 1, 2), labels: [0, 1, 0, 1], rocAuc: 0.75 },
    {
      name: 'gaps above all numbers',
      column: numbers(1, 2, 3, Number.NaN),
      labels: [0, 0, 1, 1],
      rocAuc: 1,
    },
    {
      name: 'gaps below all numbers',
      column: numbers(3, 2, 1, Number.NaN),
      labels: [1, 1, 0, 0],
      rocAuc: 1,
    },
    { name: 'one row of each', column: numbers(1, 2), labels: [0, 1], rocAuc: 1 },
  ])('ranks by $name', ({ column, labels, rocAuc }) => {
    expect(rankByFeature(countsOf(column, labels))).toBe(rocAuc)
  })

  it('ranks by whether there is a value', () => {
    const filled = [5, 1, 4, 2, 3, 1, 5, 2, 4, 3]
    const column = numbers(...filled, ...Array(10).fill(Number.NaN))
    const labels = [...Array(10).fill(1), ...Array(10).fill(0)]

    expect(rankByFeature(countsOf(column, labels))).toBe(1)
  })

  it('ranks names by their share of positives in the other half', () => {
    const codes = repeated([0, 1, 1, 2], 10)

    expect(rankByFeature(countsOf(names(...codes), repeated([1, 0, 0, 1], 10)))).toBe(1)
  })

  it('learns nothing of names that come once', () => {
    const dictionary = Array.from({ length: 40 }, (_, row) => `c${row}`)
    const column = {
      kind: 'category',
      codes: Int32Array.from(dictionary.keys()),
      dictionary,
    } as const

    expect(rankByFeature(countsOf(column, repeated([0, 1], 20)))).toBe(0.5)
  })

  it('is no worse than the numbers themselves, whichever way round', () => {
    const row = fc.tuple(fc.constantFrom(0, 1), fc.integer({ min: 0, max: 20 }))
    fc.assert(
      fc.property(fc.array(row, { minLength: 2, maxLength: 60 }), (rows) => {
        const labels = rows.map(([label]) => label)
        const values = rows.map(([, value]) => value)
        const probabilities = Float64Array.from(values, (value) => value / 20)
        fc.pre(new Set(labels).size === 2 && new Set(values).size > 1)
        const area = rocAuc(Float32Array.from(labels), probabilities) ?? Number.NaN
        const ranked = rankByFeature(countsOf(numbers(...values), labels))

        expect(ranked).toBeGreaterThanOrEqual(Math.max(area, 1 - area) - 1e-12)
        expect(ranked).toBeLessThanOrEqual(1)
      }),
    )
  })

  it.each(scikitLearnLeaks)(
    'agrees with scikit-learn on $name',
    ({ values, labels, ...figures }) => {
      expect(rankByFeature(countsOf(numbers(...values), labels))).toBeCloseTo(figures.rocAuc, 12)
    },
  )
})

describe('copiesOutcome', () => {
  it.each([
    { name: 'the label', codes: repeated([0, 1], 5), labels: repeated([0, 1], 5) },
    { name: 'gaps', codes: repeated([-1, 0], 5), labels: repeated([1, 0], 5) },
    { name: 'three names', codes: repeated([0, 1, 2], 5), labels: repeated([0, 1, 0], 5) },
    {
      name: 'half of the positive rows',
      codes: [...repeated([0, 1], 5), 2, 2, 2, 2, 3],
      labels: [...repeated([0, 1], 5), 1, 1, 1, 1, 1],
    },
  ])('finds a copy in $name', ({ codes, labels }) => {
    expect(copiesOutcome(countsOf(names(...codes), labels))).toBe(true)
  })

  it.each([
    {
      name: 'one row that differs',
      codes: repeated([0, 1], 5),
      labels: [...repeated([0, 1], 4), 0, 0],
    },
    { name: 'names of four rows', codes: repeated([0, 1], 4), labels: repeated([0, 1], 4) },
    {
      name: 'less than half of the positive rows',
      codes: [...repeated([0, 1], 5), 2, 2, 2, 3, 3, 3],
      labels: [...repeated([0, 1], 5), 1, 1, 1, 1, 1, 1],
    },
    { name: 'one outcome', codes: repeated([0, 1], 5), labels: repeated([1], 10) },
    { name: 'no rows', codes: [], labels: [] },
  ])('finds none in $name', ({ codes, labels }) => {
    expect(copiesOutcome(countsOf(names(...codes), labels))).toBe(false)
  })
})
