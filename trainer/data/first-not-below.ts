/** Where a number stands among ascending ones. */

/** Position of the first that is not below the number; of the last one where all are. */
export function firstNotBelow(ascending: Float64Array, number: number): number {
  let first = 0
  let last = ascending.length - 1
  while (first < last) {
    const middle = (first + last) >> 1
    if (ascending[middle] < number) first = middle + 1
    else last = middle
  }
  return first
}
