/** Trains independent networks side by side, on several threads over one copy of the data. */

import { runOnThreads } from '../job-threads.ts'
import type { NetworksHooks, TrainedNetwork, TrainingJob } from '../model/training.ts'
import type { ThreadMessage } from './training-thread.ts'

const THREAD = new URL('./training-thread.ts', import.meta.url)

/**
 * Trains every job.
 *
 * @param jobs Their rows lie in shared memory: what is copied is the names of categories.
 * @param module From `loadKernels`.
 * @returns In the order of the jobs; once one that is not optional has diverged, those not yet begun
 *   are left out.
 */
export function trainOnThreads(
  jobs: readonly TrainingJob[],
  module: WebAssembly.Module,
  threads: number,
  { onBatch, onEpoch, onTrained }: NetworksHooks,
): Promise<TrainedNetwork[]> {
  return runOnThreads<TrainingJob, ThreadMessage, TrainedNetwork>(jobs, {
    script: THREAD,
    data: module,
    threads,
    hear(message, job) {
      if (message.kind === 'done') {
        onTrained?.(job, message.trained)
        return message.trained
      }
      if (message.kind === 'batch') void onBatch?.(job, message.epoch, message.totals)
      else onEpoch?.(job, message.epoch, message.figures)
      return undefined
    },
    isLast: ({ divergence }, job) => divergence !== null && !jobs[job].isOptional,
  })
}
