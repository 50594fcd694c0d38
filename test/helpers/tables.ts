/** Customer tables from plain lists. */

import type { Cell } from '../../shared/customer-record.ts'
import { type CustomerTable, createTableBuilder } from '../../shared/customer-table.ts'
import type { Schema } from '../../shared/schema.ts'

/** A table of these customers, each a list of values in the order of the features. */
export function tableOf(schema: Schema, customers: readonly (readonly Cell[])[]): CustomerTable {
  const builder = createTableBuilder(schema)
  for (const values of customers) builder.append(values)
  return builder.build()
}
