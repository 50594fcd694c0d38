/** How many customers converted. */

/** @param labels 0 or 1, shape `[rows]`. */
export function countPositives(labels: Float32Array): number {
  return labels.reduce((count, label) => count + label, 0)
}

/**
 * @param labels 0 or 1, of every row of the history.
 * @param rows Positions in `labels`.
 */
export function countPositivesAmong(labels: Float32Array, rows: Int32Array): number {
  return rows.reduce((count, row) => count + labels[row], 0)
}
