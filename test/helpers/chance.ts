/** How likely counts are, if chance made them: standard scores, normal for many draws. */

/** Of how often something of a probability happened. */
export function shareScore(hits: number, draws: number, probability: number): number {
  const variance = draws * probability * (1 - probability)
  return (hits - draws * probability) / Math.sqrt(variance)
}

/**
 * Of Pearson's chi-square over many counts, each of as many draws: high where the counts scatter
 * more than chance has them, low where they scatter less.
 */
export function scatterScore(
  counts: readonly number[],
  draws: number,
  probability: number,
): number {
  const squares = counts.map((count) => shareScore(count, draws, probability) ** 2)
  const chiSquare = squares.reduce((sum, square) => sum + square, 0)
  return (chiSquare - counts.length) / Math.sqrt(2 * counts.length)
}

/** Of the correlation between each of many 0s and 1s and the one that comes `lag` later. */
export function correlationScore(bits: Uint8Array, lag: number, probability: number): number {
  let sum = 0
  for (let at = lag; at < bits.length; at++) {
    sum += (bits[at] - probability) * (bits[at - lag] - probability)
  }
  return sum / (probability * (1 - probability) * Math.sqrt(bits.length - lag))
}
