/** Which values the training rows have: what the model was taught with. */

import {
  type CategoryColumn,
  type CustomerTable,
  type NumericColumn,
  selectFromColumn,
} from '../../shared/customer-table.ts'
import type { Schema } from '../../shared/schema.ts'
import type { CategoryRange, NumericRange, TrainingRanges } from '../../shared/training-ranges.ts'
import { namesByFrequency, quantileOf } from './statistics.ts'

/**
 * A number's smallest and largest value, and its 1st and 99th percentile. A category's names, from
 * the most frequent down; equally frequent ones in code-unit order. Null where no row has a value.
 *
 * @param customers In the columns of `schema.features`.
 * @param trainingRows Those that the final encoding was learned from, at least one.
 */
export function fitTrainingRanges(
  schema: Schema,
  customers: CustomerTable,
  trainingRows: Int32Array,
): TrainingRanges {
  return Object.fromEntries(
    schema.features.map(({ name }, index) => {
      const learned = selectFromColumn(customers.columns[index], trainingRows)
      return [name, learned.kind === 'numeric' ? rangeOf(learned) : namesOf(learned)]
    }),
  )
}

function rangeOf({ values }: NumericColumn): NumericRange | null {
  let [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const value of values) {
    // Comparisons with NaN, a missing value, are false.
    if (value < min) min = value
    if (value > max) max = value
  }
  if (min > max) return null
  const [low, high] = [quantileOf(values, 0.01), quantileOf(values, 0.99)]
  return { kind: 'numeric', min, max, low, high }
}

function namesOf(column: CategoryColumn): CategoryRange | null {
  const names = namesByFrequency(column).map(({ name }) => name)
  return names.length === 0 ? null : { kind: 'category', names }
}
