/** What drives the score: how much worse the model is when a feature's values are shuffled. */

import { type CustomerTable, selectFromColumn } from '../../shared/customer-table.ts'
import { rowsFrom } from '../preprocessing/labelled-rows.ts'
import type { Random } from '../random.ts'
import { aucParts } from './auc-parts.ts'
import type { Estimate } from './estimate.ts'
import { estimateMeans } from './mean-estimates.ts'
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
 * Intervals are of rows drawn again, each with its own values and those it was given, so that they
 * cover both the luck of the rows and the luck of the shuffles.
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
  const losses = rowLosses(labels, probabilities)
  const parts = aucParts(labels, probabilities)
  const rows = rowsFrom(0, customers.rows)

  const changes = model.preprocessing.features.flatMap((_, index) => {
    const rises = losses.map((loss) => -loss)
    const drops = parts?.slice()
    for (let repeat = 0; repeat < repeats; repeat++) {
      const shuffled = selectFromColumn(customers.columns[index], random.shuffled(rows))
      const scores = scoreCustomers(model, withColumn(customers, index, shuffled))
      addShare(rises, rowLosses(labels, scores), 1 / repeats)
      const shuffledParts = aucParts(labels, scores)
      if (drops && shuffledParts) addShare(drops, shuffledParts, -1 / repeats)
    }
    return drops ? [rises, drops] : [rises]
  })
  const estimates = estimateMeans(changes, random)
  const figures = model.preprocessing.features.map(({ name }, index) => ({
    feature: name,
    rocAucDrop: parts ? estimates[2 * index + 1] : null,
    logLossRise: estimates[parts ? 2 * index : index],
  }))
  return figures.sort((a, b) => b.logLossRise.value - a.logLossRise.value)
}

/** Log loss of each row, in nats, its probability kept as `logLoss` keeps it. */
function rowLosses(labels: Float32Array, probabilities: Float64Array): Float64Array {
  return probabilities.map((probability, row) => {
    const happened = labels[row] === 1 ? probability : 1 - probability
    return -Math.log(Math.min(Math.max(happened, Number.EPSILON), 1 - Number.EPSILON))
  })
}

function addShare(totals: Float64Array, values: Float64Array, share: number): void {
  for (let at = 0; at < totals.length; at++) totals[at] += share * values[at]
}
