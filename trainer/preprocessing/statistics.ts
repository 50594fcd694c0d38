/** What a column of training rows looks like: its middle, its spread, its names. */

import type { CategoryColumn } from '../../shared/customer-table.ts'

export interface NumericStatistics {
  readonly mean: number
  /** Biased (divided by the count), as scikit-learn's StandardScaler; 0 for equal values. */
  readonly standardDeviation: number
}

/**
 * Median of the values that are there; the mean of the middle two where their count is even.
 *
 * @param values NaN where missing.
 * @returns NaN when every value is missing.
 */
export function medianOf(values: Float64Array): number {
  const present = presentValues(values)
  const { length } = present
  if (length === 0) return Number.NaN
  const middle = length >> 1
  const upper = select(present, middle)
  if (length % 2 === 1) return upper
  // What stands before the upper middle is no larger.
  let lower = present[0]
  for (let at = 1; at < middle; at++) lower = Math.max(lower, present[at])
  return (lower + upper) / 2
}

/**
 * Of the values that are there: between the two nearest, in proportion, as NumPy's `quantile`
 * unless told otherwise.
 *
 * @param values NaN where missing.
 * @param share In [0, 1].
 * @returns NaN when every value is missing.
 */
export function quantileOf(values: Float64Array, share: number): number {
  const present = presentValues(values)
  if (present.length === 0) return Number.NaN
  const position = share * (present.length - 1)
  const rank = Math.floor(position)
  const below = select(present, rank)
  if (rank === position) return below
  // What stands behind it is no smaller.
  const above = present.subarray(rank + 1).reduce((least, value) => Math.min(least, value))
  return below + (above - below) * (position - rank)
}

/**
 * Mean and standard deviation, in two passes: sums of squares would cancel for large means.
 *
 * @param values At least one; NaN where missing.
 * @param standIn Counts where a value is missing.
 */
export function summarise(values: Float64Array, standIn = Number.NaN): NumericStatistics {
  const valueAt = (at: number): number => (Number.isNaN(values[at]) ? standIn : values[at])
  const first = valueAt(0)
  let areEqual = true
  let sum = 0
  for (let at = 0; at < values.length; at++) {
    const value = valueAt(at)
    sum += value
    areEqual &&= value === first
  }
  // The sum of equal values is rounded: their mean would differ from them.
  if (areEqual) return { mean: first, standardDeviation: 0 }
  const mean = sum / values.length
  let squares = 0
  for (let at = 0; at < values.length; at++) squares += (valueAt(at) - mean) ** 2
  return { mean, standardDeviation: Math.sqrt(squares / values.length) }
}

/**
 * The names that occur in the column, in code-unit order: the same on every machine.
 *
 * @param fewest Rows that a name must have, if more than one.
 */
export function categoriesOf(column: CategoryColumn, fewest = 1): string[] {
  const counts = countNames(column)
  return column.dictionary.filter((_, code) => counts[code] >= Math.max(1, fewest)).sort()
}

/** A name that occurs in a column. */
export interface NameCount {
  readonly name: string
  /** Its position in the column's dictionary. */
  readonly code: number
  readonly rows: number
}

/** The names that occur in the column, the most frequent first, equally frequent ones in code-unit order. */
export function namesByFrequency(column: CategoryColumn): NameCount[] {
  const counts = countNames(column)
  return column.dictionary
    .map((name, code) => ({ name, code, rows: counts[code] }))
    .filter(({ rows }) => rows > 0)
    .sort((one, other) => other.rows - one.rows || (one.name < other.name ? -1 : 1))
}

/** Rows by code; a missing value has none. */
function countNames({ codes, dictionary }: CategoryColumn): Int32Array {
  const counts = new Int32Array(dictionary.length)
  for (const code of codes) if (code >= 0) counts[code] += 1
  return counts
}

function presentValues(values: Float64Array): Float64Array {
  const present = new Float64Array(values.length)
  let count = 0
  for (let at = 0; at < values.length; at++) {
    if (!Number.isNaN(values[at])) present[count++] = values[at]
  }
  return present.subarray(0, count)
}

/**
 * The value that sorting would put at a rank (Hoare's quickselect: a column of a million is
 * several times faster found than sorted). Reorders the values so that none before the rank is
 * larger and none behind it smaller.
 */
function select(values: Float64Array, rank: number): number {
  let first = 0
  let last = values.length - 1
  let random = 1
  while (first < last) {
    // Any pivot is right. An unforeseeable one is fast in files of every order, as a fixed
    // position is not.
    random = (Math.imul(random, 1664525) + 1013904223) >>> 0
    const pivot = values[first + (random % (last - first + 1))]
    let low = first
    let high = last
    while (low <= high) {
      while (values[low] < pivot) low++
      while (values[high] > pivot) high--
      if (low > high) break
      const value = values[low]
      values[low++] = values[high]
      values[high--] = value
    }
    if (rank <= high) last = high
    else if (rank >= low) first = low
    else return values[rank]
  }
  return values[rank]
}
