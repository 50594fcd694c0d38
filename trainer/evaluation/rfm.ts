/** The rule of thumb of every marketing team: recency, frequency and monetary value, scored 1 to 5. */

import type { CustomerTable } from '../../shared/customer-table.ts'
import type { Schema } from '../../shared/schema.ts'

const ROLES = ['recency', 'frequency', 'monetary'] as const

/** Sums of three scores: 3 to 15. */
const LOWEST_SUM = 3
const SUMS = 13

/** Made-up rows at the base rate in every sum: as many as Laplace's rule of succession has. */
const PRIOR_ROWS = 2

interface RfmScore {
  /** Position of the column among the features. */
  readonly column: number
  /** The training rows' quintiles, ascending, four; none where no training row has a value. */
  readonly edges: readonly number[]
  /** Of recency, fewer days are better. */
  readonly isLowerBetter: boolean
}

export interface RfmRule {
  readonly scores: readonly RfmScore[]
  /** Smoothed rate of conversion by sum of the scores, from 3 to 15. */
  readonly rates: readonly number[]
}

/**
 * Learns the quintiles and what became of customers with each sum of scores. A sum's rate is
 * `(positives + 2 base rate) / (rows + 2)`: that of few rows tends to the base rate, that of none
 * is it. Rates need not rise with the sum.
 *
 * @param labels 0 or 1, of every customer, shape `[customers.rows]`.
 * @param trainingRows The customers to learn from, at least one.
 * @returns Null when the schema does not name a column of numbers for each of the three roles.
 */
export function fitRfmRule(
  schema: Schema,
  customers: CustomerTable,
  labels: Float32Array,
  trainingRows: Int32Array,
): RfmRule | null {
  const scores = ROLES.map((role): RfmScore | null => {
    const index = schema.features.findIndex((feature) => feature.role === role)
    const column = customers.columns[index]
    if (column?.kind !== 'numeric') return null
    const values = Float64Array.from(trainingRows, (row) => column.values[row])
    return { column: index, edges: quintilesOf(values), isLowerBetter: role === 'recency' }
  }).filter((score) => score !== null)
  if (scores.length < ROLES.length) return null

  const rows = new Float64Array(SUMS)
  const positives = new Float64Array(SUMS)
  rfmSums({ scores }, customers, trainingRows).forEach((sum, at) => {
    rows[sum - LOWEST_SUM] += 1
    positives[sum - LOWEST_SUM] += labels[trainingRows[at]]
  })
  const baseRate = positives.reduce((sum, count) => sum + count, 0) / trainingRows.length
  const rates = Array.from(
    rows,
    (count, sum) => (positives[sum] + PRIOR_ROWS * baseRate) / (count + PRIOR_ROWS),
  )
  return { scores, rates }
}

/** The rule's probability for some of a table's customers, shape `[rows]`. */
export function rfmProbabilities(
  rule: RfmRule,
  customers: CustomerTable,
  rows: Int32Array,
): Float64Array {
  return Float64Array.from(rfmSums(rule, customers, rows), (sum) => rule.rates[sum - LOWEST_SUM])
}

/**
 * Sum of the three scores, 3 to 15, of each row. A missing value scores 1, as the worst fifth:
 * whoever has no purchase on record is none of the best customers.
 */
export function rfmSums(
  { scores }: Pick<RfmRule, 'scores'>,
  customers: CustomerTable,
  rows: Int32Array,
): Int32Array {
  const sums = new Int32Array(rows.length)
  for (const { column, edges, isLowerBetter } of scores) {
    const numbers = customers.columns[column]
    if (numbers?.kind !== 'numeric') {
      throw new TypeError(`Expected numbers in column ${column}. Received ${numbers?.kind}.`)
    }
    for (let at = 0; at < rows.length; at++) {
      const value = numbers.values[rows[at]]
      let exceeded = 0
      for (const edge of edges) if (value > edge) exceeded += 1 // NaN exceeds nothing
      sums[at] += isLowerBetter && !Number.isNaN(value) ? 5 - exceeded : 1 + exceeded
    }
  }
  return sums
}

/** Values that a fifth, two, three and four fifths of the rows do not exceed. */
function quintilesOf(values: Float64Array): number[] {
  const ascending = values.filter((value) => !Number.isNaN(value)).sort()
  if (ascending.length === 0) return []
  return [1, 2, 3, 4].map((fifth) => ascending[Math.ceil((fifth * ascending.length) / 5) - 1])
}
