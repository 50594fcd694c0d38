import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createTimeReader, spellTimeRange } from '../../../trainer/data/time-column.ts'

const PLAIN = { missing_values: ['NA', '-1'], decimal_comma: false }

/** Reads a column of cells; those that tell no time are NaN. */
function readTimes(cells: readonly string[], rules = PLAIN) {
  const reader = createTimeReader('sent', rules, cells.length)
  const areRead = cells.map((cell, row) => reader.read(row, Buffer.from(cell), 0, cell.length))
  const { times, timeKind } = reader.finish(cells.length)
  return { times: [...times], areRead, timeKind }
}

describe('createTimeReader', () => {
  it.each([
    { cell: '2026-01-31', time: Date.UTC(2026, 0, 31), timeKind: 'day' },
    { cell: '2024-02-29', time: Date.UTC(2024, 1, 29), timeKind: 'day' },
    { cell: '2026-03', time: Date.UTC(2026, 2, 1), timeKind: 'month' },
    { cell: '2026-01-31T18:30', time: Date.UTC(2026, 0, 31, 18, 30), timeKind: 'moment' },
    { cell: '2026-01-31 18:30:59', time: Date.UTC(2026, 0, 31, 18, 30, 59), timeKind: 'moment' },
    { cell: '2026-01-31T18:30:00Z', time: Date.UTC(2026, 0, 31, 18, 30), timeKind: 'moment' },
    {
      cell: '2026-01-31T18:30:00.25Z',
      time: Date.UTC(2026, 0, 31, 18, 30, 0, 250),
      timeKind: 'moment',
    },
    {
      cell: '2026-01-31T18:30:00,25Z',
      time: Date.UTC(2026, 0, 31, 18, 30, 0, 250),
      timeKind: 'moment',
    },
    { cell: '2026-01-01T00:30:00+02:00', time: Date.UTC(2025, 11, 31, 22, 30), timeKind: 'moment' },
    { cell: '2026-01-01 00:30:00-0330', time: Date.UTC(2026, 0, 1, 4), timeKind: 'moment' },
    { cell: '2026-01-01T00:30+01', time: Date.UTC(2025, 11, 31, 23, 30), timeKind: 'moment' },
    { cell: '1969-12-31', time: -86_400_000, timeKind: 'day' },
    { cell: '20260131', time: 20260131, timeKind: 'number' },
    { cell: '-12.5', time: -12.5, timeKind: 'number' },
    { cell: '1e3', time: 1000, timeKind: 'number' },
    { cell: '1,015.5', time: 1015.5, timeKind: 'number' },
  ])('reads $cell', ({ cell, time, timeKind }) => {
    expect(readTimes([cell])).toEqual({ times: [time], areRead: [true], timeKind })
  })

  it.each([
    ...['', 'NA', '-1', 'soon', '31/01/2026', '01/31/26', '31.01.2026', '2026/01/31', '1e400'],
    ...['2026-02-30', '2025-02-29', '2026-13-01', '2026-00-10', '2026-1-5', '0026-01-05'],
    ...[
      '2026-01-31T24:00',
      '2026-01-31T18:60',
      '2026-01-31T18:30:60',
      '2026-01-31T18',
      '2026-01-31Z',
    ],
  ])('refuses "%s"', (cell) => {
    expect(readTimes([cell])).toEqual({ times: [Number.NaN], areRead: [false], timeKind: 'number' })
  })

  it('takes the first cell that tells a time for how the column tells it', () => {
    expect(readTimes(['', '2026-01-31', '7', '2026-02-01']).areRead).toEqual([
      false,
      true,
      false,
      true,
    ])
    expect(readTimes(['NA', '7', '2026-01-31', '8']).areRead).toEqual([false, true, false, true])
  })

  it('takes cells that mean "missing" for none, however the column goes on', () => {
    expect(readTimes(['5', '-1', '-1.0', '-2']).times).toEqual([5, Number.NaN, -1, -2])
  })

  it('reads numbers with decimal commas where the schema has them', () => {
    const rules = { missing_values: [], decimal_comma: true }

    expect(readTimes(['1,5', '1.015,25', '2'], rules).times).toEqual([1.5, 1015.25, 2])
  })

  it.each([
    {
      first: '',
      cell: '',
      expected: 'a number, or a date such as 2026-01-31 or 2026-01-31T18:30:00Z',
      received: 'nothing',
    },
    {
      first: '',
      cell: 'NA',
      expected: 'a number, or a date such as 2026-01-31 or 2026-01-31T18:30:00Z',
      received: '"NA"',
    },
    {
      first: '7',
      cell: '2026-01-31',
      expected: 'a number, like the first of its column',
      received: '"2026-01-31"',
    },
    {
      first: '2026-01-31',
      cell: '7',
      expected: 'a date such as 2026-01-31 or 2026-01-31T18:30:00Z, like the first of its column',
      received: '"7"',
    },
    {
      first: '',
      cell: '31/01/2026',
      expected: 'a date written year-month-day, such as 2026-01-31 or 2026-01-31T18:30:00Z',
      received: '"31/01/2026"',
    },
    {
      first: '2026-01-31',
      cell: '1.2.26 10:00',
      expected: 'a date written year-month-day, such as 2026-01-31 or 2026-01-31T18:30:00Z',
      received: '"1.2.26 10:00"',
    },
  ])('says what is wrong with "$cell" after "$first"', ({ first, cell, ...issue }) => {
    const reader = createTimeReader('sent', PLAIN, 1)
    reader.read(0, Buffer.from(first), 0, first.length)

    expect(reader.findIssue(cell)).toEqual({ field: 'sent', ...issue })
  })

  it('finds nothing wrong with a time', () => {
    const reader = createTimeReader('sent', PLAIN, 1)

    expect(reader.findIssue('2026-01-31')).toBeNull()
  })

  it('reads every moment that a Date can spell', () => {
    const moments = fc.date({
      min: new Date('1000-01-01T00:00:00Z'),
      max: new Date('9999-12-31T23:59:59Z'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(moments, (moment) => {
        expect(readTimes([moment.toISOString()]).times).toEqual([moment.getTime()])
      }),
    )
  })
})

describe('spellTimeRange', () => {
  it.each([
    { cells: ['3', '10', '2.5'], oldest: '2.5', newest: '10' },
    { cells: ['2026-02', '2025-12', '2026-01'], oldest: '2025-12', newest: '2026-02' },
    { cells: ['2026-01-31', '2025-12-24', '2026-01'], oldest: '2025-12-24', newest: '2026-01-31' },
    {
      cells: ['2026-01-31T18:30:00+02:00', '2026-02-01'],
      oldest: '2026-01-31T16:30:00',
      newest: '2026-02-01T00:00:00',
    },
  ])('spells $cells as they were', ({ cells, oldest, newest }) => {
    const reader = createTimeReader('sent', PLAIN, cells.length)
    for (const [row, cell] of cells.entries()) reader.read(row, Buffer.from(cell), 0, cell.length)
    const everyRow = Int32Array.from(cells.keys())

    expect(spellTimeRange(reader.finish(cells.length), everyRow)).toEqual([oldest, newest])
  })

  it('looks at the given rows alone', () => {
    const times = Float64Array.of(1, 2, 3, 4)

    expect(spellTimeRange({ times, timeKind: 'number' }, Int32Array.of(1, 2))).toEqual(['2', '3'])
  })
})
