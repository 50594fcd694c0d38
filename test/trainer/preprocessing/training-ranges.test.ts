import { describe, expect, it } from 'vitest'
import { fitTrainingRanges } from '../../../trainer/preprocessing/training-ranges.ts'
import { schemaOf } from '../../helpers/schema-of.ts'
import { tableOf } from '../../helpers/tables.ts'

const SCHEMA = schemaOf(
  { name: 'visits', type: 'integer', missing: true },
  { name: 'city', type: 'category', open: true, missing: true },
)

/** Of all rows of a table. */
function rangesOf(rows: readonly (readonly [number | null, string | null])[]) {
  return fitTrainingRanges(SCHEMA, tableOf(SCHEMA, rows), Int32Array.from(rows.keys()))
}

describe('fitTrainingRanges', () => {
  it.each([
    { of: 'one row', visits: [7], range: { min: 7, max: 7, low: 7, high: 7 } },
    { of: 'two', visits: [300, 100], range: { min: 100, max: 300, low: 102, high: 298 } },
    { of: 'equal values', visits: [4, 4, 4], range: { min: 4, max: 4, low: 4, high: 4 } },
    { of: 'gaps', visits: [null, -5, null, 5], range: { min: -5, max: 5, low: -4.9, high: 4.9 } },
  ])('has the ends of $of, and where nearly all are', ({ visits, range }) => {
    expect(rangesOf(visits.map((value) => [value, 'Lima'])).visits).toEqual({
      kind: 'numeric',
      ...range,
    })
  })

  it('leaves a hundredth of many rows beyond either percentile', () => {
    const visits = Array.from({ length: 1001 }, (_, row) => [(row * 5) % 1001, null] as const)

    expect(rangesOf(visits).visits).toEqual({
      ...{ kind: 'numeric', min: 0, max: 1000 },
      ...{ low: 10, high: 990 },
    })
  })

  it('has names from the most frequent down, equally frequent ones in code-unit order', () => {
    const cities = ['Quito', 'lima', 'Lima', 'Cusco', null, 'Cusco', null, null]

    expect(rangesOf(cities.map((city) => [1, city])).city).toEqual({
      kind: 'category',
      names: ['Cusco', 'Lima', 'Quito', 'lima'],
    })
  })

  it('has none where no row has a value', () => {
    expect(rangesOf([[null, null]])).toEqual({ visits: null, city: null })
  })

  it('looks at the training rows alone', () => {
    const customers = tableOf(SCHEMA, [
      [1, 'Lima'],
      [900, 'Quito'],
      [3, 'Lima'],
      [-900, null],
    ])

    expect(fitTrainingRanges(SCHEMA, customers, Int32Array.of(0, 2))).toMatchObject({
      visits: { min: 1, max: 3 },
      city: { names: ['Lima'] },
    })
  })
})
