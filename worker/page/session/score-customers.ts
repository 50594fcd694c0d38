/** Asks `POST /v1/score` about a list of customers: a score for each, or the rules that she breaks. */

import * as v from 'valibot'
import type { FieldIssue } from '../../../shared/customer-record.ts'
import { share } from '../../../shared/number-documents.ts'
import { type Answer, type CallOptions, postJson, refuse } from './api.ts'

/** What is asked of every score. */
export const scoreDocument = v.object({
  probability: share,
  percentile: share,
  band: v.picklist(['high', 'medium', 'low']),
})

export type ScoredCustomer<Scored> =
  | { readonly ok: true; readonly score: Scored }
  | { readonly ok: false; readonly issues: readonly FieldIssue[] }

export interface ScoreQuestion<Scored> {
  readonly path: '/v1/score' | '/v1/score?explain=true'
  readonly customers: readonly Readonly<Record<string, unknown>>[]
  /**
   * Of the model whose schema and policy the page knows. Scores of any other are `unexpected`: it
   * was deployed since the page was loaded, and half of a list of each would be no list.
   */
  readonly version: string
  /** Of one customer's score. */
  readonly document: v.GenericSchema<unknown, Scored>
}

const refusedCustomer = v.pipe(
  v.object({
    error: v.object({
      errors: v.array(
        v.object({ pointer: v.string(), expected: v.string(), received: v.string() }),
      ),
    }),
  }),
  v.transform(({ error }): ScoredCustomer<never> => {
    const issues = error.errors.map(({ pointer, ...issue }) => ({
      field: fieldOf(pointer),
      ...issue,
    }))
    return { ok: false, issues }
  }),
)

/**
 * Customers' scores, in their order.
 *
 * @throws DOMException `AbortError` once the signal is aborted.
 */
export async function scoreCustomers<Scored>(
  { path, customers, version, document }: ScoreQuestion<Scored>,
  options: CallOptions,
): Promise<Answer<readonly ScoredCustomer<Scored>[]>> {
  const answerDocument = v.object({
    model: v.string(),
    customers: v.array(v.union([scoredCustomer(document), refusedCustomer])),
  })
  const answer = await postJson(path, { customers }, answerDocument, options)
  if (!answer.ok) return answer
  const { model, customers: answered } = answer.value
  if (model !== version)
    return refuse('unexpected', `Expected model ${version}. Received ${model}.`)
  if (answered.length !== customers.length) {
    return refuse(
      'unexpected',
      `Expected ${customers.length} customers. Received ${answered.length}.`,
    )
  }
  return { ok: true, value: answered }
}

function scoredCustomer<Scored>(document: v.GenericSchema<unknown, Scored>) {
  return v.pipe(
    document,
    v.transform((score): ScoredCustomer<Scored> => ({ ok: true, score })),
  )
}

/** The field that a JSON pointer (RFC 6901) such as `/customers/12/age` leads to. */
function fieldOf(pointer: string): string {
  const field = pointer.split('/').slice(3).join('/')
  return field.replaceAll('~1', '/').replaceAll('~0', '~')
}
