/** Where records go once the answer is out: the one shape of everything that keeps them. */

export interface RecordSink<LogRecord> {
  /** Called after the answer, if it can be: whoever calls waits for nothing. */
  write(records: readonly LogRecord[]): void | Promise<void>
}
