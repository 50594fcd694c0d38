/** Which probabilities to name on an axis of log-odds. */

import { toProbability } from '../../../shared/score.ts'
import { logOddsOf } from './log-odds.ts'
import { readableStep, STEP_DIGITS } from './readable-step.ts'

/** 0.01 %, 0.02 %, 0.05 %, ... 50 %, and the same from above. */
const ROUND_ONES: readonly number[] = [
  ...[1e-4, 2e-4, 5e-4, 1e-3, 2e-3, 5e-3, 0.01, 0.02, 0.05],
  ...[0.1, 0.2, 0.5, 0.8, 0.9],
  ...[0.95, 0.98, 0.99, 0.995, 0.998, 0.999, 0.9995, 0.9998, 0.9999],
]

/** Fewer say nothing; more do not fit. */
const LEAST = 3
const MOST = 8

/**
 * Round probabilities between two places, neither too few nor too near to one another.
 *
 * @param low Log-odds where the axis begins.
 * @param high Where it ends, above `low`.
 */
export function probabilityTicks(low: number, high: number): number[] {
  const isInside = (probability: number) =>
    logOddsOf(probability) >= low && logOddsOf(probability) <= high
  const round = ROUND_ONES.filter(isInside)
  const ticks = round.length >= LEAST ? round : evenOnes(low, high).filter(isInside)
  const gap = (high - low) / MOST
  let last = Number.NEGATIVE_INFINITY
  return ticks.filter((probability) => {
    if (logOddsOf(probability) - last < gap) return false
    last = logOddsOf(probability)
    return true
  })
}

/** Where the axis is short: multiples of a round step. */
function evenOnes(low: number, high: number): number[] {
  const [from, to] = [toProbability(low), toProbability(high)]
  const step = readableStep((to - from) / LEAST)
  const first = Math.ceil(from / step)
  const count = Math.floor(to / step) - first + 1
  return Array.from({ length: count }, (_, at) =>
    Number(((first + at) * step).toPrecision(STEP_DIGITS)),
  )
}
