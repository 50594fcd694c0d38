/** `POST /v1/events/:provider`: what email platforms report, taken fast and kept after the answer. */

import { Hono } from 'hono'
import { authorize, isSigned, requireSignature } from '../access.ts'
import type { Dependencies } from '../dependencies.ts'
import { sha256, toHex } from '../digests.ts'
import type { Bindings } from '../environment.ts'
import type { EventProvider, ReadEvents, ReportedEvent } from '../events/event.ts'
import { EVENT_PROVIDERS } from '../events/providers.ts'
import { ProblemFailure, problemOf } from '../problems.ts'
import { onlyNew } from '../replays/only-new.ts'
import { LONGEST_KEY } from '../replays/replay-limits.ts'
import type { ReplayStore } from '../replays/replay-store.ts'
import { readBytes, readSigned } from '../request-body.ts'
import type { Services } from '../services.ts'
import { parseJson } from '../untrusted-json.ts'

/**
 * After valid credentials the answer is always 200: a platform repeats whatever gets another, for
 * days, and some hold back all later events meanwhile. `accepted` counts repeats too: they are found
 * out after the answer.
 */
export function eventRoutes({
  servicesOf,
}: Pick<Dependencies, 'servicesOf'>): Hono<{ Bindings: Bindings }> {
  return new Hono<{ Bindings: Bindings }>().post('/:provider', async (context) => {
    const services = servicesOf(context.env)
    const provider = requireProvider(context.req.param('provider'))
    const { body, messageId } = await receive(context.req.raw, provider, context.env, services)
    const events = read(provider, body, context.req.raw.headers, services.print)
    if (events.length > 0) {
      context.executionCtx.waitUntil(keep(provider, messageId, events, services))
    }
    return context.json({ accepted: events.length })
  })
}

/** @throws ProblemFailure 404, which does not repeat what was asked for. */
function requireProvider(name: string): EventProvider {
  const provider = EVENT_PROVIDERS.get(name)
  if (provider) return provider
  const known = Array.from(EVENT_PROVIDERS.keys()).join(', ')
  throw new ProblemFailure(
    problemOf('not-found', `Expected events of ${known}. Received those of another.`),
  )
}

interface Received {
  readonly body: Uint8Array
  /** The sender's id of a signed message; null where it has none, or nothing is signed. */
  readonly messageId: string | null
}

/**
 * A signature is asked for wherever its secret is configured, and an API key elsewhere.
 *
 * @throws ProblemFailure 401 and 403; 413 beyond 4 MiB.
 */
async function receive(
  raw: Request,
  { signature }: EventProvider,
  bindings: Bindings,
  { now }: Services,
): Promise<Received> {
  if (!isSigned(signature, bindings)) {
    await authorize(bindings, raw.headers, 'events')
    return { body: await readBytes(raw), messageId: null }
  }
  const request = await readSigned(raw, bindings)
  const messageId = await requireSignature(request, signature, bindings, now())
  return { body: request.body, messageId }
}

/** What is no event is told of in a line that quotes nothing of it. */
function read(
  provider: EventProvider,
  body: Uint8Array,
  headers: Headers,
  print: (line: string) => void,
): readonly ReportedEvent[] {
  // With an empty body Braze tries its credentials.
  if (body.length === 0) return []
  const { name } = provider
  const reading = parseJson(body)
  if (!reading.ok) {
    print(JSON.stringify({ message: 'events unreadable', provider: name, reason: reading.reason }))
    return []
  }
  const { events, leftOut }: ReadEvents = provider.read(reading.json, headers)
  if (leftOut > 0) {
    print(JSON.stringify({ message: 'events left out', provider: name, left_out: leftOut }))
  }
  return events
}

/** Never rejects: after the answer nobody is left to hear it. */
async function keep(
  { name, signature }: EventProvider,
  messageId: string | null,
  events: readonly ReportedEvent[],
  { replays, events: sink, print }: Services,
): Promise<void> {
  // Two providers may share a secret: a message signed with it is one, wherever it is posted.
  const sender = signature?.secret ?? name
  const message = messageId === null ? null : await keyOf('message', sender, messageId)
  const kept = await withoutRepeats(name, message, events, replays, print)
  if (kept.length === 0) return
  try {
    await sink.write(kept)
  } catch {
    print(JSON.stringify({ message: 'events lost', provider: name, lost: kept.length }))
  }
}

/**
 * A repeated message is dropped whole, before its events are looked at: where a signature does not
 * cover them, a repeat could bring others. Without an answer of the store everything counts as
 * new: an event counted twice can be found by its id, and one that is lost cannot.
 */
async function withoutRepeats(
  provider: string,
  messageKey: string | null,
  events: readonly ReportedEvent[],
  replays: ReplayStore,
  print: (line: string) => void,
): Promise<readonly ReportedEvent[]> {
  const unanswered = (failure: string): readonly ReportedEvent[] => {
    print(JSON.stringify({ message: 'repeats not looked for', provider, failure }))
    return events
  }
  if (messageKey !== null) {
    const message = await onlyNew([messageKey], [messageKey], replays)
    if (!message.ok) return unanswered(message.failure)
    if (message.value.length === 0) return []
  }
  const keys = await Promise.all(events.map(({ event_id }) => keyOf('event', provider, event_id)))
  const fresh = await onlyNew(events, keys, replays)
  return fresh.ok ? fresh.value : unanswered(fresh.failure)
}

/** `event:SENDER:ID`, or the ID's SHA-256 where that would be too long for a key. */
async function keyOf(kind: 'event' | 'message', sender: string, id: string): Promise<string> {
  const key = `${kind}:${sender}:${id}`
  if (key.length <= LONGEST_KEY) return key
  return `${kind}:${sender}:sha256:${toHex(await sha256(id))}`
}
