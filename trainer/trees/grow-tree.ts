/** Grows a tree leaf by leaf: always the leaf whose split lowers the loss most comes next. */

import { type BestSplit, findBestSplit, type LeafLimits, type LeafSums } from './best-split.ts'
import type { BinnedColumn } from './binned-columns.ts'
import { buildHistogram, histogramLayout, type Slopes, subtractHistogram } from './histogram.ts'
import type { Tree, TreeSplit } from './tree.ts'

export interface GrowthOptions extends LeafLimits {
  /** Most leaves of a tree. */
  readonly leaves: number
  /** What a leaf's value is multiplied by. */
  readonly rate: number
}

/** A leaf that may still be split. */
interface OpenLeaf {
  readonly rows: Int32Array
  readonly sums: LeafSums
  readonly histogram: Float64Array
  readonly split: BestSplit | null
  /** Where in the tree it hangs; null: it is the root. */
  readonly parent: { readonly split: number; readonly side: 'left' | 'right' } | null
}

/**
 * @param rows Positions of the rows to learn from.
 * @param used Positions of the columns to look at, ascending.
 */
export function growTree(
  columns: readonly BinnedColumn[],
  rows: Int32Array,
  used: Int32Array,
  slopes: Slopes,
  options: GrowthOptions,
): Tree {
  const layout = { used, starts: histogramLayout(columns) }
  const open = (
    rowsOfLeaf: Int32Array,
    histogram: Float64Array,
    parent: OpenLeaf['parent'],
  ): OpenLeaf => {
    const sums = sumSlopes(rowsOfLeaf, slopes)
    const split = findBestSplit(histogram, columns, layout, sums, options)
    return { rows: rowsOfLeaf, sums, histogram, split, parent }
  }
  const histogramOf = (rowsOfLeaf: Int32Array) =>
    buildHistogram(rowsOfLeaf, columns, layout, slopes)

  const leaves = [open(rows, histogramOf(rows), null)]
  const splits: { -readonly [Key in keyof TreeSplit]: TreeSplit[Key] }[] = []
  while (leaves.length < options.leaves) {
    const chosen = mostPromising(leaves)
    if (chosen < 0) break
    const { rows: parted, histogram, split, parent } = leaves[chosen]
    if (split === null) break
    const [left, right] = partRows(parted, columns[split.column].codes, split.goesLeft)
    // The smaller half is counted, the larger one is what it leaves.
    const isLeftSmaller = left.length <= right.length
    const counted = histogramOf(isLeftSmaller ? left : right)
    const rest = subtractHistogram(histogram, counted)
    const at = splits.length
    splits.push({ column: split.column, goesLeft: split.goesLeft, left: 0, right: 0 })
    if (parent) splits[parent.split][parent.side] = at
    leaves.splice(
      chosen,
      1,
      open(left, isLeftSmaller ? counted : rest, { split: at, side: 'left' }),
      open(right, isLeftSmaller ? rest : counted, { split: at, side: 'right' }),
    )
  }
  leaves.forEach(({ parent }, leaf) => {
    if (parent) splits[parent.split][parent.side] = ~leaf
  })
  return { splits, leaves: Float64Array.from(leaves, ({ sums }) => leafValue(sums, options)) }
}

/** One Newton step of the leaf's logit, shortened. */
function leafValue({ gradient, curvature }: LeafSums, { rate, l2 }: GrowthOptions): number {
  return (-rate * gradient) / (curvature + l2)
}

/** Position of the leaf with the largest gain, the first of several; -1 where none may be split. */
function mostPromising(leaves: readonly OpenLeaf[]): number {
  let [chosen, gain] = [-1, 0]
  leaves.forEach(({ split }, leaf) => {
    if (split && split.gain > gain) [chosen, gain] = [leaf, split.gain]
  })
  return chosen
}

function sumSlopes(rows: Int32Array, { gradients, curvatures }: Slopes): LeafSums {
  let [gradient, curvature] = [0, 0]
  for (const row of rows) {
    gradient += gradients[row]
    curvature += curvatures[row]
  }
  return { gradient, curvature, rows: rows.length }
}

function partRows(
  rows: Int32Array,
  codes: Uint8Array,
  goesLeft: Uint8Array,
): [Int32Array, Int32Array] {
  const left = new Int32Array(rows.length)
  const right = new Int32Array(rows.length)
  let [lefts, rights] = [0, 0]
  for (const row of rows) {
    if (goesLeft[codes[row]] === 1) left[lefts++] = row
    else right[rights++] = row
  }
  return [left.slice(0, lefts), right.slice(0, rights)]
}
