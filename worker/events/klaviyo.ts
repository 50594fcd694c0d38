/**
 * Klaviyo's system webhooks: batches in `data`, each entry's `payload` as Klaviyo's API answers for
 * an event. Names and topics are Klaviyo's. Its own page has two for a delivery. Which of an
 * event's properties carry a message or a bot is not its word: `decision_id` is ours, for accounts
 * that add properties, and nobody is taken for a machine.
 */

import { klaviyo } from '../signatures/klaviyo.ts'
import type { EventProvider, EventType } from './event.ts'
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

const TYPES: ReadonlyMap<string, EventType> = new Map([
  ['event:klaviyo.received_email', 'delivered'],
  ['event:klaviyo.email_delivered', 'delivered'],
  ['event:klaviyo.opened_email', 'opened'],
  ['event:klaviyo.clicked_email', 'clicked'],
  ['event:klaviyo.bounced_email', 'bounced'],
  ['event:klaviyo.dropped_email', 'skipped'],
  ['event:klaviyo.marked_email_as_spam', 'complained'],
  ['event:klaviyo.unsubscribed_from_email_marketing', 'unsubscribed'],
])

export const klaviyoEvents: EventProvider = {
  name: 'klaviyo',
  signature: { scheme: klaviyo, secret: 'KLAVIYO_WEBHOOK_SECRET' },
  read(body, headers) {
    const { data, meta } = fieldsOf(body)
    const entries = entriesOf(data)
    const webhook = textOf(fieldsOf(meta).klaviyo_webhook_id)
    // The header is not signed, and the body is: where they differ, it was meant for another.
    if (webhook === null || headers.get('klaviyo-webhook-id') !== webhook) {
      return { events: [], leftOut: entries.length }
    }
    const sentAt = timeOfText(fieldsOf(meta).timestamp)
    return readEntries('klaviyo', entries, (entry) => {
      const { external_id, topic, payload } = fieldsOf(entry)
      const attributes = fieldsOf(fieldsOf(fieldsOf(payload).data).attributes)
      return {
        eventId: idOf(external_id),
        type: typeIn(TYPES, textOf(topic)),
        at: timeOfSeconds(attributes.timestamp) ?? sentAt,
        messageId: null,
        decisionId: decisionIdOf(fieldsOf(attributes.event_properties).decision_id),
        machine: false,
      }
    })
  },
}
