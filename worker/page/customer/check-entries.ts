/** Whether the form's entries are a customer: by the rules of the API, before it is asked. */

import { type Cell, readCustomer } from '../../../shared/customer-record.ts'
import type { Schema } from '../../../shared/schema.ts'
import type { Entry } from './entries.ts'

export type EntriesReading =
  /** In the order of `schema.features`. */
  | { readonly ok: true; readonly values: readonly Cell[] }
  /** Names of the features whose entries the schema refuses. */
  | { readonly ok: false; readonly refused: readonly string[] }

/** Stands where the schema wants an id: the customer is nobody's. */
export const EXAMPLE_ID = 'example'

export function checkEntries(schema: Schema, entries: readonly Entry[]): EntriesReading {
  const byName = new Map<string, Entry>(
    schema.features.map(({ name }, at) => [name, entries[at] ?? null]),
  )
  const reading = readCustomer(schema, (column) =>
    column === schema.id ? EXAMPLE_ID : byName.get(column),
  )
  return reading.ok
    ? { ok: true, values: reading.customer.values }
    : { ok: false, refused: reading.issues.map(({ field }) => field) }
}
