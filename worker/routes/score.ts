/** `POST /v1/score`: how likely customers are to convert, how they rank, and, if asked, why. */

import { Hono } from 'hono'
import { authorize } from '../access.ts'
import { readFlag, readLanguage } from '../call-fields.ts'
import { readCustomers, requireFewEnough } from '../customer-list.ts'
import type { Dependencies } from '../dependencies.ts'
import type { Bindings } from '../environment.ts'
import { type ExplainedScore, explainScores } from '../model/explain-scores.ts'
import type { Model } from '../model/model.ts'
import { type CustomerScore, scoreCustomers } from '../model/score-customers.ts'
import { customerProblem, malformed, ProblemFailure } from '../problems.ts'
import { readJsonBody } from '../request-body.ts'
import { isRecord } from '../untrusted-json.ts'
import { requireCalm } from './require-calm.ts'
import { requireModel } from './require-model.ts'

/**
 * The body is one customer, or `{ "customers": [...] }`; the answer has the same shape. With
 * `?explain=true` each has her reasons, in `?language=en` or `es`.
 */
export function scoreRoutes({ model, servicesOf }: Dependencies): Hono<{ Bindings: Bindings }> {
  return new Hono<{ Bindings: Bindings }>().post('/', async (context) => {
    const caller = await authorize(context.env, context.req.raw.headers, 'score')
    const { policy, isOverRate } = servicesOf(context.env)
    await requireCalm(caller, isOverRate)
    const loaded = requireModel(model)
    const { explain, language } = context.req.query()
    const isExplained = readFlag('?explain', explain)
    const words = readLanguage('?language', language)
    const body = await readJsonBody(context.req.raw)
    if (!isRecord(body)) throw malformed('', 'a customer, or { "customers": [...] }', body)
    const isList = Object.hasOwn(body, 'customers')
    const customers = isList ? readCustomers('/customers', body.customers) : [body]
    if (isExplained) requireFewEnough(customers.length)
    const scores = scoreCustomers(loaded, customers, policy.policy.bands)
    const explained = isExplained ? explainScores(loaded, scores, words) : []
    const version = loaded.manifest.version
    const [first] = scores
    if (!isList && !first?.ok) throw new ProblemFailure(customerProblem(first?.issues ?? [], ''))
    const answers = scores.map((score, at) =>
      answerOf(loaded, score, explained[at] ?? null, `/customers/${at}`),
    )
    return context.json(
      isList ? { model: version, customers: answers } : { model: version, ...answers[0] },
    )
  })
}

function answerOf(
  model: Model,
  score: CustomerScore,
  explained: ExplainedScore | null,
  pointer: string,
) {
  if (!score.ok) return { id: score.id, error: customerProblem(score.issues, pointer) }
  const { ok, values, ...answer } = score
  return { ...answer, ...(explained && { reasons: describe(model, explained) }) }
}

function describe({ manifest }: Model, explained: ExplainedScore) {
  const { method, logit, referenceLogit, contributions, strongest } = explained
  return {
    method,
    log_odds: logit,
    reference_log_odds: referenceLogit,
    contributions: manifest.schema.features.map(({ name }, feature) => ({
      feature: name,
      log_odds: contributions[feature],
    })),
    strongest,
  }
}
