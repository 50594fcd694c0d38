import { describe, expect, it } from 'vitest'
import type { CategoryColumn, NumericColumn } from '../../../shared/customer-table.ts'
import { groupsOfColumn } from '../../../trainer/evaluation/customer-groups.ts'

function categories(...names: readonly (string | null)[]): CategoryColumn {
  const dictionary = [...new Set(names.filter((name) => name !== null))]
  const codes = Int32Array.from(names, (name) => (name === null ? -1 : dictionary.indexOf(name)))
  return { kind: 'category', codes, dictionary }
}

/** Region 1 twelve times, region 2 eleven times, and so on down to region 12 once. */
const TWELVE_REGIONS = Array.from({ length: 12 }, (_, region) =>
  Array<string>(12 - region).fill(`region ${region + 1}`),
).flat()

describe('groupsOfColumn', () => {
  it('groups numbers by band, missing ones last', () => {
    const column: NumericColumn = {
      kind: 'numeric',
      values: Float64Array.of(30, Number.NaN, 18, 99),
    }
    const bands = { names: ['18 – 25', '26 – 40'], upTo: [25, 40] }

    expect(groupsOfColumn(column, bands)).toEqual({
      names: ['18 – 25', '26 – 40', null],
      ofRow: Int32Array.of(1, 2, 0, 1),
    })
  })

  it('groups categories from the largest down, ties by name, missing ones last', () => {
    expect(groupsOfColumn(categories('M', 'X', 'F', null, 'F', 'B'), null)).toEqual({
      names: ['F', 'B', 'M', 'X', null],
      ofRow: Int32Array.of(2, 3, 0, 4, 0, 1),
    })
  })

  it('has no group for missing values where there are none', () => {
    expect(groupsOfColumn(categories('M'), null).names).toEqual(['M'])
  })

  it('leaves out categories without rows', () => {
    const column = { ...categories('M', 'F'), codes: Int32Array.of(1, 1) }

    expect(groupsOfColumn(column, null)).toEqual({ names: ['F'], ofRow: Int32Array.of(0, 0) })
  })

  it('keeps twelve categories apart', () => {
    expect(groupsOfColumn(categories(...TWELVE_REGIONS), null).names).toHaveLength(12)
  })

  it('joins all but the largest eleven of thirteen or more', () => {
    const { names, ofRow } = groupsOfColumn(categories(...TWELVE_REGIONS, 'small', null), null)

    expect(names).toHaveLength(13)
    expect(names.slice(10)).toEqual(['region 11', 'other', null])
    expect(Array.from(ofRow.slice(-3))).toEqual([11, 11, 12])
  })

  it('lets the rest join a category that is itself called other', () => {
    const column = categories(...TWELVE_REGIONS, ...Array<string>(20).fill('other'))
    const { names, ofRow } = groupsOfColumn(column, null)

    expect(names.filter((name) => name === 'other')).toHaveLength(1)
    expect(names).toHaveLength(11)
    expect(ofRow[TWELVE_REGIONS.length - 1]).toBe(ofRow.at(-1))
  })

  it('gives no rows no groups', () => {
    expect(groupsOfColumn(categories(), null)).toEqual({ names: [], ofRow: new Int32Array() })
  })

  it('refuses numbers without bands', () => {
    const column: NumericColumn = { kind: 'numeric', values: Float64Array.of(1) }

    expect(() => groupsOfColumn(column, null)).toThrow(
      new TypeError('Expected bands for a column of numbers. Received null.'),
    )
  })
})
