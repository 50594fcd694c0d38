/** Means over rows, with intervals from rows drawn again. */

import type { Random } from '../random.ts'
import type { Estimate } from './estimate.ts'

const REPLICATES = 400

/**
 * Means of several figures of the same rows, each replicate on the same rows drawn again.
 *
 * @param columns A value for each row, at least one row; all columns are as long.
 */
export function estimateMeans(
  columns: readonly Float64Array[],
  random: Random,
  { replicates = REPLICATES } = {},
): Estimate[] {
  const rows = columns[0].length
  const means = columns.map(() => new Float64Array(replicates))
  const drawn = new Int32Array(rows)
  for (let replicate = 0; replicate < replicates; replicate++) {
    for (let draw = 0; draw < rows; draw++) drawn[draw] = random.integer(rows)
    columns.forEach((values, column) => {
      let sum = 0
      for (let draw = 0; draw < rows; draw++) sum += values[drawn[draw]]
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
