/** What is known of mailing the test customers down to some depth, and what lies in between. */

import type { Figures } from '../../../shared/figures.ts'

/** Mailing the test customers from the highest probability down. */
export interface Depth {
  readonly sends: number
  /** A fraction where only some customers of one probability are mailed. */
  readonly conversions: number
  /** Whoever has at least this one is mailed; 1 where nobody is. */
  readonly probability: number
}

/** A probability that was told as a profit comes back but for rounding. */
const ROUNDING = 1e-12

/**
 * The depths of the curve and, between them, those that are best for some cost and value: what
 * they bring was counted, not interpolated.
 *
 * @param measured Further depths of the same ranking that were counted, as that of the run's budget.
 * @returns From nobody to everyone: sends ascend, probabilities descend.
 */
export function knownDepths(
  { curve, rules }: Figures['mailing'],
  measured: readonly Pick<Depth, 'sends' | 'conversions'>[] = [],
): readonly Depth[] {
  const known = inOrder([
    ...curve.map(({ sends, conversions, probability }) => {
      return { sends, conversions, probability: probability ?? 1 }
    }),
    ...rules.map(({ test_sends, test_conversions, probability }) => {
      return { sends: test_sends, conversions: test_conversions, probability }
    }),
  ])
  return inOrder([
    ...known,
    ...measured.map((point) => ({
      ...depthAt(known, point.sends),
      conversions: point.conversions,
    })),
  ])
}

/**
 * What a run counted of its own budget: a depth of the ranking by probability wherever its amounts
 * were the same for all, else none.
 */
export function budgetDepth(
  profit: Figures['profit'],
): readonly Pick<Depth, 'sends' | 'conversions'>[] {
  if (typeof profit?.cost_per_send !== 'number') return []
  if (typeof profit.value_per_conversion !== 'number') return []
  return profit.budget === null ? [] : [profit.budget]
}

/**
 * Mailing so many of the best test customers: between two known depths in proportion.
 *
 * @param depths As `knownDepths` gives them.
 * @param sends Below 0 it is nobody, beyond all test customers everyone.
 */
export function depthAt(depths: readonly Depth[], sends: number): Depth {
  const after = depths.findIndex((depth) => depth.sends >= sends)
  const [from, to] = around(depths, after)
  const part = to.sends === from.sends ? 1 : (sends - from.sends) / (to.sends - from.sends)
  return between(from, to, Math.max(0, part))
}

/**
 * Mailing every test customer who has at least this probability: between two known depths in
 * proportion.
 *
 * @param probability Above 1 it is nobody, as Infinity is.
 */
export function depthOfProbability(depths: readonly Depth[], probability: number): Depth {
  const least = probability * (1 - ROUNDING)
  const after = depths.findIndex((depth) => depth.probability < least)
  const [from, to] = around(depths, after)
  const span = from.probability - to.probability
  const part = span === 0 ? 1 : (from.probability - probability) / span
  return between(from, to, Math.max(0, part))
}

/** The depth at a place and the one before it; of a place that there is none of, the last one. */
function around(depths: readonly Depth[], place: number): readonly [Depth, Depth] {
  const last = depths.at(-1)
  const to = place < 0 ? last : depths[place]
  const from = place < 0 ? last : depths[Math.max(0, place - 1)]
  if (from === undefined || to === undefined) {
    throw new RangeError('Expected at least one known depth. Received none.')
  }
  return [from, to]
}

function between(from: Depth, to: Depth, part: number): Depth {
  // An end is told as it was counted, whatever rounding would make of it.
  if (part === 1) return to
  const mix = (name: keyof Depth) => from[name] + part * (to[name] - from[name])
  return { sends: mix('sends'), conversions: mix('conversions'), probability: mix('probability') }
}

function inOrder(depths: readonly Depth[]): readonly Depth[] {
  return depths.toSorted((a, b) => a.sends - b.sends || b.probability - a.probability)
}
