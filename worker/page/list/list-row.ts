/** A row of a list: a customer to be scored, one who objects, or a row that breaks the rules. */

import { type Cell, type FieldIssue, readCustomer } from '../../../shared/customer-record.ts'
import { isObjection } from '../../../shared/objection.ts'
import type { Schema } from '../../../shared/schema.ts'
import type { CsvRecord } from './csv-records.ts'
import type { ListColumns } from './list-columns.ts'

/** What is sent of a customer: her features as text, and the number of her line in place of an id. */
export type SentCustomer = Readonly<Record<string, string | number>>

export type ListRow = CsvRecord &
  (
    | {
        readonly kind: 'customer'
        readonly sent: SentCustomer
        /** Typed, in the order of `schema.features`. */
        readonly values: readonly Cell[]
      }
    /** She refused to be profiled: nothing of her is sent. */
    | { readonly kind: 'objector' }
    /** Nothing of it is sent either: what stands in the wrong cell may be anything about anybody. */
    | { readonly kind: 'bad'; readonly issues: readonly FieldIssue[] }
  )

/**
 * An objection counts before all that is wrong with a customer, as in the worker's decisions; but in
 * a row of another length nobody can tell whose it is.
 */
export function readRow(record: CsvRecord, columns: ListColumns, schema: Schema): ListRow {
  const { cells, line } = record
  if (cells.length !== columns.width) {
    // As the trainer says it.
    const expected = `${columns.width} cells`
    const issue = { field: 'the row', expected, received: String(cells.length) }
    return { ...record, kind: 'bad', issues: [issue] }
  }
  if (columns.objected !== null && isObjection(cells[columns.objected])) {
    return { ...record, kind: 'objector' }
  }
  const sent = new Map<string, string | number>()
  if (schema.id !== null) sent.set(schema.id, line)
  for (const [name, position] of columns.features) sent.set(name, cells[position] ?? '')
  const reading = readCustomer(schema, (column) => sent.get(column))
  if (!reading.ok) return { ...record, kind: 'bad', issues: reading.issues }
  return {
    ...record,
    kind: 'customer',
    sent: Object.fromEntries(sent),
    values: reading.customer.values,
  }
}
