/** Customers for the golden rows: ordinary ones, and the corners of the schema. */

import { type Cell, readCustomer } from '../../shared/customer-record.ts'
import { type CustomerTable, cellAt } from '../../shared/customer-table.ts'
import type { GoldenRow } from '../../shared/golden-rows.ts'
import {
  acceptsAnyName,
  type Feature,
  type NumericFeature,
  type Schema,
} from '../../shared/schema.ts'

const ORDINARY_CUSTOMERS = 12

/** Beyond any training range, within what a schema without bounds allows. */
const EXTREME = 1e9

/**
 * Makes customers whose every value is a real customer's, but each from another one, so that the
 * bundle carries nobody's record; then one with everything missing that may be, one with unseen
 * names, and one at either end of every range.
 */
export function chooseGoldenCustomers(
  schema: Schema,
  customers: CustomerTable,
): GoldenRow['customer'][] {
  const ordinary = Array.from({ length: ORDINARY_CUSTOMERS }, (_, position) =>
    fill(schema, (_feature, index) => mixedCell(customers, index, position)),
  )
  const typical = (feature: Feature, index: number): Cell =>
    mixedCell(customers, index, ORDINARY_CUSTOMERS) ?? (feature.missing ? null : 0)
  const incomplete = fill(schema, (feature, index) =>
    feature.missing ? null : typical(feature, index),
  )
  const unseen = fill(schema, (feature, index) =>
    feature.type === 'category' && acceptsAnyName(feature)
      ? '(a name never seen)'
      : typical(feature, index),
  )
  const lowest = fill(schema, (feature, index) =>
    feature.type === 'category' ? typical(feature, index) : corner(feature, -1),
  )
  const highest = fill(schema, (feature, index) =>
    feature.type === 'category' ? typical(feature, index) : corner(feature, 1),
  )
  const obeysSchema = (customer: GoldenRow['customer']): boolean =>
    readCustomer(schema, (column) => (column === schema.id ? 'golden' : customer[column])).ok
  return [...ordinary, incomplete, unseen, lowest, highest].filter(obeysSchema)
}

function fill(
  schema: Schema,
  cellOf: (feature: Feature, index: number) => Cell,
): GoldenRow['customer'] {
  return Object.fromEntries(
    schema.features.map((feature, index) => [feature.name, cellOf(feature, index)]),
  )
}

/** Takes each column from another row, as far as there are enough rows. */
function mixedCell(customers: CustomerTable, column: number, position: number): Cell {
  const stride = Math.max(1, Math.floor(customers.rows / customers.columns.length))
  return cellAt(customers.columns[column], (position + column * stride) % customers.rows)
}

/** The lowest or highest value that the feature allows, as far out as `EXTREME`. */
function corner({ type, min = -EXTREME, max = EXTREME }: NumericFeature, towards: -1 | 1): number {
  const value = Math.min(Math.max(towards * EXTREME, min), max)
  return type === 'integer' ? (towards < 0 ? Math.ceil(value) : Math.floor(value)) : value
}
