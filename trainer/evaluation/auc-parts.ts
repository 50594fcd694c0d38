/** What each row adds to the area under the ROC curve: how its error is known without resampling. */

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
  const negatives = probabilities.filter((_, row) => labels[row] === 0).sort()
  const positives = probabilities.filter((_, row) => labels[row] === 1).sort()
  if (negatives.length === 0 || positives.length === 0) return null

  const parts = new Float64Array(labels.length)
  let wins = 0
  for (let row = 0; row < labels.length; row++) {
    const others = labels[row] === 1 ? negatives : positives
    const below = countBelow(others, probabilities[row])
    const tied = countUpTo(others, probabilities[row]) - below
    const share = (below + tied / 2) / others.length
    parts[row] = labels[row] === 1 ? share : 1 - share
    wins += labels[row] * parts[row]
  }
  const area = wins / positives.length
  for (let row = 0; row < labels.length; row++) {
    const peers = labels[row] === 1 ? positives : negatives
    parts[row] = area + (labels.length / peers.length) * (parts[row] - area)
  }
  return parts
}

/** How many of the ascending values are lower. */
function countBelow(ascending: Float64Array, value: number): number {
  let [from, to] = [0, ascending.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if (ascending[middle] < value) from = middle + 1
    else to = middle
  }
  return from
}

/** How many of the ascending values are lower or equal. */
function countUpTo(ascending: Float64Array, value: number): number {
  let [from, to] = [0, ascending.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if (ascending[middle] <= value) from = middle + 1
    else to = middle
  }
  return from
}
