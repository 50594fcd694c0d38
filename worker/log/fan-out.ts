/** One sink before several: what one of them does harms neither the others nor the answer. */

import { AFTERWARDS_BUDGET_MS, withinMs } from '../replays/bounded-wait.ts'
import type { RecordSink } from './record-sink.ts'

export interface FanOutOptions {
  readonly print: (line: string) => void
  /** How long a sink is waited for, in milliseconds. */
  readonly patienceMs?: number
}

/**
 * A sink that throws, rejects or hangs is named in one line, once for each `fanOut`, that is once
 * an isolate: a sink that is down would else fill the log. The line has nothing of the error, whose
 * message could quote a record.
 *
 * @param sinks By the names that they are to be called by.
 * @returns A sink whose `write` never throws and never rejects.
 */
export function fanOut<LogRecord>(
  sinks: Readonly<Record<string, RecordSink<LogRecord>>>,
  { print, patienceMs = AFTERWARDS_BUDGET_MS }: FanOutOptions,
): RecordSink<LogRecord> {
  const named = new Set<string>()
  return {
    async write(records) {
      const writes = Object.entries(sinks).map(async ([name, sink]) => {
        const waited = await withinMs(() => sink.write(records), patienceMs)
        if (waited.ok || named.has(name)) return
        named.add(name)
        const failure = waited.failure === 'StorageTimeout' ? 'timeout' : 'error'
        print(JSON.stringify({ message: 'sink failed', sink: name, failure }))
      })
      await Promise.all(writes)
    },
  }
}
