/** Rows to grow trees on, whose outcomes follow two of three numbers. */

import { createRandom } from '../../trainer/random.ts'
import type { BoostingJob, BoostingOptions } from '../../trainer/trees/boosting.ts'

const OPTIONS: BoostingOptions = {
  leaves: 4,
  minLeafRows: 5,
  l2: 1,
  rate: 0.1,
  rounds: 10,
  rowShare: 1,
  columnShare: 1,
  patience: 10,
}

/** Three of four rows are learned from. */
export function boostingJob({
  rows = 400,
  noise = 1,
  seed = 1,
  member = 0,
  options = {},
}: {
  readonly rows?: number
  /** How much chance has in the outcomes: 0 is nothing. */
  readonly noise?: number
  readonly seed?: number
  readonly member?: number
  readonly options?: Partial<BoostingOptions>
} = {}): BoostingJob {
  const random = createRandom(1, 'boosting rows')
  const columns = [0, 1, 2].map(() => {
    const codes = new Uint8Array(new SharedArrayBuffer(rows)).map(() => random.integer(10))
    return { kind: 'number' as const, bins: 10, codes }
  })
  const [first, second] = columns
  const labels = new Float32Array(rows).map((_, row) =>
    Number((first.codes[row] - second.codes[row]) / 3 + noise * random.normal() > 0),
  )
  const all = Int32Array.from(labels.keys())
  return {
    ...{ columns, labels, seed, member },
    learned: all.filter((row) => row % 4 !== 0),
    heldOut: all.filter((row) => row % 4 === 0),
    options: { ...OPTIONS, ...options },
  }
}
