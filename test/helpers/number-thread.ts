/** A thread whose jobs are numbers: what the tests of `runOnThreads` start. */

import { setTimeout } from 'node:timers/promises'
import { parentPort, threadId, workerData } from 'node:worker_threads'

/** What to do with a number. */
export type NumberJob =
  | { readonly kind: 'add'; readonly number: number; readonly waitMs?: number }
  | { readonly kind: 'fail' }
  | { readonly kind: 'exit' }

export type NumberMessage =
  | { readonly kind: 'working'; readonly thread: number }
  | { readonly kind: 'sum'; readonly sum: number }

parentPort?.on('message', async (job: NumberJob) => {
  if (job.kind === 'fail') throw new RangeError('the thread broke')
  if (job.kind === 'exit') process.exit(0)
  say({ kind: 'working', thread: threadId })
  await setTimeout(job.waitMs ?? 0)
  say({ kind: 'sum', sum: job.number + (workerData as number) }) // as the test gives it
})

function say(message: NumberMessage): void {
  parentPort?.postMessage(message)
}
