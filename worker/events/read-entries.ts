/** From a report's entries to events: those that are none are left out and counted. */

import type { EventType, ReadEvents, ReportedEvent } from './event.ts'

/** An entry as its platform's reader understood it; what was not there is null. */
export interface ReadEntry {
  readonly eventId: string | null
  /** Null: not even an unknown type. */
  readonly type: EventType | null
  readonly at: string | null
  readonly messageId: string | null
  readonly decisionId: string | null
  readonly machine: boolean
}

/** An entry is an event if it has an id, a type and a time. */
export function readEntries(
  provider: string,
  entries: readonly unknown[],
  readEntry: (entry: unknown) => ReadEntry,
): ReadEvents {
  const events = entries.flatMap((entry): readonly ReportedEvent[] => {
    const { eventId, type, at, messageId, decisionId, machine } = readEntry(entry)
    if (eventId === null || type === null || at === null) return []
    return [
      {
        provider,
        event_id: eventId,
        type,
        at,
        message_id: messageId,
        decision_id: decisionId,
        machine,
      },
    ]
  })
  return { events, leftOut: entries.length - events.length }
}

/** The type by a platform's word for it; `other` for one that is not in its table. */
export function typeIn(
  types: ReadonlyMap<string, EventType>,
  word: string | null,
): EventType | null {
  return word === null ? null : (types.get(word) ?? 'other')
}
