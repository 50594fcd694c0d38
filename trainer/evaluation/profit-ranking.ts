/** Customers by expected profit, the best first, and what mailing down to each of them earns. */

import type { ProfitPoint } from './profit.ts'
import { requireSomeScored } from './scored-rows.ts'

/** A curve is drawn through this many points and its start, or through every customer of fewer. */
const CURVE_STEPS = 100

/** Money of each row, shape `[rows]`. */
export interface Amounts {
  /** Of sending to a customer. */
  readonly costs: Float64Array
  /** Of a conversion; counts only where she converts. */
  readonly values: Float64Array
}

/**
 * Customers of the same expected profit make one step, since nothing tells which of them to mail
 * first. Each list has shape `[steps]`, the best step first; all but the first are totals of
 * mailing everyone down to the step.
 */
export interface ProfitRanking {
  readonly rows: number
  /** Value times probability less cost, descending. */
  readonly expectedProfits: Float64Array
  readonly sends: Float64Array
  readonly conversions: Float64Array
  readonly profits: Float64Array
  /** The lowest so far. */
  readonly probabilities: Float64Array
}

/** What a send to each row is expected to earn: value times probability less cost. */
export function expectedProfits(
  probabilities: Float64Array,
  { costs, values }: Amounts,
): Float64Array {
  return probabilities.map((probability, row) => values[row] * probability - costs[row])
}

/** What a send to each row earned: value less cost where the customer converted, else -cost. */
export function realisedProfits(labels: Float32Array, { costs, values }: Amounts): Float64Array {
  return costs.map((cost, row) => labels[row] * values[row] - cost)
}

/**
 * @param labels 0 or 1, shape `[rows]`.
 * @param probabilities In [0, 1], shape `[rows]`, in the order of `labels`.
 * @throws RangeError when there are no rows, the lengths differ, a probability is outside [0, 1]
 *   or an amount is not finite.
 */
export function rankByProfit(
  labels: Float32Array,
  probabilities: Float64Array,
  amounts: Amounts,
): ProfitRanking {
  requireSomeScored(labels, probabilities)
  requireAmounts(amounts, labels.length)
  const expected = expectedProfits(probabilities, amounts)
  const realised = realisedProfits(labels, amounts)
  const order = Int32Array.from(labels.keys()).sort((a, b) => expected[b] - expected[a])
  const lists = Array.from({ length: 5 }, () => new Float64Array(labels.length))
  const [steps, sends, conversions, profits, lowest] = lists
  let count = 0
  let [converted, earned, leastProbable] = [0, 0, 1]
  for (let place = 0; place < order.length; place++) {
    const row = order[place]
    converted += labels[row]
    earned += realised[row]
    leastProbable = Math.min(leastProbable, probabilities[row])
    if (place + 1 < order.length && expected[order[place + 1]] === expected[row]) continue
    steps[count] = expected[row]
    sends[count] = place + 1
    conversions[count] = converted
    profits[count] = earned
    lowest[count] = leastProbable
    count += 1
  }
  return {
    rows: labels.length,
    expectedProfits: steps.slice(0, count),
    sends: sends.slice(0, count),
    conversions: conversions.slice(0, count),
    profits: profits.slice(0, count),
    probabilities: lowest.slice(0, count),
  }
}

/**
 * Mailing the best so many. Where that ends within a step, as many of the step's customers are
 * drawn at random, and conversions and profit are what this brings on average.
 *
 * @param sends In [0, rows].
 */
export function pointAt(ranking: ProfitRanking, sends: number): ProfitPoint {
  const within = stepAt(ranking, sends)
  const before = pointAfter(ranking, within)
  const after = pointAfter(ranking, within + 1)
  if (sends === before.sends) return before
  const part = (sends - before.sends) / (after.sends - before.sends)
  return {
    share: sends / ranking.rows,
    sends,
    conversions: before.conversions + part * (after.conversions - before.conversions),
    profit: before.profit + part * (after.profit - before.profit),
  }
}

/** The lowest probability among the best so many; null of none. */
export function lowestProbability(ranking: ProfitRanking, sends: number): number | null {
  return sends === 0 ? null : ranking.probabilities[stepAt(ranking, sends)]
}

/** How many are mailed at the points that a curve is drawn through, from nobody to all rows. */
export function curveStops(rows: number): number[] {
  const steps = Math.min(CURVE_STEPS, rows)
  return Array.from({ length: steps + 1 }, (_, step) => Math.round((step * rows) / steps))
}

/** Mailing everyone whose expected profit is at least `least`; null: nobody. */
export function pointFrom(ranking: ProfitRanking, least: number | null): ProfitPoint {
  if (least === null) return pointAfter(ranking, 0)
  const { expectedProfits: steps } = ranking
  return pointAfter(
    ranking,
    firstPlace(steps.length, (step) => steps[step] < least),
  )
}

/** Mailing everyone in the first so many steps. */
export function pointAfter(ranking: ProfitRanking, steps: number): ProfitPoint {
  if (steps === 0) return { share: 0, sends: 0, conversions: 0, profit: 0 }
  const last = Math.min(steps, ranking.sends.length) - 1
  return {
    share: ranking.sends[last] / ranking.rows,
    sends: ranking.sends[last],
    conversions: ranking.conversions[last],
    profit: ranking.profits[last],
  }
}

/** The step within which so many are mailed, or at whose end. */
function stepAt({ sends: totals }: ProfitRanking, sends: number): number {
  return firstPlace(totals.length, (step) => totals[step] >= sends)
}

/** The first place that passes, where all behind it pass too; `count` where none does. */
function firstPlace(count: number, passes: (place: number) => boolean): number {
  let [from, to] = [0, count]
  while (from < to) {
    const middle = (from + to) >> 1
    if (passes(middle)) to = middle
    else from = middle + 1
  }
  return from
}

function requireAmounts(amounts: Amounts, rows: number): void {
  for (const [name, list] of Object.entries(amounts)) {
    if (list.length !== rows) {
      throw new RangeError(`Expected ${rows} ${name}, one a row. Received ${list.length}.`)
    }
    const row = list.findIndex((amount: number) => !Number.isFinite(amount))
    if (row >= 0) {
      throw new RangeError(`Expected finite ${name}. Received ${list[row]} at position ${row}.`)
    }
  }
}
