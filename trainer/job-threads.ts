/** Independent jobs side by side on worker threads, each thread one after another. */

import { Worker } from 'node:worker_threads'

export interface JobThreads<Message, Result> {
  /** What a thread runs: it takes a job as a message and answers with messages. */
  readonly script: URL
  /** What each thread is started with. */
  readonly data: unknown
  /** At most so many. */
  readonly threads: number
  /**
   * Told what the thread of a job says. What it throws ends all jobs.
   *
   * @returns The job's result once it is done.
   */
  readonly hear: (message: Message, job: number) => Result | undefined
  /** Whether, after this result, jobs not yet begun are left out. */
  readonly isLast?: (result: Result, job: number) => boolean
}

/**
 * Runs every job. Which thread takes which job changes nothing: a job's result is its own.
 *
 * @param jobs Plain data; what lies in shared memory is not copied.
 * @returns In the order of the jobs; those left out are missing.
 */
export async function runOnThreads<Job, Message, Result>(
  jobs: readonly Job[],
  options: JobThreads<Message, Result>,
): Promise<Result[]> {
  const results: Result[] = []
  const queue = [...jobs.keys()]
  const workers = Array.from(
    { length: Math.min(options.threads, jobs.length) },
    () => new Worker(options.script, { workerData: options.data }),
  )
  const work = async (worker: Worker): Promise<void> => {
    for (let index = queue.shift(); index !== undefined; index = queue.shift()) {
      const result = await runJob(worker, jobs[index], (message: Message) =>
        options.hear(message, index as number),
      )
      results[index] = result
      if (options.isLast?.(result, index)) queue.length = 0
    }
  }
  try {
    await Promise.all(workers.map(work))
    return results
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()))
  }
}

/** @throws a copy of what was thrown in the thread, or Error where it ended without a result. */
function runJob<Job, Message, Result>(
  worker: Worker,
  job: Job,
  hear: (message: Message) => Result | undefined,
): Promise<Result> {
  return new Promise((resolve, reject) => {
    const listen = (message: Message): void => {
      try {
        const result = hear(message)
        if (result !== undefined) end(() => resolve(result))
      } catch (error) {
        fail(error)
      }
    }
    const fail = (error: unknown): void => end(() => reject(error))
    const failAtExit = (): void =>
      fail(new Error("Expected a job's result from its thread. Received its end."))
    // The next job on this thread brings its own listeners.
    const end = (settle: () => void): void => {
      worker.off('message', listen).off('error', fail).off('messageerror', fail)
      worker.off('exit', failAtExit)
      settle()
    }
    worker.on('message', listen).on('error', fail).on('messageerror', fail)
    worker.on('exit', failAtExit)
    worker.postMessage(job)
  })
}
