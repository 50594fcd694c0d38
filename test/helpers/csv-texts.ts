/** Arbitrary CSV texts for fast-check, with what a reader must find in them. */

import { stringify } from 'csv-stringify/sync'
import fc from 'fast-check'
import type { CsvContent } from './read-rows.ts'

export interface CsvText {
  readonly text: string
  readonly delimiter: string
  readonly content: CsvContent
}

interface Plan {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** Kinds of blank lines before the header, then before each row. */
  readonly blankLines: readonly (readonly ('empty' | 'spaces' | 'delimiters')[])[]
  readonly delimiter: string
  readonly lineEnding: string
  readonly isQuoted: boolean
  readonly hasByteOrderMark: boolean
}

const MOST_ROWS = 6

/** Any text, half of the time made of what a CSV reader may trip over. */
const cell = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 6 }).map((text) => text.replaceAll('\0', '')),
  fc.string({ unit: fc.constantFrom(...'",;|\t\n\r \'aé€😀'), maxLength: 8 }),
)

const columnName = cell.map((text) => text.trim()).filter((name) => name !== '')

/** Tables of two to five columns in every spelling: delimiters, line endings, blank lines. */
export const csvText: fc.Arbitrary<CsvText> = fc
  .integer({ min: 2, max: 5 })
  .chain((width) => {
    const exactly = (length: number) => ({ minLength: length, maxLength: length })
    const blankLine = fc.constantFrom('empty' as const, 'spaces' as const, 'delimiters' as const)
    return fc.record({
      columns: fc.uniqueArray(columnName, exactly(width)),
      rows: fc.array(fc.array(cell, exactly(width)), { maxLength: MOST_ROWS }),
      blankLines: fc.array(fc.array(blankLine, { maxLength: 2 }), exactly(MOST_ROWS + 1)),
      delimiter: fc.constantFrom(',', ';', '\t', '|'),
      lineEnding: fc.constantFrom('\n', '\r\n', '\r'),
      isQuoted: fc.boolean(),
      hasByteOrderMark: fc.boolean(),
    })
  })
  .map(write)

function write({ columns, rows, blankLines, ...spelling }: Plan): CsvText {
  const { delimiter, lineEnding } = spelling
  const blank = { empty: '', spaces: '  ', delimiters: delimiter + delimiter }
  let text = spelling.hasByteOrderMark ? '\uFEFF' : ''
  const startLines = [columns, ...rows].map((cells, index) => {
    for (const kind of blankLines[index]) text += blank[kind] + lineEnding
    const line = text.split(/\r\n|\r|\n/).length
    text += stringify([[...cells]], {
      delimiter,
      record_delimiter: lineEnding,
      quoted: spelling.isQuoted,
      quoted_match: /[",;\t|\r\n]/,
    })
    return line
  })
  const trimmed = rows.map((cells, index) => ({
    line: startLines[index + 1],
    cells: cells.map((cell) => cell.trim()),
  }))
  // A row of nothing but empty cells is a blank line.
  const filled = trimmed.filter(({ cells }) => cells.some((cell) => cell !== ''))
  return { text, delimiter, content: { columns, rows: filled } }
}
