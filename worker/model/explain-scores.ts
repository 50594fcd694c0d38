/** Why customers score as they do: what each feature adds, and the strongest of it in words. */

import type { Language } from '../../shared/language.ts'
import { describeReasons, type Reason } from '../../shared/reason-sentences.ts'
import { type Explanation, explainCustomers } from '../../shared/reasons.ts'
import type { Model } from './model.ts'
import type { CustomerScore, ScoredCustomer } from './score-customers.ts'

export interface ExplainedScore extends Explanation {
  /** At most three, the strongest first. */
  readonly strongest: readonly Reason[]
}

/** @returns One for each customer, in their order; null for those who were refused. */
export function explainScores(
  { manifest, preprocessing, computeLogits }: Model,
  scores: readonly CustomerScore[],
  language: Language,
): (ExplainedScore | null)[] {
  const { schema, reference_customer: referenceCustomer, version } = manifest
  const scored = scores.filter((score): score is ScoredCustomer => score.ok)
  const explanations = explainCustomers(
    scored.map(({ values }) => values),
    {
      ...{ schema, preprocessing, referenceCustomer, computeLogits },
      // The same question gets the same answer from the same model.
      seed: Number.parseInt(version.slice(0, 8), 16),
    },
  )
  let at = 0
  return scores.map((score) => {
    const explanation = score.ok ? explanations[at++] : undefined
    if (!score.ok || !explanation) return null
    const context = { schema, values: score.values, unseen: score.unseen, language }
    return {
      ...explanation,
      strongest: describeReasons(explanation.contributions, context),
    }
  })
}
