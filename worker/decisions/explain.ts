/** Reasons for decisions, flat as they are: asked for by the caller, or read by a content rule. */

import type { StrongestReason } from '../../shared/decision.ts'
import { type DecisionPolicy, readsReasons } from '../../shared/policy.ts'
import { type ExplainedScore, explainScores } from '../model/explain-scores.ts'
import type { Model } from '../model/model.ts'
import type { CustomerScore } from '../model/score-customers.ts'
import type { DecideCall } from './call.ts'
import type { DecisionReasons } from './decision.ts'

export interface DecisionExplanation {
  /** Null where no feature moved the score. */
  readonly strongest: StrongestReason | null
  /** What the caller sees; null unless it asked. */
  readonly shown: DecisionReasons | null
}

/** Whether a call's customers must be explained. */
export function needsReasons(
  { explain }: Pick<DecideCall, 'explain'>,
  policy: Pick<DecisionPolicy, 'content'>,
): boolean {
  return explain || readsReasons(policy)
}

/** @returns One for each customer, in their order; null where nobody asks, and for the refused. */
export function explainDecisions(
  model: Model,
  scores: readonly CustomerScore[],
  policy: Pick<DecisionPolicy, 'content'>,
  call: Pick<DecideCall, 'explain' | 'language'>,
): readonly (DecisionExplanation | null)[] {
  if (!needsReasons(call, policy)) return scores.map(() => null)
  return explainScores(model, scores, call.language).map((explained) => {
    if (explained === null) return null
    const [strongest = null] = explained.strongest
    return { strongest, shown: call.explain ? flatten(explained) : null }
  })
}

function flatten({ method, strongest }: ExplainedScore): DecisionReasons {
  const [first, second, third] = strongest
  return {
    reasons_method: method,
    reason_1: first?.sentence ?? null,
    reason_1_feature: first?.feature ?? null,
    reason_1_log_odds: first?.log_odds ?? null,
    reason_2: second?.sentence ?? null,
    reason_2_feature: second?.feature ?? null,
    reason_2_log_odds: second?.log_odds ?? null,
    reason_3: third?.sentence ?? null,
    reason_3_feature: third?.feature ?? null,
    reason_3_log_odds: third?.log_odds ?? null,
  }
}
