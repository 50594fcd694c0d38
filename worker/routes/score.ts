/** `POST /v1/score`: how likely customers are to convert, and how they rank. */

import { Hono } from 'hono'
import type { ModelState } from '../model/model.ts'
import { type CustomerScore, isRecord, scoreCustomers } from '../model/score-customers.ts'
import { customerProblem, ProblemFailure, problemOf } from '../problems.ts'
import { readJsonBody } from '../request-body.ts'
import { requireModel } from './require-model.ts'

const MOST_CUSTOMERS = 1000

/** The body is one customer, or `{ "customers": [...] }`; the answer has the same shape. */
export function scoreRoutes({ model }: { readonly model: ModelState }): Hono {
  return new Hono().post('/', async (context) => {
    const loaded = requireModel(model)
    const body = await readJsonBody(context)
    if (!isRecord(body)) {
      throw new ProblemFailure(
        problemOf(
          'malformed-body',
          'Expected a JSON object: a customer, or { "customers": [...] }.',
        ),
      )
    }
    const version = loaded.manifest.version
    if (!Object.hasOwn(body, 'customers')) {
      const [score] = scoreCustomers(loaded, [body])
      if (!score?.ok) throw new ProblemFailure(customerProblem(score?.issues ?? [], ''))
      return context.json({ model: version, ...answerOf(score, '') })
    }
    const scores = scoreCustomers(loaded, readCustomerList(body.customers))
    const customers = scores.map((score, index) => answerOf(score, `/customers/${index}`))
    return context.json({ model: version, customers })
  })
}

function readCustomerList(customers: unknown): readonly unknown[] {
  if (!Array.isArray(customers)) {
    throw new ProblemFailure(
      problemOf('malformed-body', 'Expected /customers to be a list of customer objects.'),
    )
  }
  if (customers.length > MOST_CUSTOMERS) {
    throw new ProblemFailure(
      problemOf(
        'too-large',
        `Expected at most ${MOST_CUSTOMERS} customers. Received ${customers.length}.`,
      ),
    )
  }
  return customers
}

function answerOf(score: CustomerScore, pointer: string) {
  if (!score.ok) return { id: score.id, error: customerProblem(score.issues, pointer) }
  const { ok, values, ...answer } = score
  return answer
}
