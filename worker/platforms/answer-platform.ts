/**
 * A platform's call, from its bytes to its answer: authenticate, read, decide, render. Whatever
 * goes wrong on our side, the platform gets a decision.
 */

import { DEFAULT_TENANT } from '../../shared/api-key.ts'
import { authorize, type Caller, isSigned, requireSignature } from '../access.ts'
import { requireFewEnough } from '../customer-list.ts'
import { isObjector } from '../decisions/call.ts'
import { decideBlindly, decideCustomers } from '../decisions/decide-customers.ts'
import type { Decision, Trouble } from '../decisions/decision.ts'
import { needsReasons } from '../decisions/explain.ts'
import { logDecisions } from '../decisions/log-decisions.ts'
import { applyOverrides } from '../decisions/overrides.ts'
import type { Bindings } from '../environment.ts'
import type { ModelState } from '../model/model.ts'
import { nameOfError } from '../name-of-error.ts'
import { ProblemFailure } from '../problems.ts'
import { STORAGE_BUDGET_MS, withinMs } from '../replays/bounded-wait.ts'
import { queryOf, readSigned } from '../request-body.ts'
import type { Services } from '../services.ts'
import type { SignedRequest } from '../signatures/signature.ts'
import type { Platform, PlatformAnswer, PlatformCall, PlatformWriteBack } from './platform.ts'

export interface PlatformContext {
  readonly bindings: Bindings
  readonly model: ModelState
  readonly services: Services
  /** Keeps the isolate alive for what is done after the answer. */
  waitUntil(work: Promise<unknown>): void
}

/** An answer, and whose it is. */
interface Authenticated {
  readonly caller: Caller
  /** The id that the signature vouches for. */
  readonly messageId: string | null
}

/**
 * @throws ProblemFailure 401 and 403 for credentials, 400 for what cannot be read, 413 for too
 *   much: the caller's own trouble, and nothing else.
 */
export async function answerPlatform(
  platform: Platform,
  request: Request,
  context: PlatformContext,
): Promise<PlatformAnswer> {
  const signed = await readSigned(request, context.bindings)
  const authenticated = await authenticate(platform, signed, context)
  const asked = platform.read(signed)
  try {
    return await answerCall({ platform, signed, asked, ...authenticated }, context)
  } catch (error) {
    if (error instanceof ProblemFailure) throw error
    // What nobody foresaw is our trouble too.
    const { print, policy } = context.services
    print(`A call was answered by the fail mode alone: ${nameOfError(error)}`)
    return platform.render(decideBlindly(asked.call, policy.policy), asked.call, signed)
  }
}

/** A call that was read, of a caller who may make it. */
interface ReadCall extends Authenticated {
  readonly platform: Platform
  readonly signed: SignedRequest
  readonly asked: PlatformCall
}

async function answerCall(
  { platform, signed, asked, caller, messageId }: ReadCall,
  context: PlatformContext,
): Promise<PlatformAnswer> {
  const { services } = context
  const tenant = tenantOf(caller, asked.account)
  const message = await recallMessage(
    { platform, tenant, signed },
    asked.messageId ?? messageId,
    context,
  )
  // Who objects since then is held, whatever was answered before.
  if (message.answer && !asked.call.customers.some(isObjector)) return message.answer
  const trouble = message.trouble ?? (await findTrouble(caller, context))
  const policy = applyOverrides(services.policy, asked.call.overrides, caller.scopes)
  if (needsReasons(asked.call, policy)) requireFewEnough(asked.call.customers.length)
  const decide = async (): Promise<readonly Decision[]> => {
    const identities = await services.identities
    const decideContext = { tenant, model: context.model, policy, identities, trouble }
    const decisions = await decideCustomers(asked.call, decideContext)
    const about = { tenant, campaign: asked.call.campaign, platform: platform.name }
    context.waitUntil(logDecisions(decisions, about, services))
    return decisions
  }
  if (platform.writeBack) {
    context.waitUntil(writeBack(platform.writeBack, asked, decide, services))
    return platform.render([], asked.call, signed)
  }
  const answer = platform.render(await decide(), asked.call, signed)
  if (message.key) context.waitUntil(remember(message.key, answer, services))
  return answer
}

async function authenticate(
  { name, scope, signature }: Platform,
  request: SignedRequest,
  { bindings, services }: PlatformContext,
): Promise<Authenticated> {
  if (!isSigned(signature, bindings)) {
    return { caller: await authorize(bindings, request.headers, scope), messageId: null }
  }
  const messageId = await requireSignature(request, signature, bindings, services.now())
  return { caller: { tenant: DEFAULT_TENANT, scopes: [scope], name: `signed-${name}` }, messageId }
}

/**
 * An account, which a caller with a key may claim at will, tells the decisions of one tenant apart
 * and leads to no other tenant's: a colon stands in no tenant's name.
 */
function tenantOf({ tenant }: Caller, account: string | null): string {
  return account === null ? tenant : `${tenant}:${account}`
}

interface Message {
  /** Under which its answer is kept; null where the platform names no message. */
  readonly key: string | null
  /** What was answered before. */
  readonly answer: PlatformAnswer | null
  readonly trouble: Trouble | null
}

/** A repeated message gets the same answer again. Without storage nobody knows what that was. */
async function recallMessage(
  { platform, tenant, signed }: { platform: Platform; tenant: string; signed: SignedRequest },
  messageId: string | null,
  { services }: PlatformContext,
): Promise<Message> {
  if (messageId === null) return { key: null, answer: null, trouble: null }
  // One word and JSON are two answers to one message.
  const dialect = `${platform.name} ${queryOf(signed.url).format ?? ''}`
  const identities = await services.identities
  const key = `answer:${await identities.messageHash(dialect, tenant, messageId)}`
  const kept = await withinMs(() => recall(key, services), STORAGE_BUDGET_MS)
  if (kept.ok) return { key, answer: kept.value, trouble: null }
  services.print(`Seen messages cannot be looked up: ${kept.failure}`)
  return { key, answer: null, trouble: 'storage_timeout' }
}

async function recall(key: string, { replays }: Services): Promise<PlatformAnswer | null> {
  const kept = await replays.recall(key)
  return kept === null ? null : (JSON.parse(kept) as PlatformAnswer) // as `remember` wrote it
}

async function remember(key: string, answer: PlatformAnswer, services: Services): Promise<void> {
  try {
    await services.replays.remember(key, JSON.stringify(answer))
  } catch (error) {
    services.print(`An answer cannot be kept: ${nameOfError(error)}`)
  }
}

async function findTrouble(
  { name }: Caller,
  { model, services }: PlatformContext,
): Promise<Trouble | null> {
  if (await services.isOverRate(name)) return 'rate_limited'
  if (!model.ok) return 'model_unavailable'
  return services.policy.problem === null ? null : 'policy_unavailable'
}

async function writeBack(
  write: PlatformWriteBack,
  asked: PlatformCall,
  decide: () => Promise<readonly Decision[]>,
  { klaviyo, print }: Services,
): Promise<void> {
  try {
    const [decision] = await decide()
    if (klaviyo === null)
      return print('No KLAVIYO_API_KEY is set: the decision is not written back.')
    if (decision) await write(decision, asked, klaviyo)
  } catch (error) {
    print(`A decision could not be written back: ${nameOfError(error)}`)
  }
}
