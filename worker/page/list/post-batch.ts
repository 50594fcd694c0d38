/** Asks the worker's API for the scores of a batch. */

import * as v from 'valibot'
import type { FieldIssue } from '../../../shared/customer-record.ts'
import { type Answer, type CallOptions, postJson } from '../session/api.ts'
import type { SentCustomer } from './list-row.ts'
import type { CustomerAnswer } from './row-result.ts'

const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1))

const scored = v.object({
  probability: share,
  percentile: share,
  band: v.picklist(['high', 'medium', 'low']),
})

const refused = v.object({
  error: v.object({
    errors: v.array(v.object({ pointer: v.string(), expected: v.string(), received: v.string() })),
  }),
})

const answerDocument = v.object({
  model: v.string(),
  customers: v.array(v.union([scored, refused])),
})

/**
 * Customers' scores, in their order.
 *
 * @param version Of the model whose schema and policy the page knows. Scores of any other are
 *   `unexpected`: half a list of each would be no list.
 */
export async function postBatch(
  customers: readonly SentCustomer[],
  version: string,
  options: CallOptions,
): Promise<Answer<readonly CustomerAnswer[]>> {
  if (customers.length === 0) return { ok: true, value: [] }
  const answer = await postJson('/v1/score', { customers }, answerDocument, options)
  if (!answer.ok) return answer
  const { model, customers: received } = answer.value
  if (model !== version) return unexpected(`Expected model ${version}. Received ${model}.`)
  if (received.length !== customers.length) {
    return unexpected(`Expected ${customers.length} customers. Received ${received.length}.`)
  }
  return { ok: true, value: received.map(toCustomerAnswer) }
}

function toCustomerAnswer(customer: v.InferOutput<typeof scored | typeof refused>): CustomerAnswer {
  if (!('error' in customer)) return { ok: true, ...customer }
  const issues = customer.error.errors.map(({ pointer, expected, received }): FieldIssue => {
    // `/customers/12/age` (RFC 6901)
    const field = pointer.split('/').slice(3).join('/')
    return { field: field.replaceAll('~1', '/').replaceAll('~0', '~'), expected, received }
  })
  return { ok: false, issues }
}

function unexpected(detail: string): Answer<never> {
  return { ok: false, trouble: { kind: 'unexpected', detail, retryAfter: null } }
}
