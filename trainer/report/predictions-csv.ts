/** The test rows with what the model said of them. */

import { stringify } from 'csv-stringify/sync'

/** Columns `customer_id, label, probability`; probabilities in full float64 precision. */
export function toPredictionsCsv(
  ids: readonly string[],
  labels: Float32Array,
  probabilities: Float64Array,
): string {
  const rows = ids.map((id, row) => [id, String(labels[row]), String(probabilities[row])])
  return stringify([['customer_id', 'label', 'probability'], ...rows])
}
