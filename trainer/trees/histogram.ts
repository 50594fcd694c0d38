/** What is known of the rows in a leaf, bin by bin: all that choosing a split needs. */

import type { BinnedColumn } from './binned-columns.ts'

/** Numbers for each bin: sum of gradients, sum of curvatures, count of rows. */
export const BIN_NUMBERS = 3

/** The place of each column's first bin in a histogram, then the histogram's length. */
export function histogramLayout(columns: readonly BinnedColumn[]): Int32Array {
  const starts = new Int32Array(columns.length + 1)
  columns.forEach(({ bins }, index) => {
    starts[index + 1] = starts[index] + BIN_NUMBERS * bins
  })
  return starts
}

/** What a row's loss says of its logit: first and second derivative, shape `[rows]`. */
export interface Slopes {
  readonly gradients: Float32Array
  readonly curvatures: Float32Array
}

/**
 * Sums over some rows.
 *
 * @param used Positions of the columns to look at; the others' bins stay 0.
 */
export function buildHistogram(
  rows: Int32Array,
  columns: readonly BinnedColumn[],
  { used, starts }: { readonly used: Int32Array; readonly starts: Int32Array },
  { gradients, curvatures }: Slopes,
): Float64Array {
  const histogram = new Float64Array(starts[columns.length])
  const count = rows.length
  // Gathered once, read for every column.
  const g = new Float32Array(count)
  const h = new Float32Array(count)
  for (let at = 0; at < count; at++) {
    g[at] = gradients[rows[at]]
    h[at] = curvatures[rows[at]]
  }
  for (const column of used) {
    const { codes } = columns[column]
    const start = starts[column]
    for (let at = 0; at < count; at++) {
      const bin = start + BIN_NUMBERS * codes[rows[at]]
      histogram[bin] += g[at]
      histogram[bin + 1] += h[at]
      histogram[bin + 2] += 1
    }
  }
  return histogram
}

/** The rows of a leaf that are not in one of its halves: the other half, without counting again. */
export function subtractHistogram(whole: Float64Array, half: Float64Array): Float64Array {
  const rest = new Float64Array(whole.length)
  for (let at = 0; at < whole.length; at++) rest[at] = whole[at] - half[at]
  return rest
}
