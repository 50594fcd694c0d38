/** What becomes of a row: its score and the policy's decision, or why it has none. */

import type { Cell, FieldIssue } from '../../../shared/customer-record.ts'
import { amountsOf, type Judgement, judge } from '../../../shared/decision.ts'
import type { DecisionPolicy } from '../../../shared/policy.ts'
import type { Schema } from '../../../shared/schema.ts'
import type { Score } from '../../../shared/score.ts'
import type { ScoredCustomer } from '../session/score-customers.ts'
import type { ListRow } from './list-row.ts'

export type RowResult =
  | {
      readonly kind: 'scored'
      readonly score: Score
      /** Null where the policy cannot be read, or an amount is lacking. */
      readonly judgement: Judgement | null
      /** The feature that should tell cost or value, and does not for this customer. */
      readonly lackingAmount: string | null
    }
  /** Held, whatever the model would say. */
  | { readonly kind: 'objected' }
  | { readonly kind: 'bad'; readonly issues: readonly FieldIssue[] }

/** What the API answers about one customer. */
export type CustomerAnswer = ScoredCustomer<Score>

export interface Judging {
  readonly schema: Schema
  /** In force; null: it cannot be read, and nobody can decide. */
  readonly policy: DecisionPolicy | null
}

/**
 * Joins rows with the answers about their customers.
 *
 * @param answers About the customers among the rows, in their order.
 */
export function settleRows(
  rows: readonly ListRow[],
  answers: readonly CustomerAnswer[],
  judging: Judging,
): readonly RowResult[] {
  let asked = 0
  return rows.map((row): RowResult => {
    if (row.kind === 'objector') return { kind: 'objected' }
    if (row.kind === 'bad') return { kind: 'bad', issues: row.issues }
    const answer = answers[asked++]
    if (!answer?.ok) return { kind: 'bad', issues: answer?.issues ?? [] }
    return decide(answer.score, row.values, judging)
  })
}

/** As `POST /v1/decide` decides, but for the holdout, which each campaign draws for itself. */
function decide(score: Score, values: readonly Cell[], { policy, schema }: Judging): RowResult {
  if (policy === null) return { kind: 'scored', score, judgement: null, lackingAmount: null }
  const amounts = amountsOf(policy, schema, values)
  return amounts.ok
    ? { kind: 'scored', score, judgement: judge(policy, score, amounts), lackingAmount: null }
    : { kind: 'scored', score, judgement: null, lackingAmount: amounts.feature }
}
