/** How long the parts of a run take. */

import type { RunSeconds } from './evaluation/evaluation.ts'

export interface Stopwatch {
  /** Counts the time since the last lap, or since the start, to a part. */
  lap(part: keyof RunSeconds): void
  seconds(): RunSeconds
}

/** @param now From the world around the run. */
export function createStopwatch(now: () => Date): Stopwatch {
  const seconds = { reading: 0, tuning: 0, training: 0, retraining: 0, evaluation: 0 }
  let last = now().getTime()
  return {
    lap(part) {
      const time = now().getTime()
      seconds[part] += (time - last) / 1000
      last = time
    },
    seconds: () => ({ ...seconds }),
  }
}
