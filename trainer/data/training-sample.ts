/** Training rows that the data check looks at closely: a few of many, in two halves. */

import { createRandom, type Random } from '../random.ts'
import { setsOfRows, type Ties } from './kept-together.ts'

export interface TrainingSample {
  /** Positions in the history: negative rows first, each outcome's in random order. */
  readonly rows: Int32Array
  /** 0 or 1, of each of the rows. */
  readonly labels: Uint8Array
  /** The set of rows that belong together, of each of the rows, by number. */
  readonly sets: Int32Array
  /**
   * Which half each of the rows belongs to, 0 or 1: what one half teaches is tried on the other,
   * so no set is in both.
   */
  readonly halves: Uint8Array
}

/**
 * Draws up to so many rows of each outcome: how a feature ranks outcomes does not depend on how
 * frequent they are. The same rows for the same history.
 *
 * @param labels 0 or 1, of every row of the history.
 * @param trainingRows Positions in `labels`.
 */
export function sampleTrainingRows(
  labels: Float32Array,
  trainingRows: Int32Array,
  { most, ...ties }: Ties & { readonly most: number },
): TrainingSample {
  const random = createRandom(1, 'data check')
  const [negatives, positives] = [0, 1].map((outcome) =>
    drawSome(
      trainingRows.filter((row) => labels[row] === outcome),
      most,
      random,
    ),
  )
  const rows = new Int32Array(negatives.length + positives.length)
  rows.set(negatives)
  rows.set(positives, negatives.length)
  const outcomes = new Uint8Array(rows.length).fill(1, negatives.length)
  const sets = setsOfRows(rows, ties)
  return {
    rows,
    labels: outcomes,
    sets: sets.ofRow,
    halves: halve(outcomes, sets.ofRow, sets.count),
  }
}

/** The first places of a shuffle (Fisher-Yates), which moves no more than are wanted. */
function drawSome(rows: Int32Array, most: number, random: Random): Int32Array {
  const drawn = rows.slice()
  const size = Math.min(most, rows.length)
  for (let place = 0; place < size; place++) {
    const other = place + random.integer(drawn.length - place)
    const row = drawn[other]
    drawn[other] = drawn[place]
    drawn[place] = row
  }
  return drawn.subarray(0, size)
}

/** Deals sets to both halves in turn, those with positive rows apart. */
function halve(labels: Uint8Array, sets: Int32Array, count: number): Uint8Array {
  const isPositive = new Uint8Array(count)
  sets.forEach((set, row) => {
    if (labels[row] === 1) isPositive[set] = 1
  })
  const halfOfSet = new Uint8Array(count)
  const dealt = [0, 0]
  for (let set = 0; set < count; set++) halfOfSet[set] = dealt[isPositive[set]]++ & 1
  return Uint8Array.from(sets, (set) => halfOfSet[set])
}
