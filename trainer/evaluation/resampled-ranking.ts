/** ROC AUC and average precision of many resamples of the same ranked rows. */

/** Rows in the order of a model's probabilities, sorted once for all resamples. */
export interface SortedRows {
  /** Rows from the highest probability down. */
  readonly order: Uint32Array
  /** Their labels, as bits: -1 of a positive, 0 of a negative. */
  readonly masks: Int32Array
  /** 1 where the next row has a lower probability, and at the end. */
  readonly endsTie: Uint8Array
}

/**
 * @param labels 0 or 1, shape `[rows]`.
 * @param probabilities Numbers, shape `[rows]`, in the order of `labels`.
 */
export function sortRows(labels: Float32Array, probabilities: Float64Array): SortedRows {
  const order = Uint32Array.from(probabilities.keys()).sort(
    (first, second) => probabilities[second] - probabilities[first],
  )
  return {
    order,
    masks: Int32Array.from(order, (row) => (labels[row] === 1 ? -1 : 0)),
    endsTie: Uint8Array.from(order, (row, at) =>
      probabilities[row] === probabilities[order[at + 1]] ? 0 : 1,
    ),
  }
}

/** Both NaN where the resample has one class only. */
export interface ResampledRanking {
  readonly rocAuc: number
  readonly prAuc: number
}

/**
 * As `rocAuc` and `averagePrecision` of rows repeated as counted.
 *
 * @param counts How often each row was drawn, shape `[rows]`, in the order of the labels.
 */
export function rankResample(
  { order, masks, endsTie }: SortedRows,
  counts: Int32Array,
): ResampledRanking {
  let [rows, positives] = [0, 0]
  let [halfWins, precisions, positivesAbove, negativesAbove] = [0, 0, 0, 0]
  for (let at = 0; at < order.length; at++) {
    const count = counts[order[at]]
    rows += count
    positives += count & masks[at]
    if (endsTie[at] === 0) continue
    const negatives = rows - positives
    halfWins += (negatives - negativesAbove) * (positivesAbove + positives)
    if (positives > positivesAbove) {
      precisions += (positives - positivesAbove) * (positives / rows)
    }
    positivesAbove = positives
    negativesAbove = negatives
  }
  const negatives = rows - positives
  if (positives === 0 || negatives === 0) return { rocAuc: Number.NaN, prAuc: Number.NaN }
  return { rocAuc: halfWins / (2 * positives * negatives), prAuc: precisions / positives }
}
