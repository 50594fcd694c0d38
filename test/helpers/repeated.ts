/** Rows as a resample has them: what figures of counted rows are held against. */

/** Each value as often as counted, in the order of the values. */
export function repeated(values: ArrayLike<number>, counts: ArrayLike<number>): number[] {
  return Array.from(values).flatMap((value, row) => Array<number>(counts[row]).fill(value))
}
