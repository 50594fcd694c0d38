/** A thread that grows one forest after another: what `growForests` starts. */

import { parentPort } from 'node:worker_threads'
import { type BoostingJob, type Forest, growForest } from './boosting.ts'

/** What a thread says of the job it is at. */
export type ForestMessage =
  | { readonly kind: 'tree' }
  | { readonly kind: 'done'; readonly forest: Forest }

parentPort?.on('message', (job: BoostingJob) => {
  const forest = growForest(job, () => say({ kind: 'tree' }))
  say({ kind: 'done', forest })
})

function say(message: ForestMessage): void {
  parentPort?.postMessage(message)
}
