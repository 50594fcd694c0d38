/** What drives the score: how much worse the model is when a feature's values are shuffled. */

import { type CustomerTable, selectFromColumn } from '../../shared/customer-table.ts'
import { rowsFrom } from '../preprocessing/labelled-rows.ts'
import type { Random } from '../random.ts'
import { aucParts } from './auc-parts.ts'
import { rowLogLosses } from './calibration.ts'
import type { Estimate } from './estimate.ts'
import { estimateMean } from './mean-estimate.ts'
import { type CustomerModel, scoreCustomers, withColumn } from './score-customers.ts'
import { requireSomeScored } from './scored-rows.ts'

export interface FeatureImportance {
  readonly feature: string
  /** ROC AUC lost; null where the rows have one class only. */
  readonly rocAucDrop: Estimate | null
  /** Log loss gained, in nats. */
  readonly logLossRise: Estimate
}

export interface ImportanceOptions {
  readonly random: Random
  /** How often each feature's values are shuffled; figures are means over them. */
  readonly repeats?: number
}

/**
 * Permutation importance (Breiman 2001) of every feature, by the log loss it saves, the most
 * important first. A feature's values change places as they stand in the customer's record, so
 * that all its inputs, the one for a missing value too, move together. Features that tell the same
 * share their importance: each alone can be spared while the other is there.
 *
 * Intervals are of rows drawn again, each with what the shuffles did to it and what its values did
 * to others. They cover the luck of the rows and of the shuffles; simulated, standard errors were
 * those of independent samples or up to a quarter more.
 *
 * @param customers To judge on: not those learned from.
 * @param labels 0 or 1, shape `[customers.rows]`.
 * @throws RangeError when there are no rows or the lengths differ.
 */
export function permutationImportance(
  customers: CustomerTable,
  labels: Float32Array,
  model: CustomerModel,
  { random, repeats = 5 }: ImportanceOptions,
): FeatureImportance[] {
  const probabilities = scoreCustomers(model, customers)
  requireSomeScored(labels, probabilities)
  const losses = rowLogLosses(labels, probabilities)
  const parts = aucParts(labels, probabilities)
  const rows = rowsFrom(0, customers.rows)

  const changes = model.preprocessing.features.flatMap((_, index) => {
    const rises = new Float64Array(customers.rows)
    const drops = new Float64Array(customers.rows)
    for (let repeat = 0; repeat < repeats; repeat++) {
      const donors = random.shuffled(rows)
      const shuffled = selectFromColumn(customers.columns[index], donors)
      const scores = scoreCustomers(model, withColumn(customers, index, shuffled))
      const change = { donors, share: 1 / repeats }
      addChange(rises, { ...change, before: losses, after: rowLogLosses(labels, scores) })
      const shuffledParts = aucParts(labels, scores)
      // The other way round: a loss of AUC counts as positive.
      if (parts && shuffledParts) {
        addChange(drops, { ...change, before: shuffledParts, after: parts })
      }
    }
    return [rises, drops]
  })
  const estimates = changes.map(estimateMean)
  const figures = model.preprocessing.features.map(({ name }, index) => ({
    feature: name,
    rocAucDrop: parts ? estimates[2 * index + 1] : null,
    logLossRise: estimates[2 * index],
  }))
  return figures.sort((a, b) => b.logLossRise.value - a.logLossRise.value)
}

/**
 * Adds what a shuffle changed, row by row: to the row that was given other values and, less the
 * mean, to the row that gave them. The second changes no mean, only how rows scatter around it:
 * without it, rows drawn again would not bring the harm that their own values do elsewhere, and
 * the interval of a feature with a few enormous values would be half as wide as it must be.
 */
function addChange(
  totals: Float64Array,
  change: {
    readonly before: Float64Array
    readonly after: Float64Array
    /** The row whose values each row was given. */
    readonly donors: Int32Array
    readonly share: number
  },
): void {
  const { before, after, donors, share } = change
  const differences = after.map((value, row) => value - before[row])
  const mean = differences.reduce((sum, difference) => sum + difference, 0) / differences.length
  differences.forEach((difference, row) => {
    totals[row] += share * difference
    totals[donors[row]] += share * (difference - mean)
  })
}
