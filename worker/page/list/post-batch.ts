/** Asks the worker's API for the scores of a batch. */

import type { Answer, CallOptions } from '../session/api.ts'
import { scoreCustomers, scoreDocument } from '../session/score-customers.ts'
import type { SentCustomer } from './list-row.ts'
import type { CustomerAnswer } from './row-result.ts'

/**
 * Customers' scores, in their order.
 *
 * @param version Of the model whose schema and policy the page knows.
 * @throws DOMException `AbortError` once the signal is aborted.
 */
export async function postBatch(
  customers: readonly SentCustomer[],
  version: string,
  options: CallOptions,
): Promise<Answer<readonly CustomerAnswer[]>> {
  if (customers.length === 0) return { ok: true, value: [] }
  return scoreCustomers({ path: '/v1/score', customers, version, document: scoreDocument }, options)
}
