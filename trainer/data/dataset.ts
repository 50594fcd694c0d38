/** A campaign history in memory: typed features, labels, and every row that could not be read. */

import {
  describeReceived,
  type FieldIssue,
  parseNumber,
  readCustomer,
} from '../../shared/customer-record.ts'
import { type CustomerTable, createTableBuilder } from '../../shared/customer-table.ts'
import { Failure } from '../../shared/failure.ts'
import type { LabelColumn, Schema } from '../../shared/schema.ts'
import { readCsv } from './csv.ts'

/** Fewer rows or positives than these leave a split with nothing to learn from or to test on. */
const MINIMUM_ROWS = 50
const MINIMUM_PER_CLASS = 10

/** How many columns an error names; the rest are only counted. */
const LISTED_COLUMNS = 30

export const SPLIT_NAMES = ['train', 'validation', 'test'] as const

/** A row that broke the schema's rules, as it stood in the file. */
export interface BadRow {
  readonly line: number
  readonly cells: readonly string[]
  readonly issues: readonly FieldIssue[]
}

export interface Dataset {
  /** The file's columns, in order. */
  readonly columns: readonly string[]
  readonly customers: CustomerTable
  /** 0 or 1, shape `[rows]`. */
  readonly labels: Float32Array
  /** Customer ids, shape `[rows]`; line numbers where the schema has no id column. */
  readonly ids: readonly string[]
  /** Positions in `SPLIT_NAMES`, shape `[rows]`; null where the schema has no split column. */
  readonly splits: Uint8Array | null
  readonly badRows: readonly BadRow[]
  /** Columns of the file that the schema neither uses nor ignores. */
  readonly unusedColumns: readonly string[]
}

/** Stands for a label or a split that a bad row fails to name. */
const UNREADABLE = -1

/** One good row, or what was wrong with it. */
interface RowReading {
  readonly issues: readonly FieldIssue[]
  readonly accept: () => void
}

/**
 * Reads a campaign history under a schema. Bad rows are returned, not thrown: the caller decides
 * whether they stop the run.
 *
 * @throws Failure `invalid-data` when the file cannot be read at all or lacks a column.
 */
export async function readDataset(path: string, schema: Schema): Promise<Dataset> {
  const customers = createTableBuilder(schema)
  const labels: number[] = []
  const ids: string[] = []
  const splits: number[] = []
  const badRows: BadRow[] = []
  let columns: readonly string[] = []

  await readCsv(path, (header) => {
    columns = header
    requireColumns(path, schema, header)
    const readRow = createRowReader(schema, header, { customers, labels, ids, splits })
    return (cells, line) => {
      const { issues, accept } = readRow(cells, line)
      if (issues.length > 0) badRows.push({ line, cells, issues })
      else accept()
    }
  })

  return {
    columns,
    customers: customers.build(),
    labels: Float32Array.from(labels),
    ids,
    splits: schema.split === null ? null : Uint8Array.from(splits),
    badRows,
    unusedColumns: columns.filter(
      (column) =>
        !requiredColumns(schema).includes(column) && !Object.hasOwn(schema.ignore, column),
    ),
  }
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
  const positives = labels.reduce((count, label) => count + label, 0)
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
function describeBadRows(badRows: readonly BadRow[]): string {
  const [first] = badRows
  if (!first) return ''
  const [{ field, expected, received }] = first.issues
  return (
    ` Bad rows: ${badRows.length}, the first on line ${first.line}, ` +
    `${field}: expected ${expected}, received ${received}.`
  )
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

/** On one line, even where the file is no CSV and its first line is all of it. */
function list(columns: readonly string[]): string {
  const listed = columns.slice(0, LISTED_COLUMNS).map(describeReceived).join(', ')
  const unlisted = columns.length - LISTED_COLUMNS
  return unlisted > 0 ? `${listed} and ${unlisted} more` : listed
}

function createRowReader(
  schema: Schema,
  header: readonly string[],
  into: {
    readonly customers: { append(values: readonly (string | number | null)[]): void }
    readonly labels: number[]
    readonly ids: string[]
    readonly splits: number[]
  },
): (cells: readonly string[], line: number) => RowReading {
  const positions = new Map(header.map((column, position) => [column, position]))
  const readLabel = createLabelReader(schema.label)
  const mayRepeat = schema.repeated_customers || schema.id === null
  const seen = new Map<string, number>()

  return (cells, line) => {
    if (cells.length !== header.length) {
      const issue = {
        field: 'the row',
        expected: `${header.length} cells`,
        received: String(cells.length),
      }
      return { issues: [issue], accept: () => {} }
    }
    const cellOf = (column: string): string => cells[positions.get(column) ?? -1]
    const reading = readCustomer(schema, cellOf)
    const issues = reading.ok ? [] : [...reading.issues]

    const label = readLabel(cellOf(schema.label.column), issues)
    const split = schema.split === null ? 0 : readSplit(schema.split, cellOf(schema.split), issues)
    const id = schema.id === null ? String(line) : cellOf(schema.id)
    const firstLine = mayRepeat ? undefined : seen.get(id)
    if (firstLine !== undefined) {
      issues.push({
        field: schema.id ?? '',
        expected: 'an id not seen before',
        received: `${JSON.stringify(id)}, first seen on line ${firstLine}`,
      })
    }
    return {
      issues,
      accept() {
        if (!reading.ok) return
        if (!mayRepeat) seen.set(id, line)
        into.customers.append(reading.customer.values)
        into.labels.push(label)
        into.ids.push(id)
        into.splits.push(split)
      },
    }
  }
}

function createLabelReader({ column, positive, negative }: LabelColumn) {
  const labels = new Map([
    ...negative.map((cell) => [canonical(cell), 0] as const),
    ...positive.map((cell) => [canonical(cell), 1] as const),
  ])
  const expected = `${negative.join(' or ')} (negative) or ${positive.join(' or ')} (positive)`
  return (cell: string, issues: FieldIssue[]): number => {
    const label = labels.get(canonical(cell))
    if (label !== undefined) return label
    issues.push({ field: column, expected, received: describeReceived(cell) })
    return UNREADABLE
  }
}

/** `1`, `1.0` and `1e0` are the same label. */
function canonical(cell: string): string {
  const number = parseNumber(cell)
  return Number.isNaN(number) ? cell : String(number)
}

function readSplit(column: string, cell: string, issues: FieldIssue[]): number {
  const split = SPLIT_NAMES.findIndex((name) => name === cell.toLowerCase())
  if (split >= 0) return split
  issues.push({ field: column, expected: SPLIT_NAMES.join(', '), received: describeReceived(cell) })
  return UNREADABLE
}
