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
  const parts = [0, 1].map((label) => {
    const members = rows.filter((row) => labels[row] === label)
    const count = members.length === 0 ? 0 : Math.round((size * members.length) / rows.length)
    return random.shuffled(members).subarray(0, Math.max(count, Math.min(1, members.length)))
  })
  return Int32Array.from([...parts[0], ...parts[1]]).sort()
}
