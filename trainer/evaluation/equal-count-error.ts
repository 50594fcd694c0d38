/** Expected calibration error of a group: of reliability bins, only their mean gap. */

const BINS = 10

/**
 * Mean over rows of |mean probability - rate| of their bin, over ten bins of equally many rows by
 * probability (fewer of fewer rows). Rows of one probability share what their places get, so that
 * the order of rows does not matter. Lower is better.
 *
 * @param labels 0 or 1, shape `[rows]`, at least one.
 * @param probabilities In [0, 1], shape `[rows]`, in the order of `labels`.
 */
export function equalCountError(labels: Float32Array, probabilities: Float64Array): number {
  const rows = labels.length
  const order = Int32Array.from(labels.keys()).sort((a, b) => probabilities[a] - probabilities[b])
  const gaps = tiedMeans(order, (row) => probabilities[row] - labels[row], probabilities)
  const bins = Math.min(BINS, rows)
  let error = 0
  for (let bin = 0; bin < bins; bin++) {
    const from = Math.round((bin * rows) / bins)
    const to = Math.round(((bin + 1) * rows) / bins)
    error += Math.abs(gaps.subarray(from, to).reduce((sum, gap) => sum + gap, 0))
  }
  return error / rows
}

/** A value for each place in the order: the mean over the places of rows of its probability. */
function tiedMeans(
  order: Int32Array,
  gapOf: (row: number) => number,
  probabilities: Float64Array,
): Float64Array {
  const means = new Float64Array(order.length)
  for (let from = 0; from < order.length; ) {
    let [to, sum] = [from, 0]
    for (; to < order.length && probabilities[order[to]] === probabilities[order[from]]; to++) {
      sum += gapOf(order[to])
    }
    means.fill(sum / (to - from), from, to)
    from = to
  }
  return means
}
