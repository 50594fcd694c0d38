/** Records as data points of Workers Analytics Engine, to be counted and summed in SQL. */

import { cutText } from './cut-text.ts'
import type { DecisionRecord, DecisionSink } from './decision-log.ts'
import type { EventRecord, EventSink } from './event-log.ts'
import type { RecordSink } from './record-sink.ts'

/** What is needed of a binding to a dataset. */
export interface Dataset {
  writeDataPoint(point: DataPoint): void
}

export interface DataPoint {
  readonly indexes: string[]
  readonly blobs: string[]
  readonly doubles: number[]
}

export interface AnalyticsEngineOptions {
  readonly dataset: Dataset
  readonly print: (line: string) => void
}

/**
 * What one invocation of a worker may write, by Cloudflare's page on limits. An older copy of it
 * says 25; where that holds, Analytics Engine drops the points beyond.
 */
const MOST_POINTS = 250

/** Of an index; blobs may take 16 KB together, which texts of 200 characters never do. */
const LONGEST_INDEX_BYTES = 96

/** `blob1` to `blob10`, in this order; what is null is the empty text. */
const DECISION_BLOBS = [
  'at',
  'tenant',
  'campaign',
  'customer',
  'platform',
  'decision',
  'reason',
  'band',
  'content',
  'model',
] as const

/** `blob1` to `blob6`, in this order; what is null is the empty text. */
const EVENT_BLOBS = ['at', 'provider', 'type', 'event_id', 'message_id', 'decision_id'] as const

/**
 * `index1` is the decision's id. The doubles, which know no null:
 *
 * 1. `probability`; -1: none
 * 2. `percentile`; -1: none
 * 3. `expected_profit`; 0: none, or a profit of 0
 * 4. 1 where the expected profit is known, else 0: any number can be a profit, so none can say
 *    that there is none
 * 5. 1 for the holdout, else 0
 * 6. 1 for an answer without the model, else 0
 *
 * A number that is not finite counts as none.
 */
export function decisionPoints(options: AnalyticsEngineOptions): DecisionSink {
  return pointSink<DecisionRecord>(options, 'decision', (record) => {
    const profit = finiteOr(null, record.expected_profit)
    return {
      indexes: [cutIndex(record.decision_id ?? '')],
      blobs: DECISION_BLOBS.map((name) => cutText(record[name] ?? '')),
      doubles: [
        finiteOr(-1, record.probability),
        finiteOr(-1, record.percentile),
        profit ?? 0,
        Number(profit !== null),
        Number(record.holdout),
        Number(record.degraded),
      ],
    }
  })
}

/** `index1` is the decision's id, or empty. `double1`: 1 for what a machine did, else 0. */
export function eventPoints(options: AnalyticsEngineOptions): EventSink {
  return pointSink<EventRecord>(options, 'event', (record) => ({
    indexes: [cutIndex(record.decision_id ?? '')],
    blobs: EVENT_BLOBS.map((name) => cutText(record[name] ?? '')),
    doubles: [Number(record.machine)],
  }))
}

/** Says in a line how many records were too many: those are in Workers Logs alone. */
function pointSink<LogRecord>(
  { dataset, print }: AnalyticsEngineOptions,
  records: string,
  pointOf: (record: LogRecord) => DataPoint,
): RecordSink<LogRecord> {
  return {
    write(written) {
      for (const record of written.slice(0, MOST_POINTS)) dataset.writeDataPoint(pointOf(record))
      const left = written.length - MOST_POINTS
      if (left > 0) print(JSON.stringify({ message: 'analytics engine is full', records, left }))
    },
  }
}

function finiteOr<Absent>(absent: Absent, value: number | null): number | Absent {
  return value !== null && Number.isFinite(value) ? value : absent
}

/** Bytes of UTF-8, cut before a character that does not fit whole. */
function cutIndex(text: string): string {
  const bytes = new Uint8Array(LONGEST_INDEX_BYTES)
  const { read } = new TextEncoder().encodeInto(text, bytes)
  return text.slice(0, read)
}
