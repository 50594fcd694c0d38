/**
 * SendGrid's Event Webhook: a list of events, each with the custom arguments of its message among
 * its fields. All names are SendGrid's, but for our argument `decision_id`. It marks opens by
 * machines, and no clicks.
 */

import { sendgrid } from '../signatures/sendgrid.ts'
import type { EventProvider, EventType } from './event.ts'
import { readEntries, typeIn } from './read-entries.ts'
import {
  decisionIdOf,
  entriesOf,
  fieldsOf,
  idOf,
  textOf,
  timeOfSeconds,
} from './untrusted-fields.ts'

/** `dropped`: SendGrid did not try, most often for a suppressed address. `deferred`: it will again. */
const TYPES: ReadonlyMap<string, EventType> = new Map([
  ['processed', 'sent'],
  ['delivered', 'delivered'],
  ['open', 'opened'],
  ['click', 'clicked'],
  ['bounce', 'bounced'],
  ['spamreport', 'complained'],
  ['unsubscribe', 'unsubscribed'],
  ['group_unsubscribe', 'unsubscribed'],
  ['dropped', 'skipped'],
])

export const sendgridEvents: EventProvider = {
  name: 'sendgrid',
  signature: { scheme: sendgrid, secret: 'SENDGRID_PUBLIC_KEY' },
  read: (body) =>
    readEntries('sendgrid', entriesOf(body), (entry) => {
      const fields = fieldsOf(entry)
      return {
        eventId: idOf(fields.sg_event_id),
        type: typeIn(TYPES, textOf(fields.event)),
        at: timeOfSeconds(fields.timestamp),
        messageId: idOf(fields.sg_message_id),
        decisionId: decisionIdOf(fields.decision_id),
        machine: fields.sg_machine_open === true,
      }
    }),
}
