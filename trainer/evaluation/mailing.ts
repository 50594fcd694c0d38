/** Whom it pays to mail, for any cost of a send and value of a conversion: measured, and chosen. */

import type { MailingFigures, MailingPoint, MailingRule } from '../../shared/mailing.ts'
import { type BestDepth, findBestDepths, thinDepths } from './best-depths.ts'
import type { SendOutcomes } from './profit.ts'
import {
  curveStops,
  lowestProbability,
  type ProfitRanking,
  pointAfter,
  pointAt,
  pointFrom,
} from './profit-ranking.ts'
import { rankRows } from './ranked-rows.ts'
import { requireSomeScored } from './scored-rows.ts'

/** Rules at most: enough that those left out would hardly earn more. */
const RULES = 200

/** Where there are more, the first loss that is tried, as a share of all conversions, and the next. */
const LEAST_LOSS = 1e-6
const LOSS_GROWTH = 1.1

/** Rows to choose or to measure on. */
export type MailingOutcomes = Pick<SendOutcomes, 'labels' | 'probabilities'>

/**
 * The depths that `chooseRule` would choose on unseen rows with one cost and one value for all
 * customers, of every cost and value, and what they bring on test rows. Scanned with
 * `countBestSteps` they give its rule for any amounts (of probabilities so close that their
 * expected profits round to the same, which `chooseRule` takes for equal, the better part). Of more
 * than 200 those are left out in whose place another earns nearly as much.
 *
 * @param options.kept Lowest probability of one rule that is there for sure; null: of none.
 * @throws RangeError when either has no rows, lengths differ or a probability is outside [0, 1].
 */
export function mailingFigures(
  unseen: MailingOutcomes,
  test: MailingOutcomes,
  { kept }: { readonly kept: number | null } = { kept: null },
): MailingFigures {
  const [chosenOn, measuredOn] = [rankByProbability(unseen), rankByProbability(test)]
  const depths = chooseDepths(chosenOn).map(({ steps }) => steps)
  const keptDepth = kept === null ? 0 : chosenOn.probabilities.indexOf(kept) + 1
  if (keptDepth > 0 && !depths.includes(keptDepth)) depths.push(keptDepth)
  return {
    unseenRows: chosenOn.rows,
    unseenPositives: pointAt(chosenOn, chosenOn.rows).conversions,
    curve: curveStops(measuredOn.rows).map((sends) => mailingPoint(measuredOn, sends)),
    rules: depths
      .sort((one, other) => one - other)
      .map((steps) => mailingRule(steps, chosenOn, measuredOn)),
  }
}

/**
 * By profit, where a conversion earns 1 and a send costs nothing: it is expected to earn its
 * probability. So many rows are ranked sooner by their probabilities.
 */
function rankByProbability({ labels, probabilities }: MailingOutcomes): ProfitRanking {
  requireSomeScored(labels, probabilities)
  const ranked = rankRows(labels, probabilities)
  const conversions = Float64Array.from(ranked.positives)
  return {
    rows: labels.length,
    expectedProfits: ranked.probabilities,
    sends: Float64Array.from(ranked.rows),
    ...{ conversions, profits: conversions },
    probabilities: ranked.probabilities,
  }
}

/** All of the best depths, or so many that their loss is small. */
function chooseDepths(ranking: ProfitRanking): BestDepth[] {
  const all = findBestDepths(ranking)
  const { conversions } = pointAt(ranking, ranking.rows)
  let chosen = all
  for (let loss = LEAST_LOSS; chosen.length > RULES; loss *= LOSS_GROWTH) {
    chosen = thinDepths(all, ranking, loss * conversions)
  }
  return chosen
}

function mailingPoint(ranking: ProfitRanking, sends: number): MailingPoint {
  const { share, conversions } = pointAt(ranking, sends)
  return { share, sends, conversions, probability: lowestProbability(ranking, sends) }
}

function mailingRule(steps: number, unseen: ProfitRanking, test: ProfitRanking): MailingRule {
  const probability = unseen.probabilities[steps - 1]
  const { share, sends, conversions } = pointAfter(unseen, steps)
  const brought = pointFrom(test, probability)
  return {
    ...{ probability, share, sends, conversions },
    testSends: brought.sends,
    testConversions: brought.conversions,
  }
}
