/** Customers for the golden rows: ordinary ones, and the corners of the schema. */

import type { Cell } from '../../shared/customer-record.ts'
import { type CustomerTable, cellAt } from '../../shared/customer-table.ts'
import type { GoldenRow } from '../../shared/golden-rows.ts'
import { acceptsAnyName, type Feature, type Schema } from '../../shared/schema.ts'

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
    feature.type === 'category' ? typical(feature, index) : (feature.min ?? -EXTREME),
  )
  const highest = fill(schema, (feature, index) =>
    feature.type === 'category' ? typical(feature, index) : (feature.max ?? EXTREME),
  )
  return [...ordinary, incomplete, unseen, lowest, highest]
}

function fill(
  schema: Schema,
  cellOf: (feature: Feature, index: number) => Cell,
): GoldenRow['customer'] {
  return Object.fromEntries(
    schema.features.map((feature, index) => [feature.name, cellOf(feature, index)]),
  )
}

/** The strides have no meaning but to take neighbouring columns from distant rows. */
function mixedCell(customers: CustomerTable, column: number, position: number): Cell {
  return cellAt(customers.columns[column], (position * 31 + column * 17) % customers.rows)
}
