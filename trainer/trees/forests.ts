/** Several forests side by side. */

import { runOnThreads } from '../job-threads.ts'
import type { BoostingJob, Forest } from './boosting.ts'
import type { ForestMessage } from './forest-thread.ts'

const THREAD = new URL('./forest-thread.ts', import.meta.url)

/**
 * Grows every forest.
 *
 * @param onTree Told of each tree. What it throws ends all.
 * @returns In the order of the jobs.
 */
export function growForests(
  jobs: readonly BoostingJob[],
  { threads, onTree }: { readonly threads: number; readonly onTree?: () => void },
): Promise<Forest[]> {
  return runOnThreads<BoostingJob, ForestMessage, Forest>(jobs, {
    script: THREAD,
    data: null,
    threads,
    hear(message) {
      if (message.kind === 'done') return message.forest
      onTree?.()
      return undefined
    },
  })
}
