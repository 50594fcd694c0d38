/** What each row adds to the area under the ROC curve: how its error is known without resampling. */

import { countPositives } from '../data/positives.ts'

/**
 * Parts of the ROC AUC, shape `[rows]`, whose mean is the AUC and whose scatter is its error. With
 * V of a row the share of rows of the other class that it is on the right side of, a tie counting
 * half, the AUC is the mean of V over either class, and
 *
 *     part = AUC + rows / (rows of its class) * (V - AUC)
 *
 * so that the variance of the mean part is the sum over both classes of var(V) / rows of the
 * class: that of DeLong, DeLong and Clarke-Pearson (Biometrics 44, 1988). Parts of several scores
 * of the same rows may be subtracted row by row.
 *
 * @param labels 0 or 1, shape `[rows]`.
 * @param probabilities In [0, 1], shape `[rows]`, in the order of `labels`.
 * @returns Null when the rows do not have both classes.
 */
export function aucParts(labels: Float32Array, probabilities: Float64Array): Float64Array | null {
  const order = ascendingOrder(probabilities)
  const sorted = sortedAucParts(
    Float32Array.from(order, (row) => labels[row]),
    Float64Array.from(order, (row) => probabilities[row]),
  )
  if (sorted === null) return null
  const parts = new Float64Array(labels.length)
  order.forEach((row, place) => {
    parts[row] = sorted[place]
  })
  return parts
}

/** The rows from the lowest probability up. */
export function ascendingOrder(probabilities: Float64Array): Uint32Array {
  const rows = Uint32Array.from(probabilities, (_, row) => row)
  return rows.sort((first, second) => probabilities[first] - probabilities[second])
}

/** As `aucParts`, of rows in ascending order of their probabilities. */
export function sortedAucParts(
  labels: Float32Array,
  probabilities: Float64Array,
): Float64Array | null {
  const rows = labels.length
  const positives = countPositives(labels)
  const negatives = rows - positives
  if (positives === 0 || negatives === 0) return null

  const parts = new Float64Array(rows)
  let [positivesBelow, negativesBelow, wins] = [0, 0, 0]
  for (let from = 0; from < rows; ) {
    let to = from
    let tiedPositives = 0
    for (; to < rows && probabilities[to] === probabilities[from]; to++) tiedPositives += labels[to]
    const tiedNegatives = to - from - tiedPositives
    const ofPositive = (negativesBelow + tiedNegatives / 2) / negatives
    const ofNegative = 1 - (positivesBelow + tiedPositives / 2) / positives
    for (let row = from; row < to; row++) parts[row] = labels[row] === 1 ? ofPositive : ofNegative
    wins += tiedPositives * ofPositive
    positivesBelow += tiedPositives
    negativesBelow += tiedNegatives
    from = to
  }
  const area = wins / positives
  for (let row = 0; row < rows; row++) {
    const peers = labels[row] === 1 ? positives : negatives
    parts[row] = area + (rows / peers) * (parts[row] - area)
  }
  return parts
}
