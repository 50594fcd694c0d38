/** Fewer rows that stand for many. */

import type { Random } from '../random.ts'

/**
 * A sample of some rows with their share of positives, at least one row of each outcome they have.
 *
 * @param labels 0 or 1, of every row of the history.
 * @param rows Positions in `labels`, ascending.
 * @returns Ascending; all of the rows where there are no more than `size`.
 */
export function sampleRows(
  labels: Float32Array,
  rows: Int32Array,
  { size, random }: { readonly size: number; readonly random: Random },
): Int32Array {
  if (rows.length <= size) return rows
  const rowsLeft = [0, 0]
  for (const row of rows) rowsLeft[labels[row]] += 1
  const wanted = rowsLeft.map((count) => {
    const share = Math.round((size * count) / rows.length)
    return Math.min(count, Math.max(1, share))
  })
  const sample = new Int32Array(wanted[0] + wanted[1])
  let taken = 0
  // Knuth's algorithm S: each row is taken with the chance that the rest of the sample needs.
  for (const row of rows) {
    const label = labels[row]
    if (random.uniform() * rowsLeft[label] < wanted[label]) {
      sample[taken++] = row
      wanted[label] -= 1
    }
    rowsLeft[label] -= 1
  }
  return sample
}
