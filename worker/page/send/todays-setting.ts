/** Which customers the policy in force mails, as a probability, so that it has a place on the curve. */

import type { PolicyReading } from '../../../shared/policy.ts'

export type TodaysSetting =
  /** Whoever has at least this probability is mailed. 0: everyone; Infinity: nobody. */
  | { readonly ok: true; readonly probability: number }
  /**
   * There is no such probability. `by_customer`: a feature tells cost or value, customer by
   * customer; `unreadable`: the policy cannot be read, and its fail mode decides.
   */
  | { readonly ok: false; readonly why: 'by_customer' | 'unreadable' }

/** As `judge` in shared/decision.ts holds, turned round: value times p less cost is at least m. */
export function todaysSetting(reading: PolicyReading): TodaysSetting {
  if (!reading.ok) return { ok: false, why: 'unreadable' }
  const { policy } = reading
  const { cost_per_send: cost, value_per_conversion: value } = policy
  const floor = policy.minimum_probability ?? 0
  const least = policy.minimum_expected_profit
  if (least === null) return { ok: true, probability: floor }
  if (least === Number.POSITIVE_INFINITY) return { ok: true, probability: least }
  // A minimum of profit has amounts beside it: `settlePolicy` sees to that.
  if (typeof cost !== 'number' || typeof value !== 'number') {
    return { ok: false, why: 'by_customer' }
  }
  return { ok: true, probability: Math.max(floor, probabilityOf(least + cost, value)) }
}

/** From which probability a value is worth an amount, whatever that is below 0 or above 1. */
function probabilityOf(amount: number, value: number): number {
  if (amount <= 0) return 0
  // A conversion that is worth nothing never makes up for anything.
  return value === 0 ? Number.POSITIVE_INFINITY : amount / value
}
