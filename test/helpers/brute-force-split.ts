/** The best split of some rows by trying all of them: what trees are held against. */

import type { BinnedColumn } from '../../trainer/trees/binned-columns.ts'
import type { Slopes } from '../../trainer/trees/histogram.ts'

interface Limits {
  readonly minLeafRows: number
  readonly l2: number
}

/** What names are pulled by beyond numbers. */
const NAME_L2 = 10

/** Gain of sending these bins of a column left, from the rows; 0 where a half has too few. */
export function gainOf(
  { kind, codes }: BinnedColumn,
  goesLeft: (bin: number) => boolean,
  rows: readonly number[],
  slopes: Slopes,
  { minLeafRows, l2 }: Limits,
): number {
  const left = rows.filter((row) => goesLeft(codes[row]))
  const right = rows.filter((row) => !goesLeft(codes[row]))
  if (Math.min(left.length, right.length) < minLeafRows) return 0
  const pull = l2 + (kind === 'name' ? NAME_L2 : 0)
  const scoreOf = (part: readonly number[]) =>
    sumOf(slopes.gradients, part) ** 2 / (sumOf(slopes.curvatures, part) + pull)
  return scoreOf(left) + scoreOf(right) - scoreOf(rows)
}

/** The largest gain of any threshold of a number, or of any subset of a column's names. */
export function bestGainOf(
  column: BinnedColumn,
  rows: readonly number[],
  slopes: Slopes,
  limits: Limits,
): number {
  const partings =
    column.kind === 'number'
      ? Array.from({ length: column.bins }, (_, end) => (bin: number) => bin <= end)
      : Array.from(
          { length: 2 ** column.bins },
          (_, subset) => (bin: number) => ((subset >> bin) & 1) === 1,
        )
  return Math.max(0, ...partings.map((isLeft) => gainOf(column, isLeft, rows, slopes, limits)))
}

function sumOf(values: Float32Array, rows: readonly number[]): number {
  return rows.reduce((sum, row) => sum + values[row], 0)
}
