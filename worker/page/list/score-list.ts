/** Scores a list from its first row to its last: checked, sent batch by batch, written down. */

import type { Trouble } from '../session/api.ts'
import { inBatches } from './batches.ts'
import { type CheckedList, checkList, readListRows } from './check-list.ts'
import { createResultWriter, type ResultWriter } from './list-result.ts'
import { type ListRow, readRow } from './list-row.ts'
import { secondsToWait } from './patience.ts'
import { type AfterTrouble, type PostBatch, postInOrder } from './post-in-order.ts'
import { RefusedList } from './refusal.ts'
import { settleRows } from './row-result.ts'
import type { FromThread, ListJob } from './thread-messages.ts'

/** What a run needs of the world. */
export interface ListWorld {
  readonly post: PostBatch
  /** In milliseconds. */
  readonly now: () => number
  /** Rejects once the signal is aborted. */
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>
  /** Resolves when the viewer wants to go on; rejects once the signal is aborted. */
  readonly askToGoOn: (signal: AbortSignal) => Promise<void>
  readonly report: (message: FromThread) => void
  /** Cancels the run. */
  readonly signal: AbortSignal
}

/** Ten messages a second are as many as anybody sees. */
const MESSAGE_INTERVAL_MS = 100

/** Ends with the message `refused`, `done`, `cancelled` or `failed`. Never rejects. */
export async function scoreList(job: ListJob, world: ListWorld): Promise<void> {
  const { report, signal, now } = world
  const startedAt = now()
  let writer: ResultWriter | null = null
  try {
    const atTimes = createThrottle(now)
    const list = await checkList(job.file, job.schema, {
      signal,
      onRows: (rows) => atTimes(() => report({ kind: 'checking', rows })),
    })
    writer = createResultWriter(list)
    await scoreRows(job, list, writer, world)
    report({ kind: 'done', result: writer.read(), seconds: (now() - startedAt) / 1000 })
  } catch (error) {
    const result = writer?.read() ?? null
    if (signal.aborted) report({ kind: 'cancelled', result })
    else if (error instanceof RefusedList && result === null) {
      report({ kind: 'refused', refusal: error.refusal })
    } else report({ kind: 'failed', result })
  }
}

async function scoreRows(
  { schema, policy }: ListJob,
  list: CheckedList,
  writer: ResultWriter,
  world: ListWorld,
): Promise<void> {
  const { post, signal, report, now } = world
  const atTimes = createThrottle(now)
  const progress = () => ({ rows: list.rows, done: writer.tally().rows })
  const tell = () => report({ kind: 'scoring', ...progress() })
  const onTrouble = async (trouble: Trouble, attempt: number): Promise<AfterTrouble> => {
    const seconds = secondsToWait(trouble, attempt)
    if (seconds === null) {
      report({ kind: 'stopped', trouble, result: writer.read() })
      await world.askToGoOn(signal)
    } else {
      report({ kind: 'waiting', ...progress(), trouble, seconds })
      await world.sleep(seconds * 1000, signal)
    }
    tell()
    return seconds === null ? 'resumed' : 'waited'
  }
  tell()
  const batches = inBatches(readCustomers(list, schema))
  for await (const { batch, answers } of postInOrder(batches, { post, onTrouble })) {
    writer.write(batch.rows, settleRows(batch.rows, answers, { schema, policy }))
    // Where nobody is sent, no call rejects.
    signal.throwIfAborted()
    atTimes(tell)
  }
}

async function* readCustomers(
  list: CheckedList,
  schema: ListJob['schema'],
): AsyncGenerator<readonly ListRow[]> {
  for await (const records of readListRows(list)) {
    yield records.map((record) => readRow(record, list.columns, schema))
  }
}

/** Does what it is given, unless it did so just before. */
function createThrottle(now: () => number): (act: () => void) => void {
  let last = Number.NEGATIVE_INFINITY
  return (act) => {
    if (now() - last < MESSAGE_INTERVAL_MS) return
    last = now()
    act()
  }
}
