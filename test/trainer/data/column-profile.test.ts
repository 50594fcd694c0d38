import { describe, expect, it } from 'vitest'
import {
  type ColumnProfile,
  isMissingWord,
  profileFile,
} from '../../../trainer/data/column-profile.ts'
import { csvOf } from '../../helpers/csv-of.ts'
import { expectFailure } from '../../helpers/expect-failure.ts'
import { temporaryFile } from '../../helpers/temporary-file.ts'

/** The profile of a column that holds these cells. */
async function profileOf(cells: readonly string[]): Promise<ColumnProfile> {
  const text = csvOf(cells.length, { row: (row) => row, column: cells })
  const { columns } = await profileFile(temporaryFile(text))
  const [, profile] = columns
  return profile
}

describe('profileFile', () => {
  it('counts what the cells of a column spell', async () => {
    expect(await profileOf(['3', '-1.5', '', 'n/a', '3', '4.0', '2024-01-31', '1e2'])).toEqual({
      name: 'column',
      rows: 8,
      empty: 1,
      numbers: 5,
      integers: 4,
      decimals: 3,
      commaNumbers: 0,
      dates: 1,
      min: -1.5,
      max: 100,
      words: new Map([
        ['n/a', 1],
        ['2024-01-31', 1],
      ]),
      counts: new Map([
        ['3', 2],
        ['-1.5', 1],
        ['n/a', 1],
        ['4.0', 1],
        ['2024-01-31', 1],
        ['1e2', 1],
      ]),
      distinct: 6,
    })
  })

  it.each([
    { cell: '2024-01-31', dates: 1 },
    { cell: '2024-01-31 23:59:00', dates: 1 },
    { cell: '2024-01-31T23:59:00Z', dates: 1 },
    { cell: '31/12/2024', dates: 1 },
    { cell: '1.2.24', dates: 1 },
    { cell: '2024', dates: 0 },
    { cell: '555-1234', dates: 0 },
    { cell: '2024-01-31x', dates: 0 },
  ])('sees $dates dates in $cell', async ({ cell, dates }) => {
    expect((await profileOf([cell])).dates).toBe(dates)
  })

  it.each(['1e39', '-1.7976931348623157E308', '1e999', 'Infinity', '0x10', '1,50', '1 000'])(
    'takes %s for no number',
    async (cell) => {
      const { numbers, words } = await profileOf([cell])

      expect(numbers).toBe(0)
      expect([...words.keys()]).toEqual([cell])
    },
  )

  it.each([
    { cells: ['1,5', '-20,25', '3'], decimalComma: true },
    { cells: ['0,125', '0,5', ''], decimalComma: true },
    { cells: ['4,857', '12,000'], decimalComma: true },
    { cells: ['1,5', 'a', 'b'], decimalComma: false },
    { cells: ['1.5', '2'], decimalComma: false },
  ])('finds decimal commas in $cells: $decimalComma', async ({ cells, decimalComma }) => {
    const column = cells.map((cell, row) => `${row};${cell}`)
    const profile = await profileFile(temporaryFile(['row;value', ...column, ''].join('\n')))
    expect(profile.decimalComma).toBe(decimalComma)
  })

  it('finds none where commas separate the cells', async () => {
    const profile = await profileFile(temporaryFile('row,value\n1,"1,2"\n2,"2,3"\n'))
    expect(profile.decimalComma).toBe(false)
  })

  it('keeps the cells of up to 1,000 kinds', async () => {
    const cells = Array.from({ length: 1000 }, (_, row) => `name ${row}`)

    expect((await profileOf(cells)).counts?.size).toBe(1000)
  })

  it('only counts the kinds beyond 1,000', async () => {
    const cells = Array.from({ length: 1500 }, (_, row) => `name ${row % 1001}`)

    expect(await profileOf(cells)).toMatchObject({ counts: null, distinct: 1001 })
  })

  it('passes over rows of another length', async () => {
    const {
      columns: [profile],
    } = await profileFile(temporaryFile('a,b\n1,2\n3\n4,5,6\n7,8\n'))

    expect(profile).toMatchObject({ rows: 2, max: 7 })
  })

  it('has a profile for each column of a file without rows', async () => {
    const { columns: profiles } = await profileFile(temporaryFile('a,b\n'))

    expect(profiles.map(({ name, rows }) => ({ name, rows }))).toEqual([
      { name: 'a', rows: 0 },
      { name: 'b', rows: 0 },
    ])
  })

  it('refuses what is no CSV file', async () => {
    await expectFailure(
      () => profileFile('/nowhere.csv'),
      'invalid-data',
      'Expected a CSV file at /nowhere.csv. Received: no such file.',
    )
  })
})

describe('isMissingWord', () => {
  it.each(['NA', 'N/A', 'nan', 'NULL', 'None', '?', '-', '.', 'Unknown'])('knows %s', (word) => {
    expect(isMissingWord(word)).toBe(true)
  })

  it.each(['0', 'no', 'other', 'Namibia'])('does not know %s', (word) => {
    expect(isMissingWord(word)).toBe(false)
  })
})
