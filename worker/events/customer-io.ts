/**
 * Customer.io's reporting webhooks: one event a message. All names are Customer.io's. They carry
 * nothing of ours: an event is joined with its decision by `delivery_id`.
 */

import { customerIo } from '../signatures/customer-io.ts'
import type { EventProvider, EventType } from './event.ts'
import { readEntries, typeIn } from './read-entries.ts'
import { fieldsOf, idOf, textOf, timeOfSeconds } from './untrusted-fields.ts'

/** `dropped` and `undeliverable`: not tried. `drafted`, `attempted`, `deferred`: not done yet. */
const TYPES: ReadonlyMap<string, EventType> = new Map([
  ['sent', 'sent'],
  ['delivered', 'delivered'],
  ['opened', 'opened'],
  ['clicked', 'clicked'],
  ['converted', 'converted'],
  ['unsubscribed', 'unsubscribed'],
  ['bounced', 'bounced'],
  ['spammed', 'complained'],
  ['dropped', 'skipped'],
  ['undeliverable', 'skipped'],
  ['failed', 'failed'],
])

/** Of opens the first three, of clicks the last: each is true where no person is known to be behind. */
const MACHINE_FLAGS = ['proxied', 'prefetched', 'synthetic', 'machine']

export const customerIoEvents: EventProvider = {
  name: 'customer-io',
  signature: { scheme: customerIo, secret: 'CUSTOMERIO_SIGNING_KEY' },
  read: (body) =>
    readEntries('customer-io', [body], (entry) => {
      const { event_id, metric, timestamp, data } = fieldsOf(entry)
      const details = fieldsOf(data)
      return {
        eventId: idOf(event_id),
        type: typeIn(TYPES, textOf(metric)),
        at: timeOfSeconds(timestamp),
        messageId: idOf(details.delivery_id),
        decisionId: null,
        machine: MACHINE_FLAGS.some((flag) => details[flag] === true),
      }
    }),
}
