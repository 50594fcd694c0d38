/** Asks the worker for a customer's score and its reasons. */

import * as v from 'valibot'
import type { Cell } from '../../../shared/customer-record.ts'
import type { Score } from '../../../shared/score.ts'
import type { ServedModel } from '../../../shared/served-model.ts'
import { type Answer, type CallOptions, postJson } from '../session/api.ts'
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
 */
const PATH = '/v1/score?explain=true'
const POINTER = '/customers/0/'

/**
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
  const customer = Object.fromEntries(fields)
  const answer = await postJson(PATH, { customers: [customer] }, answerDocument, options)
  if (!answer.ok) return answer
  const { model, customers } = answer.value
  if (model === version) return { ok: true, value: replyOf(customers[0]) }
  // Deployed anew since the page was loaded: form and reasons would belong to different models.
  const detail = `model ${model}`
  return { ok: false, trouble: { kind: 'unexpected', detail, retryAfter: null } }
}

const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1))

const scoredDocument = v.object({
  probability: share,
  percentile: share,
  band: v.picklist(['high', 'medium', 'low']),
  imputed: v.array(v.string()),
  unseen: v.array(v.string()),
  reasons: v.object({
    method: v.picklist(['exact', 'sampled']),
    log_odds: v.number(),
    reference_log_odds: v.number(),
    contributions: v.array(v.object({ log_odds: v.number() })),
  }),
})

const refusedDocument = v.object({
  error: v.object({ errors: v.array(v.object({ pointer: v.string() })) }),
})

const customerDocument = v.union([scoredDocument, refusedDocument])

const answerDocument = v.object({
  model: v.string(),
  customers: v.tuple([customerDocument]),
})

function replyOf(customer: v.InferOutput<typeof customerDocument>): ScoreReply {
  if ('error' in customer) {
    return { ok: false, refused: customer.error.errors.map(({ pointer }) => nameIn(pointer)) }
  }
  const { reasons, ...score } = customer
  const { method, log_odds: logOdds, reference_log_odds: referenceLogOdds } = reasons
  const contributions = reasons.contributions.map(({ log_odds }) => log_odds)
  return { ok: true, score: { ...score, method, logOdds, referenceLogOdds, contributions } }
}

/** The field that a JSON pointer (RFC 6901) leads to. */
function nameIn(pointer: string): string {
  const name = pointer.startsWith(POINTER) ? pointer.slice(POINTER.length) : pointer
  return name.replaceAll('~1', '/').replaceAll('~0', '~')
}
