/** What email platforms report back, in one shape, and what a reader of one platform is. */

import type { ConfiguredSignature } from '../signatures/signing-secrets.ts'

/**
 * - `skipped`: the platform chose not to send: the template held it, or the address is suppressed.
 * - `failed`: it was to be sent and could not be.
 * - `bounced`: given back for good; what is tried again is `other`.
 * - `other`: everything else, also types that nobody knows yet: they are never refused.
 */
export type EventType =
  | 'sent'
  | 'delivered'
  | 'opened'
  | 'clicked'
  | 'bounced'
  | 'complained'
  | 'unsubscribed'
  | 'converted'
  | 'skipped'
  | 'failed'
  | 'other'

/** Three ids, a time and words of ours: nothing else that a platform wrote is kept. */
export interface ReportedEvent {
  readonly provider: string
  /** The same on every retry. */
  readonly event_id: string
  readonly type: EventType
  /** When it happened, ISO 8601. */
  readonly at: string
  /** The platform's id of the message; null where it tells none. */
  readonly message_id: string | null
  /** Ours, where the sender put it on the message; null elsewhere. */
  readonly decision_id: string | null
  /** Whether a machine opened or clicked, as far as the platform knows. */
  readonly machine: boolean
}

export interface ReadEvents {
  readonly events: readonly ReportedEvent[]
  /** Entries that are no event: without an id, a type or a time. */
  readonly leftOut: number
}

export interface EventProvider {
  /** As in the path. */
  readonly name: string
  /** Null where the platform signs nothing: then an API key is needed. */
  readonly signature: ConfiguredSignature | null
  /** Takes any JSON at all: what is not understood is left out and counted. */
  read(body: unknown, headers: Headers): ReadEvents
}
