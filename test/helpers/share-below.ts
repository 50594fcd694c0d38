/** A percentile by its definition: what the reference scores are held against. */

/** Share of the probabilities that are strictly lower. */
export function shareBelow(probability: number, probabilities: Float64Array): number {
  return probabilities.filter((other) => other < probability).length / probabilities.length
}
