import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type BadRow,
  type BadRows,
  createBadRowCollector,
  requireNoBadRows,
  toRejectedCsv,
} from '../../../trainer/data/bad-rows.ts'
import { expectFailure } from '../../helpers/expect-failure.ts'

const TWO_ISSUES: BadRow = {
  line: 7,
  cells: ['a', 'x', 'Q'],
  issues: [
    { field: 'age', expected: 'an integer', received: '"x"' },
    { field: 'gender', expected: 'one of M, F', received: '"Q"' },
  ],
}

function collect(rows: readonly BadRow[]): BadRows {
  const collector = createBadRowCollector()
  for (const row of rows) collector.add(row)
  return collector.finish()
}

function badRowsOnLines(count: number): BadRows {
  return collect(
    Array.from({ length: count }, (_, index) => ({
      line: index + 2,
      cells: ['x'],
      issues: [{ field: 'age', expected: 'an integer', received: '"x"' }],
    })),
  )
}

/** The whole file of rejected rows. */
function rejectedCsv(columns: readonly string[], rows: readonly BadRow[]): string {
  return [...toRejectedCsv(columns, collect(rows))].join('')
}

describe('createBadRowCollector', () => {
  it('counts the bad rows of each field, each row once', () => {
    const twice = { ...TWO_ISSUES, issues: [TWO_ISSUES.issues[0], TWO_ISSUES.issues[0]] }
    const { rowsByField } = collect([TWO_ISSUES, twice])

    expect([...rowsByField]).toEqual([
      ['age', 2],
      ['gender', 1],
    ])
  })
})

describe('requireNoBadRows', () => {
  it('is content without bad rows', () => {
    expect(() => requireNoBadRows('F', collect([]))).not.toThrow()
  })

  it('lists every issue of a bad row on a line of its own', async () => {
    await expectFailure(
      () => requireNoBadRows('F', collect([TWO_ISSUES])),
      'invalid-data',
      [
        'F has 1 bad row:',
        '  line 7, age: expected an integer, received "x"',
        '  line 7, gender: expected one of M, F, received "Q"',
        'Mend them, or set them aside with --on_bad_rows skip.',
      ].join('\n'),
    )
  })

  it('lists up to twenty bad rows', () => {
    expect(() => requireNoBadRows('F', badRowsOnLines(20))).toThrow(
      /^F has 20 bad rows:\n(?: {2}line \d+, .*\n){20}Mend/,
    )
  })

  it('lists the first twenty of more, and counts all', () => {
    expect(() => requireNoBadRows('F', badRowsOnLines(1021))).toThrow(
      /^F has 1021 bad rows\. The first 20:\n {2}line 2, .*\n(?: {2}line \d+, .*\n){18} {2}line 21, .*\nMend/,
    )
  })
})

describe('toRejectedCsv', () => {
  it('keeps the line, the reasons and the cells', () => {
    expect(rejectedCsv(['id', 'age', 'gender'], [TWO_ISSUES])).toBe(
      'line,reasons,id,age,gender\n' +
        '7,"age: expected an integer, received ""x""; gender: expected one of M, F, received ""Q""",a,x,Q\n',
    )
  })

  it('comes in pieces of many rows, in order', () => {
    const pieces = [...toRejectedCsv(['age'], badRowsOnLines(2500))]

    expect(pieces).toHaveLength(41)
    expect(
      pieces
        .join('')
        .split('\n')
        .map((row) => row.split(',')[0]),
    ).toEqual(['line', ...Array.from({ length: 2500 }, (_, index) => String(index + 2)), ''])
  })

  it('is a header alone without bad rows', () => {
    expect(rejectedCsv(['id', 'age'], [])).toBe('line,reasons,id,age\n')
  })

  it('loses no cell, however many there are and whatever they hold', () => {
    const cell = fc.string({ unit: fc.constantFrom(...'",;\t\n\r \'é€a'), maxLength: 6 })
    const cells = fc.array(cell, { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(fc.array(cells, { minLength: 1, maxLength: 5 }), (rows) => {
        const badRows = rows.map((cells, index) => ({ line: index, cells, issues: [] }))
        const [, ...records] = parse(rejectedCsv(['a', 'b', 'c'], badRows), {
          record_delimiter: ['\r\n', '\n', '\r'],
          relax_column_count: true,
        })

        expect(records.map(([, , ...kept]: string[]) => kept)).toEqual(rows)
      }),
    )
  })
})
