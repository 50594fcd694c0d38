/** Whom to mail for a cost and a value, and what that brings on a list of some size. */

import type { Figures } from '../../../shared/figures.ts'
import { countBestSteps } from '../../../shared/mailing.ts'
import { type Gain, gainOverEveryone } from './gain.ts'
import { type Depth, depthAt } from './mailing-depths.ts'
import type { Amounts, PlanInput } from './plan-input.ts'

/** Mailing a part of the list. */
export interface PlanPoint {
  /** Of the list, in [0, 1]. */
  readonly share: number
  readonly sends: number
  readonly conversions: number
  readonly profit: number
}

/** As the figures of a run tell it (`profit` in metrics.json), on a list of the viewer's size. */
export interface MailingPlan {
  /** Everybody with at least this probability is worth a send; null: nobody is. */
  readonly probability: number | null
  /** Of the customers on whom the rule was chosen, those whom it mails. */
  readonly ruleShare: number
  readonly curve: readonly PlanPoint[]
  readonly chosen: PlanPoint
  readonly everyone: PlanPoint
  /** As many as `chosen`, drawn at random. */
  readonly random: PlanPoint
  /** The best of those that the rule mails, as many as the budget allows; null without one. */
  readonly budget: PlanPoint | null
  /** What is to be done: `budget` where there is one, else `chosen`. */
  readonly planned: PlanPoint
  /** The least probability that `planned` mails; null: it mails nobody. */
  readonly plannedProbability: number | null
  /** Profit of `chosen` less that of `everyone`, per 1,000 customers, as seen on test customers. */
  readonly gainPerThousand: Gain
}

/**
 * The rule is chosen on rows that were not learned from and measured on test rows, as the trainer
 * does for amounts that are the same for everybody; then test rows stand for the list.
 *
 * @param depths What is known of the test rows, as `knownDepths` gives it.
 */
export function planMailing(
  mailing: Figures['mailing'],
  depths: readonly Depth[],
  { budget, listSize, ...amounts }: PlanInput,
): MailingPlan {
  const rule = chooseRule(mailing, amounts)
  const all = depthAt(depths, Number.POSITIVE_INFINITY)
  const place = placer({ rows: all.sends, listSize }, amounts)
  const mailed = {
    sends: rule?.test_sends ?? 0,
    conversions: rule?.test_conversions ?? 0,
  }
  const chosen = place(mailed)
  const everyone = place(all)
  const limited = budget === null ? null : depthAt(depths, (budget * all.sends) / listSize)
  const isCut = limited !== null && limited.sends < mailed.sends
  const budgeted = limited && (isCut ? place(limited) : chosen)
  const planned = budgeted ?? chosen
  return {
    probability: rule?.probability ?? null,
    ruleShare: rule?.share ?? 0,
    curve: depths.filter(({ sends }, at) => sends !== depths[at - 1]?.sends).map(place),
    chosen,
    everyone,
    random: {
      ...chosen,
      conversions: chosen.share * everyone.conversions,
      // Of nobody and a loss it is 0, not -0.
      profit: chosen.share * everyone.profit + 0,
    },
    budget: budgeted,
    planned,
    plannedProbability:
      planned.sends === 0 ? null : isCut ? limited.probability : (rule?.probability ?? null),
    gainPerThousand: gainOverEveryone(mailed, all, amounts),
  }
}

/** From a depth among the test rows to one on the list. */
export function placer(
  { rows, listSize }: { readonly rows: number; readonly listSize: number },
  { cost, value }: Amounts,
): (depth: Pick<Depth, 'sends' | 'conversions'>) => PlanPoint {
  const scale = listSize / rows
  return ({ sends, conversions }) => ({
    share: sends / rows,
    sends: scale * sends,
    conversions: scale * conversions,
    profit: scale * (value * conversions - cost * sends),
  })
}

/** Null where no send pays. */
function chooseRule(
  { rules, unseen_rows, unseen_positives }: Figures['mailing'],
  { cost, value }: Amounts,
): Figures['mailing']['rules'][number] | null {
  const steps = countBestSteps(
    rules.map(({ sends, conversions }) => value * conversions - cost * sends),
    rules.map(({ probability }) => value * probability - cost),
    unseen_positives * Math.abs(value - cost) + (unseen_rows - unseen_positives) * cost,
  )
  return rules[steps - 1] ?? null
}
