/** What happens to rows that break the schema's rules: they stop the run, or they are set aside. */

import { stringify } from 'csv-stringify/sync'
import { Failure } from '../../shared/failure.ts'
import type { BadRow } from './dataset.ts'

/** How many bad rows an error lists; the rest are only counted. */
const LISTED_ROWS = 20

/** @throws Failure `invalid-data` that lists the first bad rows, if there are any. */
export function requireNoBadRows(path: string, badRows: readonly BadRow[]): void {
  if (badRows.length === 0) return
  const listed = badRows.slice(0, LISTED_ROWS).flatMap(describeBadRow)
  const heading =
    badRows.length > LISTED_ROWS
      ? `${path} has ${badRows.length} bad rows. The first ${LISTED_ROWS}:`
      : `${path} has ${badRows.length} bad ${badRows.length === 1 ? 'row' : 'rows'}:`
  throw new Failure(
    'invalid-data',
    `${heading}\n${listed.join('\n')}\n` + 'Mend them, or set them aside with --on_bad_rows skip.',
  )
}

/** The bad rows as a CSV: line, reasons, then the cells as they stood in the file. */
export function toRejectedCsv(columns: readonly string[], badRows: readonly BadRow[]): string {
  const rows = badRows.map((row) => [row.line, describeIssues(row).join('; '), ...row.cells])
  return stringify([['line', 'reasons', ...columns], ...rows])
}

function describeBadRow(row: BadRow): string[] {
  return describeIssues(row).map((issue) => `  line ${row.line}, ${issue}`)
}

function describeIssues({ issues }: BadRow): string[] {
  return issues.map(
    ({ field, expected, received }) => `${field}: expected ${expected}, received ${received}`,
  )
}
