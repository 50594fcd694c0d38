/** Means over rows, with intervals from rows drawn again. */

import type { Random } from '../random.ts'
import type { Estimate } from './estimate.ts'

export interface BootstrapMeansOptions {
  readonly random: Random
  /** Integer >= 2. */
  readonly replicates?: number
}

/**
 * Means of several figures of the same rows, with 95 % intervals (NumPy's linear percentiles). A
 * replicate draws rows once for all of them: as many as there are, with replacement.
 *
 * @param columns A value for each row, at least one row; all columns are as long.
 */
export function bootstrapMeans(
  columns: readonly Float64Array[],
  { random, replicates = 1000 }: BootstrapMeansOptions,
): Estimate[] {
  const rows = columns[0].length
  const means = columns.map(() => new Float64Array(replicates))
  const counts = new Int32Array(rows)
  for (let replicate = 0; replicate < replicates; replicate++) {
    counts.fill(0)
    for (let draw = 0; draw < rows; draw++) counts[random.integer(rows)] += 1
    columns.forEach((values, column) => {
      let sum = 0
      for (let row = 0; row < rows; row++) sum += counts[row] * values[row]
      means[column][replicate] = sum / rows
    })
  }
  return columns.map((values, column) => {
    const ascending = means[column].sort()
    return {
      value: meanOf(values),
      low: quantileOf(ascending, 0.025),
      high: quantileOf(ascending, 0.975),
      standardError: deviationOf(ascending),
    }
  })
}

function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function deviationOf(values: Float64Array): number {
  const mean = meanOf(values)
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return Math.sqrt(squares / (values.length - 1))
}

/** Between two values, the straight line that joins them, as NumPy's `quantile`. */
function quantileOf(ascending: Float64Array, share: number): number {
  const place = share * (ascending.length - 1)
  const lower = Math.floor(place)
  const upper = Math.ceil(place)
  return ascending[lower] + (place - lower) * (ascending[upper] - ascending[lower])
}
