/** A decision as it is answered: flat, so that every platform can read it. */

import type { JudgedReason, Verdict } from '../../shared/decision.ts'
import type { Band } from '../../shared/score.ts'

/** Why the model was not asked about a customer, or could not answer. */
export type Trouble =
  | 'invalid_customer'
  | 'model_unavailable'
  | 'policy_unavailable'
  | 'storage_timeout'
  | 'rate_limited'
  | 'internal'

export type DecisionReason = JudgedReason | 'objected' | 'holdout' | Trouble

/** What moved a score: at most three features, strongest first, or null where there are fewer. */
export interface DecisionReasons {
  readonly reasons_method: 'exact' | 'sampled'
  readonly reason_1: string | null
  readonly reason_1_feature: string | null
  readonly reason_1_log_odds: number | null
  readonly reason_2: string | null
  readonly reason_2_feature: string | null
  readonly reason_2_log_odds: number | null
  readonly reason_3: string | null
  readonly reason_3_feature: string | null
  readonly reason_3_log_odds: number | null
}

export interface Decision extends Partial<DecisionReasons> {
  /** Null where the customer has none that can be read. */
  readonly id: string | null
  readonly decision: Verdict
  /** These are null for whom the model was not asked about or could not judge. */
  readonly probability: number | null
  readonly percentile: number | null
  readonly band: Band | null
  readonly expected_profit: number | null
  readonly reason: DecisionReason
  /** What the policy's content rules give; null where none fits. */
  readonly content: string | null
  /** Null where the customer has no id. */
  readonly decision_id: string | null
  /** The model's version; null where there is none. */
  readonly model: string | null
  /** Whether the policy answered in place of the model. */
  readonly degraded: boolean
  /** What was wrong with the customer, beside the reason `invalid_customer`. */
  readonly detail?: string
}
