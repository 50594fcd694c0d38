/** The training rows' reference customer: the middle of each number, the most frequent names. */

import type { Cell } from '../../shared/customer-record.ts'
import {
  type CategoryColumn,
  type CustomerTable,
  selectFromColumn,
} from '../../shared/customer-table.ts'
import type { ReferenceCustomer } from '../../shared/reference-customer.ts'
import type { Schema } from '../../shared/schema.ts'
import { medianOf, namesByFrequency } from './statistics.ts'

/**
 * A number is the median of the rows that have one, null where none has. A category is the most
 * frequent name; missing counts as one more, which wins only where it is more frequent than each.
 *
 * @param customers In the columns of `schema.features`.
 * @param trainingRows Those that the final encoding was learned from, at least one; all customers
 *   where left out.
 */
export function fitReferenceCustomer(
  schema: Schema,
  customers: CustomerTable,
  trainingRows?: Int32Array,
): ReferenceCustomer {
  return Object.fromEntries(
    schema.features.map(({ name }, index): [string, Cell] => {
      const column = customers.columns[index]
      const learned = trainingRows ? selectFromColumn(column, trainingRows) : column
      if (learned.kind === 'category') return [name, mostFrequent(learned)]
      const median = medianOf(learned.values)
      return [name, Number.isNaN(median) ? null : median]
    }),
  )
}

/** Of names that are equally frequent the first in code-unit order, as an encoding has them. */
function mostFrequent(column: CategoryColumn): string | null {
  const [most] = namesByFrequency(column)
  const missing = column.codes.reduce((count, code) => count + Number(code < 0), 0)
  return most === undefined || missing > most.rows ? null : most.name
}
