/** Records as lines of JSON on the console, which Workers Logs keeps and takes apart by field. */

import { cutText } from './cut-text.ts'
import type { RecordSink } from './record-sink.ts'

export interface WorkersLogsOptions {
  /** What the records are, as the field `message`: `decision` or `event`. */
  readonly message: string
  readonly print: (line: string) => void
}

/** One line a record. Texts are cut to 200 characters; JSON leaves no line break in them. */
export function workersLogs<LogRecord extends object>({
  message,
  print,
}: WorkersLogsOptions): RecordSink<LogRecord> {
  return {
    write(records) {
      for (const record of records) {
        print(
          JSON.stringify({ message, ...record }, (_name, value: unknown) =>
            typeof value === 'string' ? cutText(value) : value,
          ),
        )
      }
    },
  }
}
