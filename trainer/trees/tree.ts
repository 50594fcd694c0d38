/** One tree: questions about bins, and a number at the end of each way through them. */

import type { BinnedColumn } from './binned-columns.ts'

/** Asks for the bin of one column. A way on is the position of a split, or `~leaf`. */
export interface TreeSplit {
  readonly column: number
  /** By bin: 1 where rows go left. */
  readonly goesLeft: Uint8Array
  readonly left: number
  readonly right: number
}

export interface Tree {
  /** The root first; none where the tree is a single leaf. */
  readonly splits: readonly TreeSplit[]
  /** What each leaf adds to the logit. */
  readonly leaves: Float64Array
}

/** Adds what the tree says of each row to its logit. */
export function addTree(
  { splits, leaves }: Tree,
  columns: readonly BinnedColumn[],
  logits: Float64Array,
): void {
  if (splits.length === 0) {
    for (let row = 0; row < logits.length; row++) logits[row] += leaves[0]
    return
  }
  const ways = splits.map(({ column, goesLeft, left, right }) => ({
    codes: columns[column].codes,
    goesLeft,
    left,
    right,
  }))
  for (let row = 0; row < logits.length; row++) {
    let at = 0
    while (at >= 0) {
      const { codes, goesLeft, left, right } = ways[at]
      at = goesLeft[codes[row]] === 1 ? left : right
    }
    logits[row] += leaves[~at]
  }
}
