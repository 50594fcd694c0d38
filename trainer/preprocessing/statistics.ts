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
  const present = values.filter((value) => !Number.isNaN(value)).sort()
  const middle = present.length >> 1
  if (present.length === 0) return Number.NaN
  return present.length % 2 === 1 ? present[middle] : (present[middle - 1] + present[middle]) / 2
}

/**
 * Mean and standard deviation, in two passes: sums of squares would cancel for large means.
 *
 * @param values No NaN, at least one.
 */
export function summarise(values: Float64Array): NumericStatistics {
  if (values.every((value) => value === values[0])) {
    return { mean: values[0], standardDeviation: 0 }
  }
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length
  return { mean, standardDeviation: Math.sqrt(variance) }
}

/** The names that occur in the column, in code-unit order: the same on every machine. */
export function categoriesOf({ codes, dictionary }: CategoryColumn): string[] {
  return [...new Set(codes)]
    .filter((code) => code >= 0)
    .map((code) => dictionary[code])
    .sort()
}
