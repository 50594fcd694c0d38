/** ROC AUC by its definition, in O(n^2): what the fast one is held against. */

/** Share of (negative, positive) pairs in the right order, ties as half; null without pairs. */
export function countedAuc(labels: Float32Array, probabilities: Float64Array): number | null {
  const of = (label: number) => probabilities.filter((_, row) => labels[row] === label)
  const pairs = Array.from(of(1)).flatMap((positive) =>
    Array.from(of(0), (negative) => Math.sign(positive - negative)),
  )
  if (pairs.length === 0) return null
  const halfWins = pairs.reduce<number>((sum, outcome) => sum + outcome + 1, 0)
  return halfWins / (2 * pairs.length)
}
