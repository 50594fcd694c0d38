/** Customers grouped by one of their columns: by category, or by range of numbers. */

import type { CategoryColumn, CustomerColumn, NumericColumn } from '../../shared/customer-table.ts'
import { namesByFrequency } from '../preprocessing/statistics.ts'
import { bandOf, type ValueBands } from './value-bands.ts'

/** Of more categories, the largest stand alone and the rest together. */
const MOST_CATEGORIES = 12

/** Also the name of a group for a category of that very name, which the rest then joins. */
const REST = 'other'

export interface CustomerGroups {
  /** A category, a range such as `25 – 34`, or null: the value is missing. */
  readonly names: readonly (string | null)[]
  /** Position in `names`, shape `[rows]`. */
  readonly ofRow: Int32Array
}

/**
 * Groups of a column's rows: bands of numbers ascending, categories from the largest down (ties
 * by name), the rest of many categories, and last the rows without a value, where there are any.
 *
 * @param bands Of a column of numbers, fitted on training rows; null of categories.
 * @throws TypeError when a column of numbers comes without bands.
 */
export function groupsOfColumn(column: CustomerColumn, bands: ValueBands | null): CustomerGroups {
  if (column.kind === 'category') return groupCategories(column)
  if (bands === null) throw new TypeError('Expected bands for a column of numbers. Received null.')
  return groupNumbers(column, bands)
}

function groupNumbers({ values }: NumericColumn, bands: ValueBands): CustomerGroups {
  return withMissing(
    bands.names,
    Int32Array.from(values, (value) => bandOf(value, bands)),
  )
}

function groupCategories(column: CategoryColumn): CustomerGroups {
  const { codes, dictionary } = column
  const met = namesByFrequency(column).map(({ name }) => name)
  const isMany = met.length > MOST_CATEGORIES
  const names = isMany ? met.slice(0, MOST_CATEGORIES - 1) : met
  if (isMany && !names.includes(REST)) names.push(REST)
  const groups = Int32Array.from(dictionary, (name) => {
    const group = names.indexOf(name)
    return group < 0 ? names.indexOf(REST) : group
  })
  return withMissing(
    names,
    codes.map((code) => (code < 0 ? -1 : groups[code])),
  )
}

/** @param ofRow -1 where the value is missing. */
function withMissing(names: readonly string[], ofRow: Int32Array): CustomerGroups {
  if (!ofRow.includes(-1)) return { names, ofRow }
  return {
    names: [...names, null],
    ofRow: ofRow.map((group) => (group < 0 ? names.length : group)),
  }
}
