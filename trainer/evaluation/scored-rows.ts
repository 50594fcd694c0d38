/** What every metric asks of the rows it is given. */

/** @throws RangeError when the lengths differ or a probability is outside [0, 1]. */
export function requireScored(labels: Float32Array, probabilities: Float64Array): void {
  if (labels.length !== probabilities.length) {
    throw new RangeError(
      'Expected one probability per label. ' +
        `Received ${labels.length} labels and ${probabilities.length} probabilities.`,
    )
  }
  requireProbabilities(probabilities)
}

/** As `requireScored`. @throws RangeError also when there are no rows. */
export function requireSomeScored(labels: Float32Array, probabilities: Float64Array): void {
  requireScored(labels, probabilities)
  if (labels.length === 0) throw new RangeError('Expected at least one row. Received none.')
}

/** @throws RangeError when a probability is outside [0, 1], or not a number. */
export function requireProbabilities(probabilities: Float64Array): void {
  // Written so that NaN, which fails every comparison, is found too.
  const row = probabilities.findIndex((probability) => !(probability >= 0 && probability <= 1))
  if (row < 0) return
  throw new RangeError(
    `Expected probabilities in [0, 1]. Received ${probabilities[row]} at position ${row}.`,
  )
}
