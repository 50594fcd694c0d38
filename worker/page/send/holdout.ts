/** How many customers a campaign must leave out so that what its emails cause can be seen. */

import { Z_80, Z_975 } from '../../../shared/normal-quantiles.ts'
import type { Amounts } from './plan-input.ts'

export interface HoldoutQuestion {
  /** Emails that are worth it, from some of which the holdout is taken. */
  readonly sends: number
  /** If all of them are sent. */
  readonly conversions: number
  /** The part of these that would not have come without the email, in (0, 1]. */
  readonly caused: number
}

export interface Holdout {
  /**
   * The smallest part of the sends that must be left out, in (0, 0.5]; null: not even half of
   * them is enough.
   */
  readonly share: number | null
  /** The sends from which on some part of them is enough; null: no number of them is. */
  readonly leastSends: number | null
  /** That part. */
  readonly leastSendsShare: number
  /** Whether so few conversions are to be expected in the holdout that the formula is rough. */
  readonly isRough: boolean
}

/** What a holdout costs: what its customers would have done because of the email. */
export interface HoldoutCost {
  readonly sends: number
  readonly conversions: number
  /** Below 0 where these emails would cost more than they cause. */
  readonly profit: number
}

interface Rates {
  readonly mailed: number
  readonly leftOut: number
}

const HALF = 0.5

/** A share that is whole tenths of a percent but for rounding is not rounded up. */
const ROUNDING = 1e-9

/** Steps of a search that each time leaves less than two thirds of where the answer may be. */
const SEARCH_STEPS = 80
const GOLDEN = (Math.sqrt(5) - 1) / 2

/** Cochran's: with fewer in a group, a count is no longer near enough to normal. */
const LEAST_EXPECTED = 5

/** The smallest holdout with 80 % power at a two-sided level of 5 %. */
export function planHoldout(question: HoldoutQuestion): Holdout {
  const { sends, conversions, caused } = question
  const mailed = sends > 0 ? conversions / sends : 0
  const rates = { mailed, leftOut: mailed * (1 - caused) }
  if (rates.mailed === rates.leftOut) {
    return { share: null, leastSends: null, leastSendsShare: HALF, isRough: false }
  }
  const best = cheapestShare(rates)
  const share = smallestShare(sends, rates, best)
  return {
    share,
    leastSends: Math.ceil(sendsNeeded(best, rates)),
    leastSendsShare: best,
    isRough: share !== null && share * sends * pooledRate(share, rates) < LEAST_EXPECTED,
  }
}

/** The same as it is told and set: the share up to the next tenth of a percent. */
export function roundHoldout(holdout: Holdout): Holdout {
  if (holdout.share === null) return holdout
  return { ...holdout, share: Math.min(HALF, Math.ceil(1000 * holdout.share - ROUNDING) / 1000) }
}

/** @param share Of the sends, left out. */
export function holdoutCost(
  { sends, conversions, caused }: HoldoutQuestion,
  share: number,
  { cost, value }: Amounts,
): HoldoutCost {
  const leftOut = share * sends
  const forgone = share * conversions * caused
  return { sends: leftOut, conversions: forgone, profit: value * forgone - cost * leftOut }
}

/**
 * Sends, those left out included, with which a difference of two rates is found with 80 % power:
 * the normal approximation without correction for continuity, variances pooled under the
 * hypothesis that the email does nothing and apart under the alternative. With p the rates, q = 1
 * - p, h the share left out and P = h p0 + (1 - h) p1, Q = 1 - P:
 *
 *     n = (z_0.975 sqrt(P Q / (h (1 - h))) + z_0.8 sqrt(p0 q0 / h + p1 q1 / (1 - h)))^2 / (p1 - p0)^2
 *
 * Fleiss, Levin and Paik, Statistical Methods for Rates and Proportions (3rd edition, 2003),
 * section 4.3, unequal sample sizes; there for the smaller group, h n. That chance points the
 * wrong way is no success, and is not counted as one.
 *
 * @param share In (0, 1).
 * @param rates Two different ones, in [0, 1].
 */
export function sendsNeeded(share: number, rates: Rates): number {
  const { mailed, leftOut } = rates
  const pooled = pooledRate(share, rates)
  const rest = 1 - share
  const nothing = Math.sqrt((pooled * (1 - pooled)) / (share * rest))
  const something = Math.sqrt((leftOut * (1 - leftOut)) / share + (mailed * (1 - mailed)) / rest)
  return ((Z_975 * nothing + Z_80 * something) / (mailed - leftOut)) ** 2
}

function pooledRate(share: number, { mailed, leftOut }: Rates): number {
  return share * leftOut + (1 - share) * mailed
}

/**
 * The share of all up to a half that needs the fewest sends: near a half, and below it where those
 * mailed vary more. The need falls until there and rises behind it, so the golden section finds it.
 */
function cheapestShare(rates: Rates): number {
  let [from, to] = [0, HALF]
  for (let step = 0; step < SEARCH_STEPS; step++) {
    const [left, right] = [to - GOLDEN * (to - from), from + GOLDEN * (to - from)]
    if (sendsNeeded(left, rates) < sendsNeeded(right, rates)) to = right
    else from = left
  }
  return to
}

/** By halving, between a single send left out and the share that needs the fewest; or null. */
function smallestShare(sends: number, rates: Rates, best: number): number | null {
  const isEnough = (share: number) => sendsNeeded(share, rates) <= sends
  let [from, to] = [1 / sends, best]
  if (isEnough(from)) return from
  if (best <= from || !isEnough(best)) return null
  for (let step = 0; step < SEARCH_STEPS; step++) {
    const middle = (from + to) / 2
    if (isEnough(middle)) to = middle
    else from = middle
  }
  return to
}
