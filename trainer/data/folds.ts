/** Rows parted for cross-validation: each fold tests once what the others taught. */

import { Failure } from '../../shared/failure.ts'
import type { Random } from '../random.ts'
import { setsOfRows, type Ties } from './kept-together.ts'

export interface FoldOptions extends Ties {
  readonly random: Random
}

/** What a fold holds so far. */
interface Fold {
  rows: number
  /** Sets of rows by outcome: negative, positive. */
  readonly sets: [number, number]
}

/**
 * Stratified folds: positive customers are spread evenly, then negative ones so that the folds
 * have about as many rows each. A customer or group is in one fold with all of its rows; it
 * counts as positive if any of them is.
 *
 * @param labels 0 or 1, of every row of the history.
 * @param rows Positions in `labels`, each once.
 * @param k How many folds, at least 2.
 * @returns `k` lists of rows in the order of `rows`; together every row once.
 * @throws Failure `invalid-data` when an outcome has fewer customers than there are folds.
 */
export function foldsOf(
  labels: Float32Array,
  rows: Int32Array,
  k: number,
  { random, ...ties }: FoldOptions,
): Int32Array[] {
  const sets = setsOfRows(rows, ties)
  const sizes = new Int32Array(sets.count)
  const outcomes = new Uint8Array(sets.count)
  const holdsNegative = new Uint8Array(sets.count)
  sets.ofRow.forEach((set, row) => {
    sizes[set] += 1
    if (labels[rows[row]] === 1) outcomes[set] = 1
    else holdsNegative[set] = 1
  })
  requireEnough(outcomes, holdsNegative, k)

  const folds = Array.from({ length: k }, (): Fold => ({ rows: 0, sets: [0, 0] }))
  const foldOfSet = new Uint8Array(sets.count)
  for (const outcome of [1, 0] as const) {
    for (const set of largestFirst(setsWith(outcome, outcomes), sizes, random)) {
      const fold = chooseFold(folds, outcome)
      foldOfSet[set] = fold
      folds[fold].rows += sizes[set]
      folds[fold].sets[outcome] += 1
    }
  }
  return folds.map((_, fold) => rows.filter((_, row) => foldOfSet[sets.ofRow[row]] === fold))
}

/**
 * The fold with the fewest positive sets, or, for a negative one, the fewest rows; but none twice
 * before each has one. Ties go to the fewest rows, then to the first.
 */
function chooseFold(folds: readonly Fold[], outcome: 0 | 1): number {
  const haveOf = ({ sets }: Fold): number => (outcome === 1 ? sets[1] : Math.min(sets[0], 1))
  let chosen = 0
  for (let fold = 1; fold < folds.length; fold++) {
    const fewer = haveOf(folds[fold]) - haveOf(folds[chosen])
    if (fewer < 0 || (fewer === 0 && folds[fold].rows < folds[chosen].rows)) chosen = fold
  }
  return chosen
}

function setsWith(outcome: 0 | 1, outcomes: Uint8Array): Int32Array {
  return Int32Array.from(outcomes.keys()).filter((set) => outcomes[set] === outcome)
}

/** In random order among those of one size. Large sets come first, while small ones can make up. */
function largestFirst(sets: Int32Array, sizes: Int32Array, random: Random): Int32Array {
  return random.shuffled(sets).sort((set, other) => sizes[other] - sizes[set])
}

/** A group may hold both outcomes, and then counts for both. */
function requireEnough(holdsPositive: Uint8Array, holdsNegative: Uint8Array, k: number): void {
  const count = (holds: Uint8Array): number => holds.reduce((sum, has) => sum + has, 0)
  const [positives, negatives] = [count(holdsPositive), count(holdsNegative)]
  if (Math.min(positives, negatives) >= k) return
  throw new Failure(
    'invalid-data',
    `Expected at least ${k} customers (or groups) with each outcome, one for each fold. ` +
      `Received ${positives} with a positive and ${negatives} with a negative row. ` +
      'Use a smaller --folds.',
  )
}
