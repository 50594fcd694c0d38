/**
 * Mailgun's webhooks: one event in `event-data`, beside its signature. All names are Mailgun's, but
 * for our variable `decision_id`; that the reasons of what it did not try begin with `suppress-` is
 * read off public code, not its word. The signature covers a token and a time, not the event.
 */

import { mailgun } from '../signatures/mailgun.ts'
import type { EventProvider, EventType } from './event.ts'
import { readEntries, typeIn } from './read-entries.ts'
import { decisionIdOf, fieldsOf, idOf, textOf, timeOfSeconds } from './untrusted-fields.ts'

const TYPES: ReadonlyMap<string, EventType> = new Map([
  ['accepted', 'sent'],
  ['rejected', 'failed'],
  ['delivered', 'delivered'],
  ['failed', 'failed'],
  ['opened', 'opened'],
  ['clicked', 'clicked'],
  ['unsubscribed', 'unsubscribed'],
  ['complained', 'complained'],
])

export const mailgunEvents: EventProvider = {
  name: 'mailgun',
  signature: { scheme: mailgun, secret: 'MAILGUN_SIGNING_KEY' },
  read: (body) =>
    readEntries('mailgun', [fieldsOf(body)['event-data']], (entry) => {
      const event = fieldsOf(entry)
      const headers = fieldsOf(fieldsOf(event.message).headers)
      return {
        eventId: idOf(event.id),
        type: typeOf(event),
        at: timeOfSeconds(event.timestamp),
        messageId: idOf(headers['message-id']),
        decisionId: decisionIdOf(fieldsOf(event['user-variables']).decision_id),
        // `apple`, `gmail` or `generic`; empty or absent where none was noticed.
        machine: Boolean(fieldsOf(event['client-info']).bot),
      }
    }),
}

/** A failure is a bounce if it is for good and was tried, and `other` while it is tried again. */
function typeOf(event: Readonly<Record<string, unknown>>): EventType | null {
  const type = typeIn(TYPES, textOf(event.event))
  if (type !== 'failed' || event.event === 'rejected') return type
  if (event.severity === 'temporary') return 'other'
  if (textOf(event.reason)?.startsWith('suppress-')) return 'skipped'
  return event.severity === 'permanent' ? 'bounced' : 'failed'
}
