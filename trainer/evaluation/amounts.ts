/** What a send costs and a conversion earns, customer by customer. */

import type { CustomerTable } from '../../shared/customer-table.ts'
import { Failure } from '../../shared/failure.ts'
import type { Schema } from '../../shared/schema.ts'

export interface AmountSource {
  readonly schema: Schema
  /** In the columns of `schema.features`. */
  readonly customers: CustomerTable
  /** Positions of the customers wanted. */
  readonly rows: Int32Array
  /** What chose the amount, for errors: `--cost_per_send`. */
  readonly flag: string
}

/**
 * One amount for each row: the same for all, or what a column says.
 *
 * @param amount A number, or the name of a column with numbers.
 * @throws Failure `invalid-usage` when the schema has no such column with numbers, `invalid-data`
 *   when a customer lacks a value: the median would be money that nobody entered.
 */
export function amountsOf(
  amount: number | string,
  { schema, customers, rows, flag }: AmountSource,
): Float64Array {
  if (typeof amount === 'number') return new Float64Array(rows.length).fill(amount)
  const column = customers.columns[schema.features.findIndex(({ name }) => name === amount)]
  if (column?.kind !== 'numeric') {
    throw new Failure(
      'invalid-usage',
      `Expected ${flag} to be an amount or a column of numbers among the schema's features. ` +
        `Received "${amount}", which is ${column ? 'a category' : 'no feature'}.`,
    )
  }
  const amounts = Float64Array.from(rows, (row) => column.values[row])
  const missing = amounts.reduce((count, value) => count + Number(Number.isNaN(value)), 0)
  if (missing > 0) {
    throw new Failure(
      'invalid-data',
      `Expected an amount in column "${amount}", named by ${flag}, for every customer. ` +
        `Received ${missing} of ${rows.length} customers without one.`,
    )
  }
  return amounts
}
