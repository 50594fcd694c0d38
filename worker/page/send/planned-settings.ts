/** The policy that makes the worker do what was planned, with all that is in force beside it. */

import type { PolicySettings } from '../../../shared/policy.ts'
import type { Amounts } from './plan-input.ts'

export interface Planned extends Amounts {
  /** The least that is mailed. */
  readonly probability: number
  /** Share of customers to leave out; null: as it is. */
  readonly holdoutShare: number | null
}

/**
 * What a person set stays, in the order of the README; cost, value and what a send must earn are
 * those of the plan.
 *
 * @param settings In force: what the bundle and the worker's environment set.
 */
export function plannedSettings(
  settings: PolicySettings,
  { cost, value, probability, holdoutShare }: Planned,
): PolicySettings {
  const { minimum_probability, bands, bounds, fail_mode, holdout_share, holdout_shares, content } =
    settings
  const kept = {
    minimum_probability: hinders(settings, probability) ? probability : minimum_probability,
    ...{ bands, bounds, fail_mode },
    holdout_share: holdoutShare ?? holdout_share,
    ...{ holdout_shares, content },
  }
  return {
    cost_per_send: cost,
    value_per_conversion: value,
    minimum_expected_profit: value * probability - cost,
    ...Object.fromEntries(Object.entries(kept).filter(([, setting]) => setting !== undefined)),
  }
}

/**
 * Whether a minimum that is in force would hold back some of those whom the plan mails. It is
 * lowered then, not left out: the bundle's own would be in force again.
 */
export function hinders(
  { minimum_probability: minimum }: PolicySettings,
  probability: number,
): boolean {
  return minimum !== undefined && minimum > probability
}
