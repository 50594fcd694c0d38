/** What sending to some customers earns. Money is in the unit of cost and value. */

import { countBestSteps } from '../../shared/mailing.ts'
import { estimateMean } from './mean-estimate.ts'
import {
  type Amounts,
  curveStops,
  expectedProfits,
  type ProfitRanking,
  pointAfter,
  pointAt,
  pointFrom,
  rankByProfit,
  realisedProfits,
} from './profit-ranking.ts'

/** Sending to the customers from the top down to some depth. */
export interface ProfitPoint {
  /** Of all customers, in [0, 1]. */
  readonly share: number
  readonly sends: number
  /** Customers of equal expected profit are shared: a fraction where only some of them are mailed. */
  readonly conversions: number
  readonly profit: number
}

/** How to choose, as found on rows that were not learned from. */
export interface ProfitRule {
  /** Share of customers mailed that earned most. */
  readonly share: number
  /** The least expected profit of a send, value times probability less cost; null: mail nobody. */
  readonly expectedProfit: number | null
  /** The lowest probability that was mailed; null: nobody was. */
  readonly probability: number | null
}

export interface ProfitFigures {
  /** An amount, or the column that tells it customer by customer. */
  readonly costPerSend: number | string
  readonly valuePerConversion: number | string
  /** Customers in the order of their expected profit, on test rows: at most 101 points, from 0 to 1. */
  readonly curve: readonly ProfitPoint[]
  readonly rule: ProfitRule
  /** What the rule brings on test rows. */
  readonly chosen: ProfitPoint
  /** Mailing all of the test rows. */
  readonly everyone: ProfitPoint
  /** Mailing as many as `chosen`, drawn at random: what that earns on average. */
  readonly random: ProfitPoint
  /** The best of those that the rule mails, as many as the budget allows; null without one. */
  readonly budget: ProfitPoint | null
  /** Profit of `chosen` less that of `everyone`, per 1,000 customers. */
  readonly gainPerThousand: { readonly value: number; readonly low: number; readonly high: number }
}

/** Rows to choose or to measure on: what happened, what was expected, and the money at stake. */
export interface SendOutcomes extends Amounts {
  /** 0 or 1, shape `[rows]`. */
  readonly labels: Float32Array
  /** In [0, 1], shape `[rows]`. */
  readonly probabilities: Float64Array
}

export interface ProfitInput {
  /** Rows to choose the rule on. */
  readonly unseen: SendOutcomes
  /** Rows to measure it on. */
  readonly test: SendOutcomes
  readonly costPerSend: number | string
  readonly valuePerConversion: number | string
  /** Sends at most, an integer >= 0; null: as many as are worth it. */
  readonly budget: number | null
}

/**
 * Chooses whom to mail on validation rows and measures on test rows what that earns.
 *
 * @throws RangeError when either has no rows, lengths differ, a probability is outside [0, 1] or
 *   an amount is not finite.
 */
export function profitFigures(input: ProfitInput): ProfitFigures {
  const { unseen, test, costPerSend, valuePerConversion, budget } = input
  const rule = chooseRule(unseen.labels, unseen.probabilities, unseen)
  return {
    costPerSend,
    valuePerConversion,
    ...measureProfit(test.labels, test.probabilities, test, { rule, budget }),
  }
}

/**
 * Profit against the share of customers mailed, in the order of their expected profit.
 *
 * @param labels 0 or 1, shape `[rows]`.
 * @param probabilities In [0, 1], shape `[rows]`, in the order of `labels`.
 * @throws RangeError as `profitFigures`.
 */
export function profitCurve(
  labels: Float32Array,
  probabilities: Float64Array,
  amounts: Amounts,
): ProfitPoint[] {
  return curveOf(rankByProfit(labels, probabilities, amounts))
}

/**
 * The depth at which mailing these rows would have earned most, among those where no send is
 * expected to lose: what earned on few rows may have been luck. The smallest of equally good
 * ones, nobody where every depth loses.
 *
 * @throws RangeError as `profitFigures`.
 */
export function chooseRule(
  labels: Float32Array,
  probabilities: Float64Array,
  amounts: Amounts,
): ProfitRule {
  const ranking = rankByProfit(labels, probabilities, amounts)
  const stake = realisedProfits(labels, amounts).reduce((sum, profit) => sum + Math.abs(profit), 0)
  const steps = countBestSteps(ranking.profits, ranking.expectedProfits, stake)
  return {
    share: pointAfter(ranking, steps).share,
    expectedProfit: steps === 0 ? null : ranking.expectedProfits[steps - 1],
    probability: steps === 0 ? null : ranking.probabilities[steps - 1],
  }
}

/**
 * What a rule earns on rows it was not chosen on. It is applied as it will be to a customer who
 * comes alone, by her expected profit; so the share mailed differs from the rule's.
 *
 * @throws RangeError as `profitFigures`.
 */
export function measureProfit(
  labels: Float32Array,
  probabilities: Float64Array,
  amounts: Amounts,
  { rule, budget }: Pick<ProfitInput, 'budget'> & { readonly rule: ProfitRule },
): Omit<ProfitFigures, 'costPerSend' | 'valuePerConversion'> {
  const ranking = rankByProfit(labels, probabilities, amounts)
  const chosen = pointFrom(ranking, rule.expectedProfit)
  const everyone = pointAt(ranking, ranking.rows)
  // Chosen less everyone is what was not lost on, or not won from, the customers left out.
  const expected = expectedProfits(probabilities, amounts)
  const gains = realisedProfits(labels, amounts).map((profit, row) =>
    rule.expectedProfit !== null && expected[row] >= rule.expectedProfit ? 0 : -1000 * profit,
  )
  const { value, low, high } = estimateMean(gains)
  return {
    curve: curveOf(ranking),
    rule,
    chosen,
    everyone,
    random: {
      share: chosen.share,
      sends: chosen.sends,
      conversions: chosen.share * everyone.conversions,
      profit: chosen.share * everyone.profit,
    },
    // No more than are worth it: what is left of a budget is not lost.
    budget: budget === null ? null : pointAt(ranking, Math.min(budget, chosen.sends)),
    gainPerThousand: { value, low, high },
  }
}

function curveOf(ranking: ProfitRanking): ProfitPoint[] {
  return curveStops(ranking.rows).map((sends) => pointAt(ranking, sends))
}
