import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Cell } from '../../../shared/customer-record.ts'
import type { CustomerTable } from '../../../shared/customer-table.ts'
import type { Feature } from '../../../shared/schema.ts'
import { binColumns, fitBins } from '../../../trainer/trees/binned-columns.ts'
import { schemaOf } from '../../helpers/schema-of.ts'
import { tableOf } from '../../helpers/tables.ts'

const NUMBER: Feature = { name: 'x', type: 'number', missing: true }
const NAME: Feature = { name: 'x', type: 'category', open: true, missing: true }

/** One column. */
function columnOf(feature: Feature, cells: readonly Cell[]): CustomerTable {
  return tableOf(
    schemaOf(feature),
    cells.map((cell) => [cell]),
  )
}

/** Bins that training cells teach, and the codes of other cells. */
function binned(feature: Feature, training: readonly Cell[], cells: readonly Cell[] = training) {
  const bins = fitBins(columnOf(feature, training))
  const [column] = binColumns(bins, columnOf(feature, cells))
  return { learned: bins[0], bins: column.bins, codes: [...column.codes] }
}

function repeated(names: Readonly<Record<string, number>>): string[] {
  return Object.entries(names).flatMap(([name, count]) => Array<string>(count).fill(name))
}

function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, value) => value)
}

describe('bins of a number', () => {
  it('end at quantiles of the training rows', () => {
    const { learned, bins } = binned(NUMBER, upTo(641))
    const ends = upTo(64).map((bin) => 10 * (bin + 1))
    expect(learned).toEqual({ kind: 'number', ends: Float64Array.from(ends) })
    expect(bins).toBe(65)
  })

  it('hold about equally many rows', () => {
    const { codes } = binned(NUMBER, upTo(6400))
    const counts = upTo(65).map((bin) => codes.filter((code) => code === bin).length)
    expect(counts[0]).toBe(0)
    expect(Math.min(...counts.slice(1))).toBeGreaterThanOrEqual(99)
    expect(Math.max(...counts)).toBeLessThanOrEqual(101)
  })

  it.each([
    { what: 'the value of an end and the one just above', cells: [2, 2.001], codes: [2, 3] },
    { what: 'values between ends', cells: [1.5, 3.9], codes: [2, 4] },
    { what: 'values beyond both ends', cells: [-1e9, 1e9], codes: [1, 4] },
    { what: 'a missing value', cells: [null], codes: [0] },
    { what: 'zero of either sign', cells: [0, -0], codes: [1, 1] },
  ])('take $what', ({ cells, codes }) => {
    expect(binned(NUMBER, [1, 2, 3, 4], cells).codes).toEqual(codes)
  })

  it('are as many as values differ, where these are few', () => {
    const { learned, codes } = binned(NUMBER, [5, 1, 5, 5, null, 1, 9])
    expect(learned).toEqual({ kind: 'number', ends: Float64Array.of(1, 5, 9) })
    expect(codes).toEqual([2, 1, 2, 2, 0, 1, 3])
  })

  it('are ordered as numbers are, not as texts', () => {
    expect(binned(NUMBER, [10, 9, 100, -1]).codes).toEqual([3, 2, 4, 1])
  })

  it('are one for a constant, whatever comes later', () => {
    expect(binned(NUMBER, [7, 7, 7], [6, 7, 8])).toMatchObject({ bins: 2, codes: [1, 1, 1] })
  })

  it('are none where no training row has a value: one that comes later counts as missing', () => {
    expect(binned(NUMBER, [null, null], [null, 3])).toMatchObject({ bins: 1, codes: [0, 0] })
  })

  it('keep the order of any values, and tell neighbours in different bins apart', () => {
    const values = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1 })
    fc.assert(
      fc.property(values, values, (training, others) => {
        const ascending = [...training, ...others].sort((one, other) => one - other)
        const { learned, bins, codes } = binned(NUMBER, training, ascending)
        const ends = learned.kind === 'number' ? [...learned.ends] : []
        expect(codes).toEqual(codes.toSorted((one, other) => one - other))
        expect(Math.max(...codes)).toBeLessThan(bins)
        // By definition: one more than how many ends but the last are below the value.
        expect(codes).toEqual(
          ascending.map((value) => 1 + ends.slice(0, -1).filter((end) => end < value).length),
        )
      }),
    )
  })
})

describe('bins of names', () => {
  it('come in the order of how many rows they have, equal ones by code unit', () => {
    const { learned, codes } = binned(NAME, repeated({ b: 5, a: 5, Z: 5, often: 9 }), [
      'often',
      'Z',
      'a',
      'b',
    ])
    expect(learned).toEqual({ kind: 'name', names: ['often', 'Z', 'a', 'b'] })
    expect(codes).toEqual([1, 2, 3, 4])
  })

  it('are shared by names that are rare, missing or were never met', () => {
    const training = [...repeated({ kept: 5, rare: 4 }), null]
    expect(binned(NAME, training, ['kept', 'rare', null, 'unseen'])).toMatchObject({
      bins: 2,
      codes: [1, 0, 0, 0],
    })
  })

  it('are found by name where the other table met names in another order', () => {
    const training = repeated({ a: 6, b: 5 })
    expect(binned(NAME, training, ['b', 'new', 'a', 'b']).codes).toEqual([2, 0, 1, 2])
  })

  it('are as many as a byte tells apart: of 300 names, the 255 most frequent', () => {
    const name = (index: number) => `n${String(index).padStart(3, '0')}`
    const training = upTo(300).flatMap((index) => Array(index < 45 ? 5 : 6).fill(name(index)))
    const { bins, codes } = binned(NAME, training, [name(44), name(45), name(299)])
    expect(bins).toBe(256)
    expect(codes).toEqual([0, 1, 255])
  })

  it('are none but that one where every row is missing', () => {
    expect(binned(NAME, [null, null], [null, 'a'])).toMatchObject({ bins: 1, codes: [0, 0] })
  })
})

describe('binColumns', () => {
  it('puts codes into memory that threads share', () => {
    const table = columnOf(NUMBER, [1, 2])
    expect(binColumns(fitBins(table), table)[0].codes.buffer).toBeInstanceOf(SharedArrayBuffer)
  })

  it.each([
    { of: 'another kind', table: columnOf(NAME, ['a']) },
    { of: 'no columns', table: { rows: 1, columns: [] } },
  ])('refuses a table of $of', ({ table }) => {
    expect(() => binColumns(fitBins(columnOf(NUMBER, [1])), table)).toThrow(
      new TypeError('Expected a column of numbers at position 0.'),
    )
  })
})
