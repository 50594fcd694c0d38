/** Probabilities on a scale where 1 % is as far from 2 % as 98 % is from 99 %. */

/** What is nearer to 0 or 1 than this is drawn there. */
const NEAREST = 1e-6

/** ln(p / (1 - p)) of a probability in [0, 1]; finite. */
export function logOddsOf(probability: number): number {
  const inside = Math.min(Math.max(probability, NEAREST), 1 - NEAREST)
  return Math.log(inside / (1 - inside))
}
