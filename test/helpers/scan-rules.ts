/** The mailing rule that whoever knows only the table of rules finds, as the worker's page does. */

import { countBestSteps, type MailingFigures } from '../../shared/mailing.ts'

/** What stands under the same name in `MailingFigures` and in `metrics.json`. */
type ScannedRule = Pick<MailingFigures['rules'][number], 'probability' | 'sends' | 'conversions'>

/**
 * @param unseen Rows that the rules were found on, and the positives among them.
 * @returns Undefined where nobody is to be mailed.
 */
export function scanRules<Rule extends ScannedRule>(
  rules: readonly Rule[],
  unseen: { readonly rows: number; readonly positives: number },
  { cost, value }: { readonly cost: number; readonly value: number },
): Rule | undefined {
  const stake =
    unseen.positives * Math.abs(value - cost) + (unseen.rows - unseen.positives) * Math.abs(cost)
  const steps = countBestSteps(
    rules.map(({ sends, conversions }) => conversions * value - sends * cost),
    rules.map(({ probability }) => value * probability - cost),
    stake,
  )
  return rules[steps - 1]
}
