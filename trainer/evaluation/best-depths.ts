/** How deep it pays most to mail, for every ratio of what a send costs to what a conversion is worth. */

import type { ProfitRanking } from './profit-ranking.ts'

/** Customers from the highest probability down: distinct probabilities, totals down to each. */
export type ProbabilitySteps = Pick<ProfitRanking, 'probabilities' | 'sends' | 'conversions'>

/** Mailing everyone down to some step, which is best at the ratios of one interval. */
export interface BestDepth {
  /** How many steps are mailed, at least one. */
  readonly steps: number
  /** Where the interval begins. */
  readonly lowestRatio: number
}

/**
 * All depths that `countBestSteps` finds with one cost and one value for all customers, the
 * smallest first, up to its rounding. At a ratio of cost to value it looks for the most
 * conversions less ratio times sends, among steps of at least that probability: for that it is
 * the corners of a concave hull, of the steps down to there, that matter. With a falling ratio
 * more steps may be mailed, and more of them pay, so that the best depth only ever grows: one
 * walk down the steps meets all of them.
 */
export function findBestDepths(ranking: ProbabilitySteps): BestDepth[] {
  const { probabilities } = ranking
  const found: BestDepth[] = []
  const note = (steps: number, lowestRatio: number): void => {
    if (steps === 0) return
    if (found.at(-1)?.steps === steps) found.pop()
    found.push({ steps, lowestRatio })
  }
  // Numbers of steps, none at first; behind each corner the rate of conversion is lower.
  const corners = [0]
  let best = 0
  for (let steps = 1; steps <= probabilities.length; steps++) {
    addCorner(corners, steps, ranking)
    best = Math.min(best, corners.length - 1)
    const highest = probabilities[steps - 1]
    const lowest = steps < probabilities.length ? probabilities[steps] : 0
    /** Down to which ratio the best one is better than the next. */
    const rateBehind = (): number =>
      best + 1 < corners.length ? rateBetween(corners[best], corners[best + 1], ranking) : 0
    while (rateBehind() > highest) best += 1
    note(corners[best], Math.max(lowest, rateBehind()))
    while (rateBehind() > lowest) {
      best += 1
      note(corners[best], Math.max(lowest, rateBehind()))
    }
  }
  return found
}

/**
 * As few of the depths as lose no more than a tolerance at any ratio, where the best of the kept
 * ones stands in for one that is left out; the first is always kept.
 *
 * @param depths As `findBestDepths` returns them.
 * @param tolerance In conversions, or what they are worth.
 */
export function thinDepths(
  depths: readonly BestDepth[],
  ranking: ProbabilitySteps,
  tolerance: number,
): BestDepth[] {
  const kept: BestDepth[] = []
  for (const depth of depths) {
    const last = kept.at(-1)
    if (last === undefined || largestLoss(last.steps, depth, ranking) > tolerance) kept.push(depth)
  }
  return kept
}

/** Of three corners in a line the middle one is none: it is never better than both others. */
function addCorner(corners: number[], steps: number, ranking: ProbabilitySteps): void {
  for (;;) {
    const [before, last] = corners.slice(-2)
    if (last === undefined) break
    if (rateBetween(before, last, ranking) > rateBetween(last, steps, ranking)) break
    corners.pop()
  }
  corners.push(steps)
}

/** Of the customers between two depths, the share that converts. */
function rateBetween(from: number, to: number, ranking: ProbabilitySteps): number {
  const conversions = conversionsAfter(to, ranking) - conversionsAfter(from, ranking)
  return conversions / (sendsAfter(to, ranking) - sendsAfter(from, ranking))
}

/** In conversions, of mailing fewer steps at any ratio at which the depth is best. */
function largestLoss(
  steps: number,
  { steps: bestSteps, lowestRatio }: BestDepth,
  ranking: ProbabilitySteps,
): number {
  const conversions = conversionsAfter(bestSteps, ranking) - conversionsAfter(steps, ranking)
  return conversions - lowestRatio * (sendsAfter(bestSteps, ranking) - sendsAfter(steps, ranking))
}

function sendsAfter(steps: number, { sends }: ProbabilitySteps): number {
  return steps === 0 ? 0 : sends[steps - 1]
}

function conversionsAfter(steps: number, { conversions }: ProbabilitySteps): number {
  return steps === 0 ? 0 : conversions[steps - 1]
}
