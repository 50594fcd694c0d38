/**
 * Customers that nobody is, made of two who are: what a teacher says of them tells a network more
 * of the teacher than training rows alone do (MUNGE of Bucila, Caruana and Niculescu-Mizil, "Model
 * compression", 2006; here with a random partner instead of the nearest).
 */

import type { CustomerTable } from '../../shared/customer-table.ts'
import { extendShared } from '../preprocessing/shared-rows.ts'
import type { Random } from '../random.ts'

/** The share of a customer's values that come from her partner. */
const PARTNER_SHARE = 0.3

/** How many mixed customers there are beside the real ones, and how often the more the fewer. */
const MIXED_ROWS = 150_000
const MOST_COPIES = 12

export interface MixedCustomers {
  /** The real customers in their order, then the mixed ones; in shared memory. */
  readonly customers: CustomerTable
  /** The two real customers of each mixed one, shape `[mixed]`: positions in the table. */
  readonly parents: readonly [Int32Array, Int32Array]
}

/** How many mixed customers each real one becomes. */
export function copiesOf(rows: number): number {
  return Math.min(MOST_COPIES, Math.max(1, Math.round(MIXED_ROWS / rows)))
}

export function mixCustomers(
  customers: CustomerTable,
  copies: number,
  random: Random,
): MixedCustomers {
  const { rows } = customers
  const mixed = copies * rows
  const first = new Int32Array(mixed)
  const second = new Int32Array(mixed)
  const own = Int32Array.from({ length: rows }, (_, row) => row)
  for (let copy = 0; copy < copies; copy++) {
    first.set(own, copy * rows)
    second.set(random.shuffled(own), copy * rows)
  }
  const sources = customers.columns.map(() =>
    first.map((parent, row) => (random.uniform() < PARTNER_SHARE ? second[row] : parent)),
  )
  return {
    customers: {
      rows: rows + mixed,
      columns: customers.columns.map((column, index) => extendShared(column, sources[index])),
    },
    parents: [first, second],
  }
}
