/** What happens to rows that break the schema's rules: they stop the run, or they are set aside. */

import { stringify } from 'csv-stringify/sync'
import { describeIssue, type FieldIssue } from '../../shared/customer-record.ts'
import { Failure } from '../../shared/failure.ts'

/** How many bad rows an error lists; the rest are only counted. */
const LISTED_ROWS = 20

/** Rows that are put away together: few, lest they grow old in memory. */
const ROWS_AT_ONCE = 64

/** A row that broke the schema's rules, as it stood in the file. */
export interface BadRow {
  readonly line: number
  readonly cells: readonly string[]
  readonly issues: readonly FieldIssue[]
}

/** Any number of bad rows, in little more memory than the file's bytes of them. */
export interface BadRows {
  readonly length: number
  /** The first of them, as many as an error lists. */
  readonly first: readonly BadRow[]
  /** All of them as CSV, many rows a piece: line, reasons, then the cells. */
  readonly csv: readonly Buffer[]
  /** How many of them have an issue with a field, by its name. */
  readonly rowsByField: ReadonlyMap<string, number>
}

export interface BadRowCollector {
  add(row: BadRow): void
  /** Every row so far. */
  finish(): BadRows
}

/** Collects bad rows in the order in which they come. */
export function createBadRowCollector(): BadRowCollector {
  const first: BadRow[] = []
  const csv: Buffer[] = []
  const rowsByField = new Map<string, number>()
  let latest: BadRow[] = []
  let length = 0
  const putAway = (): void => {
    if (latest.length > 0) csv.push(Buffer.from(stringify(latest.map(toRejectedCells))))
    latest = []
  }
  return {
    add(row) {
      if (first.length < LISTED_ROWS) first.push(row)
      latest.push(row)
      length += 1
      for (const field of new Set(row.issues.map(({ field }) => field))) {
        rowsByField.set(field, (rowsByField.get(field) ?? 0) + 1)
      }
      if (latest.length === ROWS_AT_ONCE) putAway()
    },
    finish() {
      putAway()
      return { length, first, csv, rowsByField }
    },
  }
}

/** @throws Failure `invalid-data` that lists the first bad rows, if there are any. */
export function requireNoBadRows(path: string, { length, first }: BadRows): void {
  if (length === 0) return
  const listed = first.flatMap(describeBadRow)
  const heading =
    length > first.length
      ? `${path} has ${length} bad rows. The first ${first.length}:`
      : `${path} has ${length} bad ${length === 1 ? 'row' : 'rows'}:`
  throw new Failure(
    'invalid-data',
    `${heading}\n${listed.join('\n')}\n` + 'Mend them, or set them aside with --on_bad_rows skip.',
  )
}

/** The bad rows as pieces of a CSV: line, reasons, then the cells as they stood in the file. */
export function* toRejectedCsv(columns: readonly string[], { csv }: BadRows): Generator<string> {
  yield stringify([['line', 'reasons', ...columns]])
  for (const rows of csv) yield rows.toString()
}

function toRejectedCells(row: BadRow): (string | number)[] {
  return [row.line, describeIssues(row).join('; '), ...row.cells]
}

function describeBadRow(row: BadRow): string[] {
  return describeIssues(row).map((issue) => `  line ${row.line}, ${issue}`)
}

/** What is wrong with a row, an entry a cell. */
export function describeIssues({ issues }: BadRow): string[] {
  return issues.map(describeIssue)
}
