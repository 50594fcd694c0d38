/** What `POST /v1/decide` would say of a customer who is not held out: the same code, asked here. */

import type { Cell } from '../../../shared/customer-record.ts'
import {
  amountsOf,
  chooseContent,
  failVerdict,
  type JudgedReason,
  judge,
  type StrongestReason,
  type Verdict,
} from '../../../shared/decision.ts'
import type { FailMode, PolicyReading } from '../../../shared/policy.ts'
import type { Schema } from '../../../shared/schema.ts'
import type { Score } from '../../../shared/score.ts'

export type ForeseenDecision =
  | {
      readonly isDegraded: false
      readonly decision: Verdict
      readonly reason: JudgedReason
      /** Null where the policy knows no cost or value. */
      readonly expectedProfit: number | null
      /** Null where no content rule fits. */
      readonly content: string | null
    }
  /** The policy's fail mode answers in place of the model. */
  | {
      readonly isDegraded: true
      readonly decision: Verdict
      /** The feature that should tell an amount, or what is wrong with the policy. */
      readonly cause: { readonly feature: string } | { readonly problem: string }
    }

export interface Foresight {
  readonly schema: Schema
  readonly policy: PolicyReading
  /** Kept where the policy cannot be read. Absent: open. */
  readonly failMode?: FailMode | undefined
}

/**
 * @param values In the order of `schema.features`.
 * @param strongest Null where no feature moved the score.
 */
export function foreseeDecision(
  { schema, policy: reading, failMode = 'open' }: Foresight,
  values: readonly Cell[],
  {
    score,
    strongest,
  }: {
    readonly score: Pick<Score, 'probability' | 'band'>
    readonly strongest: StrongestReason | null
  },
): ForeseenDecision {
  const fallback = failVerdict({ fail_mode: failMode })
  if (!reading.ok) {
    const problem = reading.issues.join(' ')
    return { isDegraded: true, decision: fallback, cause: { problem } }
  }
  const amounts = amountsOf(reading.policy, schema, values)
  if (!amounts.ok) {
    return { isDegraded: true, decision: fallback, cause: { feature: amounts.feature } }
  }
  const { decision, reason, expected_profit } = judge(reading.policy, score, amounts)
  return {
    ...{ isDegraded: false, decision, reason },
    expectedProfit: expected_profit,
    content: chooseContent(reading.policy, score, strongest),
  }
}
