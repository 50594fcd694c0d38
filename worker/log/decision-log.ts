/** A decision as it is kept: enough to join it with what came of it, and nobody's personal data. */

import type { RecordSink } from './record-sink.ts'

export interface DecisionRecord {
  /** ISO 8601. */
  readonly at: string
  readonly tenant: string
  /** A name that the caller chose; sinks cut it to 200 characters. */
  readonly campaign: string
  /** Null for a customer without an id. */
  readonly decision_id: string | null
  /** A keyed hash of her id, in hexadecimal; null where she has none. */
  readonly customer: string | null
  readonly platform: string
  readonly decision: string
  readonly reason: string
  /** These are null for whom the model was not asked about or could not judge. */
  readonly probability: number | null
  readonly percentile: number | null
  readonly band: string | null
  readonly expected_profit: number | null
  readonly content: string | null
  /** Held to measure what sending does. */
  readonly holdout: boolean
  /** Whether the policy answered in place of the model. */
  readonly degraded: boolean
  readonly model: string | null
}

export type DecisionSink = RecordSink<DecisionRecord>
