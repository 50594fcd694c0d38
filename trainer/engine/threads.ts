/** Trains independent networks side by side, on several threads over one copy of the data. */

import { Worker } from 'node:worker_threads'
import type { NetworksHooks, TrainedNetwork, TrainingJob } from '../model/training.ts'
import type { ThreadMessage } from './training-thread.ts'

const THREAD = new URL('./training-thread.ts', import.meta.url)

/**
 * Trains every job. Which thread takes which job changes nothing: a job's result is its own.
 *
 * @param jobs Their rows lie in shared memory: what is copied is the names of categories.
 * @param module From `loadKernels`.
 * @returns In the order of the jobs; once one that is not optional has diverged, those not yet begun
 *   are left out.
 */
export async function trainOnThreads(
  jobs: readonly TrainingJob[],
  module: WebAssembly.Module,
  threads: number,
  hooks: NetworksHooks,
): Promise<TrainedNetwork[]> {
  const results: TrainedNetwork[] = []
  const queue = [...jobs.keys()]
  const workers = Array.from(
    { length: Math.min(threads, jobs.length) },
    () => new Worker(THREAD, { workerData: module }),
  )
  const work = async (worker: Worker): Promise<void> => {
    for (let index = queue.shift(); index !== undefined; index = queue.shift()) {
      results[index] = await runJob(worker, jobs[index], index, hooks)
      if (results[index].divergence && !jobs[index].isOptional) queue.length = 0
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
function runJob(
  worker: Worker,
  job: TrainingJob,
  index: number,
  { onBatch, onEpoch }: NetworksHooks,
): Promise<TrainedNetwork> {
  return new Promise((resolve, reject) => {
    const hear = (message: ThreadMessage): void => {
      if (message.kind === 'batch') void onBatch?.(index, message.epoch, message.totals)
      else if (message.kind === 'epoch') onEpoch?.(index, message.epoch, message.figures)
      else end(() => resolve(message.trained))
    }
    const listen = (message: ThreadMessage): void => {
      try {
        hear(message)
      } catch (error) {
        fail(error)
      }
    }
    const fail = (error: unknown): void => end(() => reject(error))
    const failAtExit = (): void =>
      fail(new Error('Expected a trained network from its thread. Received its end.'))
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
