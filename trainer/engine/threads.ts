/** Trains independent networks side by side, on several threads over one copy of the data. */

import { Worker } from 'node:worker_threads'
import type { NetworksHooks } from '../model/engines.ts'
import type { TrainedNetwork, TrainingJob } from '../model/training.ts'
import type { ThreadMessage } from './training-thread.ts'

const THREAD = new URL('./training-thread.ts', import.meta.url)

/**
 * Trains every job. Which thread takes which job changes nothing: a job's result is its own.
 *
 * @param jobs Their rows lie in shared memory; only names and small arrays are copied.
 * @param module From `loadKernels`.
 * @returns In the order of the jobs.
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
    }
  }
  try {
    await Promise.all(workers.map(work))
    return results
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()))
  }
}

/** @throws whatever was thrown in the thread. */
function runJob(
  worker: Worker,
  job: TrainingJob,
  index: number,
  { onBatch, onEpoch }: NetworksHooks,
): Promise<TrainedNetwork> {
  return new Promise((resolve, reject) => {
    const listen = (message: ThreadMessage): void => {
      if (message.kind === 'batch') void onBatch?.(index, message.epoch, message.totals)
      else if (message.kind === 'epoch') onEpoch?.(index, message.epoch, message.figures)
      else {
        worker.off('message', listen).off('error', reject)
        resolve(message.trained)
      }
    }
    worker.on('message', listen).on('error', reject)
    worker.postMessage(job)
  })
}
