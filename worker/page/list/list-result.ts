/** What a list has become so far: the list with its new columns, the bad rows, and counts. */

import type { FieldIssue } from '../../../shared/customer-record.ts'
import { createBlobWriter } from './blob-writer.ts'
import type { CheckedList } from './check-list.ts'
import { writeHeader, writeLine } from './csv-line.ts'
import type { ListRow } from './list-row.ts'
import { nameBadRowColumns, nameResultColumns, resultCells, withCells } from './result-columns.ts'
import type { RowResult } from './row-result.ts'
import { keepTally, type Tally } from './tally.ts'

export interface ShownBadRow {
  readonly line: number
  /** How many it has. */
  readonly cells: number
  readonly issues: readonly FieldIssue[]
}

export interface ListResult {
  readonly tally: Tally
  /** The whole list as far as it was scored, as CSV. */
  readonly list: Blob
  /** Bad rows alone, each with its line and reasons; null: there are none. */
  readonly badRows: Blob | null
  /** The first of them. */
  readonly shownBadRows: readonly ShownBadRow[]
  /** How many cells each row should have. */
  readonly width: number
  /** Features that the list lacks, and that count as missing for everybody. */
  readonly lacking: readonly string[]
}

export interface ResultWriter {
  /** Takes the next rows of the list. */
  write(rows: readonly ListRow[], results: readonly RowResult[]): void
  tally(): Tally
  read(): ListResult
}

const MOST_SHOWN = 100

const TYPE = 'text/csv;charset=utf-8'

const BYTE_ORDER_MARK = '\uFEFF'

export function createResultWriter({
  text,
  dialect,
  header,
  columns,
}: Omit<CheckedList, 'rows'>): ResultWriter {
  const list = createBlobWriter(TYPE)
  const badRows = createBlobWriter(TYPE)
  const shownBadRows: ShownBadRow[] = []
  const tally = keepTally()
  const start = text.hasByteOrderMark ? BYTE_ORDER_MARK : ''
  const { width } = columns
  list.write(start + writeHeader(withCells(header, width, nameResultColumns(header)), dialect))
  badRows.write(start + writeHeader([...nameBadRowColumns(header), ...header], dialect))

  function writeRow({ cells, line }: ListRow, result: RowResult): void {
    const added = resultCells(result)
    list.write(writeLine(withCells(cells, width, added), dialect))
    tally.add(result)
    if (result.kind !== 'bad') return
    badRows.write(writeLine([String(line), added.at(-1) ?? '', ...cells], dialect))
    if (shownBadRows.length < MOST_SHOWN)
      shownBadRows.push({ line, cells: cells.length, issues: result.issues })
  }

  return {
    write(rows, results) {
      for (const [at, row] of rows.entries()) {
        const result = results[at]
        if (result) writeRow(row, result)
      }
    },
    tally: tally.read,
    read: () => ({
      tally: tally.read(),
      list: list.read(),
      badRows: shownBadRows.length === 0 ? null : badRows.read(),
      shownBadRows: [...shownBadRows],
      width,
      lacking: columns.lacking,
    }),
  }
}
