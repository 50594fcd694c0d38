/** Where a value stands in a cell or a bar, in percent of its width. */

/**
 * The place of each value between the two ends of a domain; beyond them it stays at the end. A
 * domain of no width has one place, 0.
 */
export function placeIn([from, to]: readonly [number, number]): (value: number) => number {
  if (!(to > from)) return () => 0
  return (value) => (100 * (Math.min(Math.max(value, from), to) - from)) / (to - from)
}
