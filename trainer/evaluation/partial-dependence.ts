/** How the probability moves with one feature, the others left as they are. */

import {
  type CategoryColumn,
  type CustomerColumn,
  type CustomerTable,
  type NumericColumn,
  selectRows,
} from '../../shared/customer-table.ts'
import type { CategoryParameters, FeatureParameters } from '../../shared/preprocessing.ts'
import { rowsFrom } from '../preprocessing/labelled-rows.ts'
import type { Random } from '../random.ts'
import { type CustomerModel, scoreCustomers, withColumn } from './score-customers.ts'

/** Different values of a number at most. */
const GRID_POINTS = 20

/** Names of a category at most, the most frequent. */
const MOST_CATEGORIES = 12

export interface DependencePoint {
  /** In the customer's own unit, a category, or null: the value is missing. */
  readonly value: number | string | null
  /** Mean probability when every row has this value. */
  readonly probability: number
  /** Share of rows, in [0, 1], that have it; of a number, that are nearest to it (ties: below). */
  readonly share: number
}

export interface PartialDependence {
  readonly feature: string
  readonly kind: 'numeric' | 'category'
  /**
   * Numbers ascending, at most 20; categories by their share, at most 12. The missing value comes
   * last, where training rows lacked one: elsewhere the model knows no such thing.
   */
  readonly points: readonly DependencePoint[]
}

export interface DependenceOptions {
  /** Names, in the order wanted. */
  readonly features: readonly string[]
  /** Draws the rows that are scored. */
  readonly random: Random
  /** How many customers' other values the probability is averaged over. */
  readonly sampleRows?: number
}

/** A value to give every row. */
type Setting = Omit<DependencePoint, 'probability'>

/**
 * Partial dependence (Friedman 2001): for each value, the mean probability over a sample of
 * customers who all have it, with everything else as it is. Numbers run over values from the
 * middle of each twentieth of the rows, so that a curve is not stretched by one enormous order.
 * It describes the model: values that go together in life are set apart here.
 *
 * @param customers At least one.
 * @throws RangeError when there are no rows or a feature is unknown.
 */
export function partialDependence(
  customers: CustomerTable,
  model: CustomerModel,
  { features, random, sampleRows = 2000 }: DependenceOptions,
): PartialDependence[] {
  if (customers.rows === 0) throw new RangeError('Expected at least one row. Received none.')
  const drawn = random.shuffled(rowsFrom(0, customers.rows)).subarray(0, sampleRows)
  const sample = selectRows(customers, drawn)
  return features.map((name): PartialDependence => {
    const index = model.preprocessing.features.findIndex((feature) => feature.name === name)
    const feature = model.preprocessing.features[index]
    if (!feature) throw new RangeError(`Expected the name of a feature. Received "${name}".`)
    const column = customers.columns[index]
    const settings = settingsOf(feature, column)
    const missing = feature.indicates_missing ? [{ value: null, share: missingShare(column) }] : []
    const points = [...settings, ...missing].map(({ value, share }): DependencePoint => {
      const changed = withColumn(sample, index, constantColumn(feature.kind, value, sample.rows))
      return { value, probability: meanOf(scoreCustomers(model, changed)), share }
    })
    return { feature: name, kind: feature.kind, points }
  })
}

function settingsOf(feature: FeatureParameters, column: CustomerColumn): Setting[] {
  if (feature.kind === 'numeric' && column?.kind === 'numeric') return numberSettings(column)
  if (feature.kind === 'category' && column?.kind === 'category') {
    return categorySettings(column, feature)
  }
  throw new TypeError(
    `Expected a ${feature.kind} column for "${feature.name}". Received ${column?.kind ?? 'none'}.`,
  )
}

/** Values that occur: all, or those in the middle of each twentieth of the rows that have one. */
function numberSettings({ values }: NumericColumn): Setting[] {
  const ascending = values.filter((value) => !Number.isNaN(value)).sort()
  const { length } = ascending
  const distinct = ascending.filter((value, at) => at === 0 || value !== ascending[at - 1])
  const middles = Float64Array.from(
    { length: GRID_POINTS },
    (_, point) => ascending[Math.floor(((point + 0.5) * length) / GRID_POINTS)],
  )
  const grid = [...new Set(distinct.length <= GRID_POINTS ? distinct : middles)]
  let counted = 0
  return grid.map((value, point) => {
    const next = grid[point + 1]
    const start = counted
    while (
      counted < length &&
      (next === undefined || ascending[counted] - value <= next - ascending[counted])
    ) {
      counted += 1
    }
    return { value, share: (counted - start) / values.length }
  })
}

/** Names that training rows had, the most frequent first, ties by name. */
function categorySettings(
  { codes, dictionary }: CategoryColumn,
  { categories }: CategoryParameters,
): Setting[] {
  const counts = new Map(categories.map((category) => [category, 0]))
  for (const code of codes) {
    const count = counts.get(dictionary[code])
    if (count !== undefined) counts.set(dictionary[code], count + 1)
  }
  return [...counts]
    .sort(([a, many], [b, few]) => few - many || (a < b ? -1 : 1))
    .slice(0, MOST_CATEGORIES)
    .map(([value, count]) => ({ value, share: count / codes.length }))
}

function missingShare(column: CustomerColumn): number {
  const missing =
    column.kind === 'numeric'
      ? column.values.filter(Number.isNaN)
      : column.codes.filter((code) => code < 0)
  return missing.length / (column.kind === 'numeric' ? column.values : column.codes).length
}

function constantColumn(
  kind: PartialDependence['kind'],
  value: DependencePoint['value'],
  rows: number,
): CustomerColumn {
  return kind === 'numeric'
    ? { kind, values: new Float64Array(rows).fill(value === null ? Number.NaN : Number(value)) }
    : {
        kind,
        codes: new Int32Array(rows).fill(value === null ? -1 : 0),
        dictionary: value === null ? [] : [String(value)],
      }
}

function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
