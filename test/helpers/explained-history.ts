/** The reasons for the score of each customer of a history, by the bundle that a run left. */

import { cellAt } from '../../shared/customer-table.ts'
import { encode } from '../../shared/encode.ts'
import { type Explanation, explainCustomers } from '../../shared/reasons.ts'
import { readDataset } from '../../trainer/data/dataset.ts'
import { type BundleOnDisk, readBundle } from '../../trainer/export/verification.ts'
import { loadGraphScorer } from '../../trainer/model/graph-scorer.ts'

/** By how much contributions may miss the difference that they add up to, in log-odds. */
export const SUM_TOLERANCE = 1e-9

export interface ExplainedHistory {
  readonly bundle: BundleOnDisk
  readonly explanations: readonly Explanation[]
  /** Of each customer, as she is scored without being explained. */
  readonly logits: Float32Array
}

/** @param edge The bundle's folder. */
export async function explainHistory(edge: string, csv: string): Promise<ExplainedHistory> {
  const bundle = await readBundle(edge)
  const { manifest, preprocessing, graph } = bundle
  const { customers } = await readDataset(csv, manifest.schema)
  const { computeLogits, dispose } = await loadGraphScorer(graph)
  try {
    const values = Array.from({ length: customers.rows }, (_, row) =>
      customers.columns.map((column) => cellAt(column, row)),
    )
    const explanations = explainCustomers(values, {
      schema: manifest.schema,
      preprocessing,
      referenceCustomer: manifest.reference_customer,
      computeLogits,
      seed: 1,
    })
    const logits = computeLogits(encode(preprocessing, customers), customers.rows)
    return { bundle, explanations, logits }
  } finally {
    dispose()
  }
}

/** How far the sum of contributions is from the difference that they explain. */
export function sumError({ contributions, logit, referenceLogit }: Explanation): number {
  const sum = contributions.reduce((total, contribution) => total + contribution, 0)
  return Math.abs(sum - (logit - referenceLogit))
}

/** @returns What is wrong, a line each. */
export async function findReasonFaults(edge: string, csv: string): Promise<string[]> {
  const { explanations, logits } = await explainHistory(edge, csv)
  const others = explanations.filter(({ logit }, row) => logit !== logits[row]).length
  const largest = explanations.reduce((most, one) => Math.max(most, sumError(one)), 0)
  return [
    ...(others > 0 ? [`reasons: ${others} customers are explained with another logit`] : []),
    ...(largest <= SUM_TOLERANCE ? [] : [`reasons: they miss the log-odds by up to ${largest}`]),
  ]
}
