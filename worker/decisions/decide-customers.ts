/** Decides about a call's customers: objections and holdout first, then what the model says. */

import {
  type Amounts,
  amountsOf,
  chooseContent,
  failVerdict,
  judge,
} from '../../shared/decision.ts'
import { type DecisionPolicy, holdoutShareOf } from '../../shared/policy.ts'
import { LONGEST_NAME, nameOf } from '../call-fields.ts'
import { type Model, type ModelState, manifestOf } from '../model/model.ts'
import {
  type CustomerScore,
  type ScoredCustomer,
  scoreCustomers,
} from '../model/score-customers.ts'
import { nameOfError } from '../name-of-error.ts'
import { customerProblem } from '../problems.ts'
import { fieldOf } from '../untrusted-json.ts'
import { type DecideCall, isObjector } from './call.ts'
import type { Decision, DecisionReason, Trouble } from './decision.ts'
import { type DecisionExplanation, explainDecisions } from './explain.ts'
import type { Identities } from './identities.ts'

export interface DecideContext {
  readonly tenant: string
  readonly model: ModelState
  readonly policy: DecisionPolicy
  readonly identities: Identities
  /** Why nobody can be judged, whatever the model could say. */
  readonly trouble: Trouble | null
}

/** The column of the customer's id where the schema names none, or cannot be read. */
const USUAL_ID = 'customer_id'

/** The highest there is: draws are in [0, 1). */
const LAST_DRAW = 1 - Number.EPSILON / 2

interface Subject {
  readonly customer: unknown
  readonly id: string | null
  readonly decisionId: string | null
  /** Decided without the model. */
  readonly held: 'objected' | 'holdout' | null
}

/**
 * @returns One decision for each of the call's customers, in their order. Never rejects for what
 *   the model does: then the policy's fail mode decides.
 */
export async function decideCustomers(
  call: DecideCall,
  context: DecideContext,
): Promise<readonly Decision[]> {
  const { policy, trouble } = context
  const version = manifestOf(context.model)?.version ?? null
  const subjects = await Promise.all(
    call.customers.map((customer) => identify(customer, call, context)),
  )
  const open = subjects.filter(({ held }) => held === null)
  const judged = judgeAll(open, call, context)
  return subjects.map((subject): Decision => {
    if (subject.held) {
      return unjudged(subject, version, { decision: 'hold', reason: subject.held, degraded: false })
    }
    return judged.get(subject) ?? failed(subject, version, policy, trouble ?? 'model_unavailable')
  })
}

/** The last resort: no ids, no holdout, but nobody who objected is sent to. */
export function decideBlindly(
  { customers }: Pick<DecideCall, 'customers'>,
  { fail_mode }: Pick<DecisionPolicy, 'fail_mode'>,
): readonly Decision[] {
  return customers.map((customer) => {
    const subject = { customer, id: null, decisionId: null, held: null }
    return isObjector(customer)
      ? unjudged(subject, null, { decision: 'hold', reason: 'objected', degraded: false })
      : failed(subject, null, { fail_mode }, 'internal')
  })
}

async function identify(
  customer: unknown,
  { campaign, dispatch }: DecideCall,
  { tenant, model, policy, identities }: DecideContext,
): Promise<Subject> {
  const id = nameOf(fieldOf(customer, manifestOf(model)?.schema.id ?? USUAL_ID))
  const share = holdoutShareOf(policy, campaign)
  const [decisionId, draw] = await Promise.all([
    id === null ? null : identities.decisionId({ tenant, campaign, customer: id, dispatch }),
    // Nobody draws for a campaign without holdout. Without an id nobody can: who has none is left
    // out of a campaign where all are.
    id === null || share === 0 ? LAST_DRAW : identities.holdoutDraw(campaign, id),
  ])
  const held = isObjector(customer) ? 'objected' : draw < share ? 'holdout' : null
  return { customer, id, decisionId, held }
}

/** @returns Nothing for those whom the model could not judge. */
function judgeAll(
  subjects: readonly Subject[],
  call: DecideCall,
  { model: state, policy, trouble }: DecideContext,
): ReadonlyMap<Subject, Decision> {
  if (trouble !== null || !state.ok || subjects.length === 0) return new Map()
  const { model } = state
  try {
    const scores = scoreCustomers(
      model,
      subjects.map(({ customer }) => customer),
      policy.bands,
    )
    const explanations = explainDecisions(model, scores, policy, call)
    return new Map(
      subjects.map((subject, position) => [
        subject,
        decideOne(subject, scores[position], explanations[position] ?? null, { model, policy }),
      ]),
    )
  } catch (error) {
    console.error(`The model did not answer: ${nameOfError(error)}`)
    return new Map()
  }
}

function decideOne(
  subject: Subject,
  score: CustomerScore | undefined,
  explanation: DecisionExplanation | null,
  { model, policy }: { readonly model: Model; readonly policy: DecisionPolicy },
): Decision {
  const { schema, version } = model.manifest
  if (!score?.ok) {
    const detail = customerProblem(score?.issues ?? [], '').detail
    return { ...failed(subject, version, policy, 'invalid_customer'), detail }
  }
  if (subject.id === null && schema.id !== null) {
    const detail = `Expected /${schema.id} to be at most ${LONGEST_NAME} characters. Received more.`
    return { ...failed(subject, version, policy, 'invalid_customer'), detail }
  }
  const amounts: Amounts = amountsOf(policy, schema, score.values)
  if (!amounts.ok) {
    const detail = `Expected an amount in /${amounts.feature}. Received nothing.`
    return { ...failed(subject, version, policy, 'invalid_customer'), detail }
  }
  const { decision, reason, expected_profit } = judge(policy, score, amounts)
  return {
    id: subject.id,
    decision,
    ...pickScore(score),
    expected_profit,
    reason,
    content: chooseContent(policy, score, explanation?.strongest ?? null),
    decision_id: subject.decisionId,
    model: version,
    degraded: false,
    ...(explanation?.shown ?? {}),
  }
}

function pickScore({ probability, percentile, band }: ScoredCustomer) {
  return { probability, percentile, band }
}

/** What the policy does where the model cannot say. */
function failed(
  subject: Subject,
  version: string | null,
  policy: Pick<DecisionPolicy, 'fail_mode'>,
  reason: Trouble,
): Decision {
  const decision = failVerdict(policy)
  return unjudged(subject, version, { decision, reason, degraded: true })
}

function unjudged(
  { id, decisionId }: Subject,
  version: string | null,
  outcome: {
    readonly decision: Decision['decision']
    readonly reason: DecisionReason
    readonly degraded: boolean
  },
): Decision {
  return {
    id,
    decision: outcome.decision,
    probability: null,
    percentile: null,
    band: null,
    expected_profit: null,
    reason: outcome.reason,
    content: null,
    decision_id: decisionId,
    model: version,
    degraded: outcome.degraded,
  }
}
