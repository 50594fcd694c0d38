/** The thread that scores a list, so that the page never waits for it. */

import { postBatch } from './post-batch.ts'
import { scoreList } from './score-list.ts'
import type { FromThread, ToThread } from './thread-messages.ts'

/** A thread scores one list, and is ended by the page. */
const canceller = new AbortController()
let apiKey: string | null = null
let goOn = (): void => {}

self.onmessage = ({ data }: MessageEvent<ToThread>): void => {
  if (data.kind === 'cancel') {
    canceller.abort()
    return
  }
  apiKey = data.apiKey
  if (data.kind === 'continue') {
    goOn()
    return
  }
  const { job } = data
  const { signal } = canceller
  void scoreList(job, {
    post: ({ customers }) => postBatch(customers, job.version, { apiKey, signal }),
    now: () => performance.now(),
    sleep: (milliseconds) =>
      untilAborted((resolve) => {
        setTimeout(resolve, milliseconds)
      }),
    askToGoOn: () =>
      untilAborted((resolve) => {
        goOn = resolve
      }),
    report: (message: FromThread) => self.postMessage(message),
    signal,
  })
}

function untilAborted(start: (resolve: () => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const { signal } = canceller
    if (signal.aborted) reject(signal.reason)
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
    start(resolve)
  })
}
