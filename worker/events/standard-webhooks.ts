/**
 * Standard Webhooks (Svix among them), and Resend, which speaks it: one event a message.
 *
 * The specification gives the headers, and proposes `{ type, timestamp, data }`. What is in `data`
 * is each sender's own: `message_id`, `decision_id` and `machine` are our names, for senders who
 * can choose. Resend documents `created_at`, `data.email_id` and `data.tags`.
 */

import { standardWebhooks } from '../signatures/standard-webhooks.ts'
import type { EventProvider, EventType, ReadEvents } from './event.ts'
import { readEntries, typeIn } from './read-entries.ts'
import {
  decisionIdOf,
  entriesOf,
  fieldsOf,
  idOf,
  textOf,
  timeOfSeconds,
  timeOfText,
} from './untrusted-fields.ts'

/** Resend's words after `email.`, and ours. `email.delivery_delayed` and all others are `other`. */
const TYPES: ReadonlyMap<string, EventType> = new Map([
  ['sent', 'sent'],
  ['delivered', 'delivered'],
  ['opened', 'opened'],
  ['clicked', 'clicked'],
  ['bounced', 'bounced'],
  ['complained', 'complained'],
  ['unsubscribed', 'unsubscribed'],
  ['converted', 'converted'],
  ['skipped', 'skipped'],
  ['suppressed', 'skipped'],
  ['failed', 'failed'],
])

export const standardWebhooksEvents: EventProvider = {
  name: 'standard-webhooks',
  signature: { scheme: standardWebhooks, secret: 'STANDARD_WEBHOOKS_SECRET' },
  read: (body, headers) => readMessage('standard-webhooks', body, headers),
}

export const resendEvents: EventProvider = {
  name: 'resend',
  signature: { scheme: standardWebhooks, secret: 'STANDARD_WEBHOOKS_SECRET' },
  read: (body, headers) => readMessage('resend', body, headers),
}

function readMessage(provider: string, body: unknown, headers: Headers): ReadEvents {
  return readEntries(provider, [body], (message) => {
    const { type, timestamp, created_at } = fieldsOf(message)
    const data = fieldsOf(fieldsOf(message).data)
    return {
      eventId: idOf(headerOf(headers, 'id')),
      type: typeIn(TYPES, textOf(type)?.replace(/^email\./, '') ?? null),
      at:
        timeOfText(created_at) ??
        timeOfText(timestamp) ??
        timeOfSeconds(headerOf(headers, 'timestamp')),
      messageId: idOf(data.email_id ?? data.message_id),
      decisionId: decisionIdOf(data.decision_id ?? tagOf(data.tags, 'decision_id')),
      machine: data.machine === true,
    }
  })
}

/** Of the sender whose signature is read: the other's header is not signed, and may be anybody's. */
function headerOf(headers: Headers, name: 'id' | 'timestamp'): string | null {
  const senders = headers.has('webhook-signature') ? ['webhook', 'svix'] : ['svix', 'webhook']
  const [first, second] = senders.map((sender) => headers.get(`${sender}-${name}`))
  return first ?? second ?? null
}

/** Resend's tags: an object, or a list of `{ name, value }` as when an email is sent. */
function tagOf(tags: unknown, name: string): unknown {
  const listed = entriesOf(tags)
    .map(fieldsOf)
    .find((tag) => tag.name === name)
  return listed ? listed.value : fieldsOf(tags)[name]
}
