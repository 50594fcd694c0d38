/** The limit that the outcome's own chance sets to every model. */

/**
 * The ROC AUC to expect of the true probabilities: over all pairs of rows, how often a positive
 * has the higher one,
 *
 *     sum over i != j of p_i (1 - p_j) ([p_i > p_j] + [p_i = p_j] / 2) / sum of p_i (1 - p_j)
 *
 * No ranking of the rows has a higher expected share. Labels drawn from the probabilities give
 * an AUC around it. Null when there are no pairs with different outcomes.
 *
 * @param trueProbabilities P(label = 1) of each row, in [0, 1].
 */
export function bestRocAuc(trueProbabilities: Float64Array): number | null {
  const ascending = trueProbabilities.toSorted()
  let [wins, positives, negatives, pairedWithSelf] = [0, 0, 0, 0]
  for (let from = 0; from < ascending.length; ) {
    const probability = ascending[from]
    let to = from
    while (ascending[to] === probability) to += 1
    // Equal rows: each wins against all below, and half of the pairs with the other equals.
    const equals = to - from
    wins += equals * probability * negatives
    wins += (equals * (equals - 1) * probability * (1 - probability)) / 2
    positives += equals * probability
    negatives += equals * (1 - probability)
    pairedWithSelf += equals * probability * (1 - probability)
    from = to
  }
  const pairs = positives * negatives - pairedWithSelf
  return pairs > 0 ? wins / pairs : null
}
