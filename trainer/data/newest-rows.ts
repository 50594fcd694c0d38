/** Rows by age: what a split by time tests on. */

/**
 * Where the newest rows begin: rows of this time or a later one are as near to the wanted share
 * as whole times allow, the fewer of two that are equally near. Null where all rows have one time.
 *
 * @param times Shape `[rows]`, in any order, at least one.
 * @param share Of the rows, in (0, 1).
 */
export function findNewestTimes(times: Float64Array, share: number): number | null {
  const ascending = times.toSorted()
  const wanted = ascending.length * (1 - share)
  // The rows of the time at the wanted place go to either side, all of them.
  const time = ascending[Math.min(Math.floor(wanted), ascending.length - 1)]
  let first = Math.min(Math.floor(wanted), ascending.length - 1)
  let next = first
  while (first > 0 && ascending[first - 1] === time) first--
  while (next < ascending.length && ascending[next] === time) next++
  const hasOlder = first > 0
  const hasNewer = next < ascending.length
  if (!hasOlder && !hasNewer) return null
  if (!hasOlder) return ascending[next]
  if (!hasNewer) return time
  return wanted - first < next - wanted ? time : ascending[next]
}
