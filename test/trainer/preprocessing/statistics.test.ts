import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  categoriesOf,
  medianOf,
  quantileOf,
  summarise,
} from '../../../trainer/preprocessing/statistics.ts'

describe('medianOf', () => {
  it.each([
    { of: 'an odd count', values: [9, 1, 5], median: 5 },
    { of: 'an even count', values: [4, 1, 3, 2], median: 2.5 },
    { of: 'values in the order of numbers, not of text', values: [10, 9, 100], median: 10 },
    { of: 'values beside missing ones', values: [Number.NaN, 7, Number.NaN, 1, 3], median: 3 },
    { of: 'negative values', values: [-3, -1], median: -2 },
    { of: 'one value', values: [8], median: 8 },
    { of: 'no value', values: [], median: Number.NaN },
    { of: 'nothing but missing values', values: [Number.NaN], median: Number.NaN },
  ])('is the middle of $of', ({ values, median }) => {
    expect(medianOf(Float64Array.from(values))).toBe(median)
  })

  it('leaves its argument in its order', () => {
    const values = Float64Array.of(3, 1, 2)

    medianOf(values)

    expect(values).toEqual(Float64Array.of(3, 1, 2))
  })

  it('has as many values below as above', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1 }), (values) => {
        const median = medianOf(Float64Array.from(values))

        expect(values.filter((value) => value < median).length * 2).toBeLessThanOrEqual(
          values.length,
        )
        expect(values.filter((value) => value > median).length * 2).toBeLessThanOrEqual(
          values.length,
        )
      }),
    )
  })
})

describe('quantileOf', () => {
  it.each([
    { share: 0, quantile: 1 },
    { share: 0.25, quantile: 2 },
    { share: 0.3, quantile: 2.2 },
    { share: 0.99, quantile: 8.8 },
    { share: 1, quantile: 9 },
  ])('of $share lies between the two nearest values, in proportion', ({ share, quantile }) => {
    expect(quantileOf(Float64Array.of(9, 3, Number.NaN, 1, 2, 4), share)).toBeCloseTo(quantile, 12)
  })

  it.each([
    { of: 'one value', values: [8], quantile: 8 },
    { of: 'no value', values: [], quantile: Number.NaN },
    { of: 'nothing but missing values', values: [Number.NaN], quantile: Number.NaN },
  ])('is $quantile of $of', ({ values, quantile }) => {
    expect(quantileOf(Float64Array.from(values), 0.99)).toBe(quantile)
  })

  it('leaves its argument in its order', () => {
    const values = Float64Array.of(3, 1, 2)

    quantileOf(values, 0.99)

    expect(values).toEqual(Float64Array.of(3, 1, 2))
  })
})

describe('summarise', () => {
  it.each([
    { values: [2, 4, 4, 4, 5, 5, 7, 9], mean: 5, standardDeviation: 2 },
    { values: [-1, 1], mean: 0, standardDeviation: 1 },
    { values: [3], mean: 3, standardDeviation: 0 },
  ])('divides by the count: $values', ({ values, ...statistics }) => {
    expect(summarise(Float64Array.from(values))).toEqual(statistics)
  })

  it('counts the stand-in where a value is missing', () => {
    const values = Float64Array.of(Number.NaN, 1, Number.NaN, 5)

    expect(summarise(values, 3)).toEqual(summarise(Float64Array.of(3, 1, 3, 5)))
  })

  it('adds in the order of the rows, as ever: another order would round otherwise', () => {
    expect(summarise(Float64Array.of(1e16, 1, -1e16, 1)).mean).toBe(0.25)
  })

  it('finds no spread in equal values, whatever their sum rounds to', () => {
    const values = new Float64Array(10).fill(0.1)

    expect(summarise(values)).toEqual({ mean: 0.1, standardDeviation: 0 })
  })

  it('does not lose a small spread around a large mean', () => {
    const { standardDeviation } = summarise(Float64Array.of(1e9 - 1, 1e9 + 1))

    expect(standardDeviation).toBe(1)
  })

  it('stays finite for the largest numbers that a customer may have', () => {
    const { mean, standardDeviation } = summarise(Float64Array.of(-3.4e38, 3.4e38))

    expect({ mean, standardDeviation }).toEqual({ mean: 0, standardDeviation: 3.4e38 })
  })
})

describe('categoriesOf', () => {
  it('sorts the names that occur by their code units, each once', () => {
    const codes = Int32Array.of(2, 0, -1, 2, 3)
    const dictionary = ['b', 'never met', 'Ä', 'B']

    expect(categoriesOf({ kind: 'category', codes, dictionary })).toEqual(['B', 'b', 'Ä'])
  })

  it.each([
    { fewest: 0, names: ['a', 'b', 'c'] },
    { fewest: 1, names: ['a', 'b', 'c'] },
    { fewest: 2, names: ['b', 'c'] },
    { fewest: 3, names: ['c'] },
    { fewest: 4, names: [] },
  ])('leaves out names with fewer than $fewest rows', ({ fewest, names }) => {
    const codes = Int32Array.of(0, 2, 0, 1, 0, 2, -1, -1, -1, -1)
    const dictionary = ['c', 'a', 'b', 'never met']

    expect(categoriesOf({ kind: 'category', codes, dictionary }, fewest)).toEqual(names)
  })
})
