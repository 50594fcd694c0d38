/** Probabilities of customers as they might be: a table is encoded again whenever it changes. */

import type { CustomerColumn, CustomerTable } from '../../shared/customer-table.ts'
import { createEncoder, encodedWidth } from '../../shared/encode.ts'
import type { PreprocessingParameters } from '../../shared/preprocessing.ts'
import { toProbability } from '../../shared/score.ts'
import { rowsFrom } from '../preprocessing/labelled-rows.ts'

/** Rows that are scored at once. */
const CHUNK_ROWS = 4096

/** A model with its encoding, such as a graph scorer with the preprocessing it was trained on. */
export interface CustomerModel {
  readonly preprocessing: PreprocessingParameters
  /** Logits, shape `[rows]`, of encoded customers, shape `[rows, inputs]`. */
  readonly computeLogits: (encoded: Float32Array, rows: number) => Float32Array
}

/**
 * The probability of every customer, shape `[customers.rows]`.
 *
 * @throws TypeError when the table was not built for the model's preprocessing.
 */
export function scoreCustomers(model: CustomerModel, customers: CustomerTable): Float64Array {
  const { preprocessing, computeLogits } = model
  const inputs = encodedWidth(preprocessing)
  const encoder = createEncoder(preprocessing, customers)
  const matrix = new Float32Array(Math.min(CHUNK_ROWS, customers.rows) * inputs)
  const probabilities = new Float64Array(customers.rows)
  for (let from = 0; from < customers.rows; from += CHUNK_ROWS) {
    const rows = rowsFrom(from, Math.min(CHUNK_ROWS, customers.rows - from))
    const encoded = matrix.subarray(0, rows.length * inputs)
    encoder(rows, encoded, inputs)
    const logits = computeLogits(encoded, rows.length)
    for (let row = 0; row < rows.length; row++) {
      probabilities[from + row] = toProbability(logits[row])
    }
  }
  return probabilities
}

/** The same customers, but for one column. */
export function withColumn(
  customers: CustomerTable,
  index: number,
  column: CustomerColumn,
): CustomerTable {
  return { ...customers, columns: customers.columns.with(index, column) }
}
