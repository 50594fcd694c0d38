/** The test rows with what the model said of them. */

import { stringify } from 'csv-stringify/sync'
import type { IdColumn } from '../data/id-column.ts'

/** Rows that become text together. */
const ROWS_AT_ONCE = 4096

/**
 * Pieces of a CSV with the columns `customer_id, label, probability`; probabilities in full
 * float64 precision.
 *
 * @param ids Of every row of the history.
 * @param rows The test rows: positions in the history, shape `[rows]`.
 * @param labels Of the test rows, shape `[rows]`.
 * @param probabilities Of the test rows, shape `[rows]`.
 */
export function* toPredictionsCsv(
  ids: Pick<IdColumn, 'at'>,
  rows: Int32Array,
  labels: Float32Array,
  probabilities: Float64Array,
): Generator<string> {
  yield 'customer_id,label,probability\n'
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
    const records = Array.from(rows.subarray(start, start + ROWS_AT_ONCE), (row, index) => [
      ids.at(row),
      String(labels[start + index]),
      String(probabilities[start + index]),
    ])
    yield stringify(records)
  }
}
