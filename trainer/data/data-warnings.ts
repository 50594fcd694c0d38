/** What to tell whoever trains on a history, though it stops nothing. */

import type { CustomerColumn, CustomerTable } from '../../shared/customer-table.ts'
import type { Schema } from '../../shared/schema.ts'
import { findConstantFeatures } from '../preprocessing/fit.ts'
import type { CheckedData, DataWarning } from './data-check.ts'
import { countPositivesAmong } from './positives.ts'
import { countRepeatedRows } from './repeated-rows.ts'
import { SPLIT_NAMES } from './row-rules.ts'
import { countDividedCustomers, type Split } from './split.ts'

/** A feature with more different values than this share of the rows names customers. */
const ID_LIKE_SHARE = 0.95
const FEWEST_ROWS_OF_IDS = 100

/** Fewer repeated rows than this share are chance. */
const REPEATED_SHARE = 0.01

/** Fewer positives than these leave a part's figures to chance. */
const POSITIVES_EXPECTED = { train: 100, validation: 20, test: 50 }

export function findWarnings({
  schema,
  dataset,
  split,
  preprocessing,
}: CheckedData): DataWarning[] {
  const divided = countDividedCustomers(dataset.ids, split)
  return [
    ...findConstantFeatures(preprocessing).map(
      (feature): DataWarning => ({ kind: 'constant', feature }),
    ),
    ...findIds(schema, dataset.customers),
    ...findRepeatedRows(dataset.customers),
    ...findFewPositives(dataset.labels, split),
    ...(divided > 0 ? [{ kind: 'divided_customers', customers: divided } as const] : []),
  ]
}

/** Whole numbers and names only: amounts differ from row to row, and still say how much. */
function findIds({ features }: Schema, { rows, columns }: CustomerTable): DataWarning[] {
  if (rows < FEWEST_ROWS_OF_IDS) return []
  return features.flatMap(({ name, type }, index): DataWarning[] => {
    const distinctShare = type === 'number' ? 0 : countDistinct(columns[index]) / rows
    return distinctShare > ID_LIKE_SHARE ? [{ kind: 'id_like', feature: name, distinctShare }] : []
  })
}

function findRepeatedRows(customers: CustomerTable): DataWarning[] {
  const rows = countRepeatedRows(customers)
  const share = rows / customers.rows
  return share >= REPEATED_SHARE ? [{ kind: 'repeated_rows', rows, share }] : []
}

function findFewPositives(labels: Float32Array, split: Split): DataWarning[] {
  return SPLIT_NAMES.flatMap((part): DataWarning[] => {
    const positives = countPositivesAmong(labels, split[part])
    const expected = POSITIVES_EXPECTED[part]
    return positives < expected ? [{ kind: 'few_positives', part, positives, expected }] : []
  })
}

/** How many different values the rows have. */
function countDistinct(column: CustomerColumn): number {
  if (column.kind === 'category') return column.dictionary.length
  const ascending = column.values.toSorted()
  return ascending.reduce(
    (count, value, at) => count + Number(!Number.isNaN(value) && value !== ascending[at - 1]),
    0,
  )
}
