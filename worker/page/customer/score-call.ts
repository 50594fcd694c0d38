/** Asks the worker for a customer's score and its reasons. */

import * as v from 'valibot'
import type { Cell } from '../../../shared/customer-record.ts'
import type { Score } from '../../../shared/score.ts'
import type { ServedModel } from '../../../shared/served-model.ts'
import type { Answer, CallOptions } from '../session/api.ts'
import { scoreCustomers, scoreDocument } from '../session/score-customers.ts'
import { EXAMPLE_ID } from './check-entries.ts'

export interface ExplainedScore extends Score {
  readonly imputed: readonly string[]
  readonly unseen: readonly string[]
  readonly method: 'exact' | 'sampled'
  readonly logOdds: number
  readonly referenceLogOdds: number
  /** In log-odds, in the order of `schema.features`: they add up to the difference of the two. */
  readonly contributions: readonly number[]
}

export type ScoreReply =
  | { readonly ok: true; readonly score: ExplainedScore }
  /** Names of the features whose values the worker refuses. */
  | { readonly ok: false; readonly refused: readonly string[] }

/**
 * Asked as a list of one: so that a feature may be called `customers`, and so that a refusal is an
 * answer and no failure.
 *
 * @param values As the schema allows them, in the order of `schema.features`.
 * @throws DOMException `AbortError` once the signal is aborted.
 */
export async function askScore(
  { version, schema }: Pick<ServedModel, 'version' | 'schema'>,
  values: readonly Cell[],
  options: CallOptions,
): Promise<Answer<ScoreReply>> {
  const fields = schema.features.map(({ name }, at) => [name, values[at] ?? null])
  if (schema.id !== null) fields.unshift([schema.id, EXAMPLE_ID])
  const customers = [Object.fromEntries(fields)]
  const answer = await scoreCustomers(
    { path: '/v1/score?explain=true', customers, version, document: explainedDocument },
    options,
  )
  if (!answer.ok) return answer
  const [customer] = answer.value
  return customer?.ok
    ? { ok: true, value: { ok: true, score: toExplained(customer.score) } }
    : { ok: true, value: { ok: false, refused: customer?.issues.map(({ field }) => field) ?? [] } }
}

const explainedDocument = v.object({
  ...scoreDocument.entries,
  imputed: v.array(v.string()),
  unseen: v.array(v.string()),
  reasons: v.object({
    method: v.picklist(['exact', 'sampled']),
    log_odds: v.number(),
    reference_log_odds: v.number(),
    contributions: v.array(v.object({ log_odds: v.number() })),
  }),
})

function toExplained({
  reasons,
  ...score
}: v.InferOutput<typeof explainedDocument>): ExplainedScore {
  const { method, log_odds: logOdds, reference_log_odds: referenceLogOdds } = reasons
  const contributions = reasons.contributions.map(({ log_odds }) => log_odds)
  return { ...score, method, logOdds, referenceLogOdds, contributions }
}
