/** The slow, obvious way to read a campaign history: what the trainer's reader must agree with. */

import { stringify } from 'csv-stringify/sync'
import { readCustomer } from '../../shared/customer-record.ts'
import { type CustomerTable, createTableBuilder } from '../../shared/customer-table.ts'
import type { Schema } from '../../shared/schema.ts'
import { detectDelimiter } from '../../trainer/data/csv-delimiter.ts'
import { parseRecords, START_OF_FILE } from '../../trainer/data/csv-parser.ts'
import type { Dataset } from '../../trainer/data/dataset.ts'
import {
  createIssueFinder,
  createLabelRule,
  describeRepeatedId,
  readSplit,
} from '../../trainer/data/row-rules.ts'
import { idsOf } from './ids-of.ts'

/** A campaign history in plain lists. */
export interface PlainHistory {
  readonly customers: CustomerTable
  readonly labels: readonly number[]
  readonly ids: readonly string[]
  readonly splits: readonly number[] | null
  /** CSV: line, reasons, then the cells. */
  readonly badRows: string
}

/** Reads by csv-parse and `readCustomer` alone, a string for each cell. */
export async function readByRules(path: string, schema: Schema): Promise<PlainHistory> {
  const builder = createTableBuilder(schema)
  const readLabel = createLabelRule(schema.label)
  const lineOfId = new Map<string, number>()
  const [labels, ids, splits, badRows]: [number[], string[], number[], unknown[]] = [[], [], [], []]
  let header: readonly string[] | undefined

  function readRow(columns: readonly string[], cells: readonly string[], line: number): void {
    const fields = new Map(columns.map((column, position) => [column, cells[position]]))
    const cellOf = (column: string) => fields.get(column) ?? ''
    const issues = createIssueFinder(schema, columns)(cells)
    const id = schema.id === null ? String(line) : cellOf(schema.id)
    const firstLine = lineOfId.get(id) ?? 0
    const isWhole = cells.length === columns.length
    if (schema.id !== null && !schema.repeated_customers && firstLine > 0 && isWhole) {
      issues.push(describeRepeatedId(schema.id, id, firstLine))
    }
    if (issues.length > 0) {
      const reasons = issues.map(
        ({ field, expected, received }) => `${field}: expected ${expected}, received ${received}`,
      )
      badRows.push([line, reasons.join('; '), ...cells])
      return
    }
    const reading = readCustomer(schema, cellOf)
    builder.append(reading.ok ? reading.customer.values : [])
    labels.push(readLabel(cellOf(schema.label.column)))
    if (schema.split !== null) splits.push(readSplit(cellOf(schema.split)))
    ids.push(id)
    lineOfId.set(id, line)
  }

  await parseRecords(path, await detectDelimiter(path), START_OF_FILE, (cells, line) => {
    if (cells.every((cell) => cell === '')) return
    if (header) readRow(header, cells, line)
    else header = cells
  })
  return {
    customers: builder.build(),
    labels,
    ids,
    splits: schema.split === null ? null : splits,
    badRows: stringify(badRows),
  }
}

/** What the trainer read, in the same form. */
export function plainly({ customers, labels, ids, splits, badRows }: Dataset): PlainHistory {
  return {
    customers,
    labels: [...labels],
    ids: idsOf({ labels, ids }),
    splits: splits && [...splits],
    badRows: badRows.csv.join(''),
  }
}
