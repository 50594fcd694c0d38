/** Where reported events are kept: beside the decisions that they are joined with. */

import type { ReportedEvent } from '../events/event.ts'
import type { RecordSink } from './record-sink.ts'

export type EventRecord = ReportedEvent

export type EventSink = RecordSink<EventRecord>
