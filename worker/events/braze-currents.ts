/**
 * Braze Currents to a server of one's own: `{ "events": [...] }`. No signature, a bearer token: an
 * API key of ours. An empty body, or no events, is Braze trying its credentials. Names are Braze's.
 *
 * `dispatch_id` is one for a whole scheduled send and one for each user elsewhere. A decision's id
 * comes back with `{% message_extras :key decision_id :value {{r.decision_id}} %}`, on sends only.
 */

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

/** `Abort`: most often our own hold. `SoftBounce` and `Deferral` are tried again. */
const TYPES: ReadonlyMap<string, EventType> = new Map([
  ['users.messages.email.Send', 'sent'],
  ['users.messages.email.Delivery', 'delivered'],
  ['users.messages.email.Open', 'opened'],
  ['users.messages.email.Click', 'clicked'],
  ['users.messages.email.Bounce', 'bounced'],
  ['users.messages.email.MarkAsSpam', 'complained'],
  ['users.messages.email.Unsubscribe', 'unsubscribed'],
  ['users.messages.email.Abort', 'skipped'],
  ['users.campaigns.Conversion', 'converted'],
  ['users.canvas.Conversion', 'converted'],
])

export const brazeCurrentsEvents: EventProvider = {
  name: 'braze-currents',
  signature: null,
  read: (body) =>
    readEntries('braze-currents', entriesOf(fieldsOf(body).events), (entry) => {
      const { id, event_type, time, properties } = fieldsOf(entry)
      const details = fieldsOf(properties)
      return {
        eventId: idOf(id),
        type: typeIn(TYPES, textOf(event_type)),
        at: timeOfSeconds(time),
        messageId: idOf(details.dispatch_id),
        decisionId: decisionIdOf(fieldsOf(parseExtras(details.message_extras)).decision_id),
        machine: isMachine(details),
      }
    }),
}

/** `machine_open`: text, "true" or in time the machine's name. A bot's click: true, false or null. */
function isMachine({
  machine_open,
  is_suspected_bot_click,
}: Readonly<Record<string, unknown>>): boolean {
  const isOpen = machine_open !== 'false' && Boolean(machine_open)
  return isOpen || is_suspected_bot_click === true || is_suspected_bot_click === 'true'
}

/** JSON in a text. */
function parseExtras(extras: unknown): unknown {
  try {
    return typeof extras === 'string' ? JSON.parse(extras) : null
  } catch {
    return null
  }
}
