/** A thread that trains one network after another: what `trainOnThreads` starts. */

import { parentPort, workerData } from 'node:worker_threads'
import { type TrainedNetwork, type TrainingJob, trainNetwork } from '../model/training.ts'
import type { EpochFigures, RowTotals } from '../model/training-history.ts'
import { simdEngine } from './simd-learner.ts'

/** What a thread says of the job it is at. */
export type ThreadMessage =
  | { readonly kind: 'batch'; readonly epoch: number; readonly totals: RowTotals }
  | { readonly kind: 'epoch'; readonly epoch: number; readonly figures: EpochFigures }
  | { readonly kind: 'done'; readonly trained: TrainedNetwork }

/** Rows between two messages on progress: about 30 ms. */
const REPORT_ROWS = 65_536

const createLearner = simdEngine(workerData as WebAssembly.Module) // as `trainOnThreads` gives it

parentPort?.on('message', async (job: TrainingJob) => {
  let nextReport = REPORT_ROWS
  const trained = await trainNetwork(job, createLearner, {
    onBatch(epoch, totals) {
      if (totals.rows < nextReport) return
      nextReport = totals.rows + REPORT_ROWS
      say({ kind: 'batch', epoch, totals })
    },
    onEpoch(epoch, figures) {
      nextReport = REPORT_ROWS
      say({ kind: 'epoch', epoch, figures })
    },
  })
  say({ kind: 'done', trained })
})

function say(message: ThreadMessage): void {
  parentPort?.postMessage(message)
}
