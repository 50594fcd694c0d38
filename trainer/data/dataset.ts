/** A campaign history in memory: typed features, labels, and every row that could not be read. */

import { describeReceived } from '../../shared/customer-record.ts'
import { Failure } from '../../shared/failure.ts'
import type { LabelColumn, Schema } from '../../shared/schema.ts'
import { type BadRows, describeIssues } from './bad-rows.ts'
import { readRecords } from './csv.ts'
import { countLines } from './line-count.ts'
import { countPositives } from './positives.ts'
import { createRowReader, type RowsRead, type SplitColumns } from './row-reader.ts'

/** Fewer rows or positives than these leave a split with nothing to learn from or to test on. */
const MINIMUM_ROWS = 50
const MINIMUM_PER_CLASS = 10

/** How many columns an error names; the rest are only counted. */
const LISTED_COLUMNS = 30

export interface Dataset extends RowsRead {
  /** The file's columns, in order. */
  readonly columns: readonly string[]
  /** Columns of the file that the schema neither uses nor ignores. */
  readonly unusedColumns: readonly string[]
}

/**
 * Reads a campaign history under a schema. Bad rows are returned, not thrown: the caller decides
 * whether they stop the run.
 *
 * @throws Failure `invalid-data` when the file cannot be read at all or lacks a column,
 *   `invalid-usage` when a split column makes no sense beside the schema's own.
 */
export async function readDataset(
  path: string,
  schema: Schema,
  splitColumns: SplitColumns = { timeColumn: null, groupColumn: null },
): Promise<Dataset> {
  requireSensibleSplit(schema, splitColumns)
  const reader = await readRecords(path, (columns) => {
    requireColumns(path, schema, columns)
    requireSplitColumns(path, splitColumns, columns)
    const file = { ...splitColumns, capacity: countLines(path) }
    return { columns, ...createRowReader(schema, columns, file) }
  })
  const { columns } = reader
  const rows = reader.finish()
  const expected = new Set([
    ...requiredColumns(schema),
    ...Object.keys(schema.ignore),
    ...namedFlags(splitColumns).map(({ column }) => column),
  ])
  return { columns, ...rows, unusedColumns: columns.filter((column) => !expected.has(column)) }
}

/**
 * @throws Failure `invalid-data` when the good rows are too few, or too few of one class, to be
 *   split into training, validation and test rows.
 */
export function requireTrainable(
  path: string,
  { labels, badRows }: Dataset,
  { column }: LabelColumn,
): void {
  const rows = labels.length
  if (rows < MINIMUM_ROWS) {
    throw new Failure(
      'invalid-data',
      `Expected at least ${MINIMUM_ROWS} usable rows in ${path}. Received ${rows}.` +
        describeBadRows(badRows),
    )
  }
  const positives = countPositives(labels)
  const fewest = Math.min(positives, rows - positives)
  if (fewest === 0) {
    throw new Failure(
      'invalid-data',
      `Expected both outcomes in column "${column}" of ${path}. ` +
        `Received ${positives === 0 ? 'no' : 'only'} positive rows.`,
    )
  }
  if (fewest < MINIMUM_PER_CLASS) {
    throw new Failure(
      'invalid-data',
      `Expected at least ${MINIMUM_PER_CLASS} rows of each outcome in ${path}. Received ` +
        `${positives} positive and ${rows - positives} negative ones.`,
    )
  }
}

/** Why there are not more rows: the first reason, where any row was set aside. */
function describeBadRows(badRows: BadRows): string {
  const [first] = badRows.first
  if (!first) return ''
  const [reason] = describeIssues(first)
  return ` Bad rows: ${badRows.length}, the first on line ${first.line}, ${reason}.`
}

function requiredColumns({ id, label, split, features }: Schema): string[] {
  const named = [id, label.column, split].filter((column) => column !== null)
  return [...named, ...features.map(({ name }) => name)]
}

function requireColumns(path: string, schema: Schema, header: readonly string[]): void {
  const lacking = requiredColumns(schema).filter((column) => !header.includes(column))
  if (lacking.length === 0) return
  throw new Failure(
    'invalid-data',
    `${path} lacks ${lacking.length === 1 ? 'the column' : 'the columns'} ${list(lacking)}. ` +
      `Received ${list(header)}. ` +
      `If your columns have other names, draft a schema: pnpm schema ${path} --out schema.json`,
  )
}

/** The split columns that were named, each with its flag. */
function namedFlags({ timeColumn, groupColumn }: SplitColumns) {
  return [
    { flag: '--time_column', column: timeColumn },
    { flag: '--group_column', column: groupColumn },
  ].filter((named): named is { flag: string; column: string } => named.column !== null)
}

function requireSensibleSplit({ label, split }: Schema, splitColumns: SplitColumns): void {
  for (const { flag, column } of namedFlags(splitColumns)) {
    if (split !== null) {
      throw new Failure(
        'invalid-usage',
        `Expected ${flag} or a split column in the schema, not both. ` +
          `Received ${flag} ${column} and the split column "${split}".`,
      )
    }
    if (column === label.column) {
      throw new Failure(
        'invalid-usage',
        `Expected another column than the label in ${flag}. Received "${column}".`,
      )
    }
  }
}

function requireSplitColumns(
  path: string,
  splitColumns: SplitColumns,
  header: readonly string[],
): void {
  for (const { flag, column } of namedFlags(splitColumns)) {
    if (header.includes(column)) continue
    throw new Failure(
      'invalid-data',
      `${path} lacks the column ${describeReceived(column)} of ${flag}. Received ${list(header)}.`,
    )
  }
}

/** On one line, even where the file is no CSV and its first line is all of it. */
function list(columns: readonly string[]): string {
  const listed = columns.slice(0, LISTED_COLUMNS).map(describeReceived).join(', ')
  const unlisted = columns.length - LISTED_COLUMNS
  return unlisted > 0 ? `${listed} and ${unlisted} more` : listed
}
