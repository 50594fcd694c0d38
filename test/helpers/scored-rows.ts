/** Arbitrary scored rows for fast-check, with as many ties as real data has and more. */

import fc from 'fast-check'

export interface ScoredRows {
  readonly labels: Float32Array
  readonly probabilities: Float64Array
}

/** Any probability in [0, 1], a coarse one half of the time so that rows tie. */
export function probability(): fc.Arbitrary<number> {
  return fc.oneof(
    fc.integer({ min: 0, max: 8 }).map((eighths) => eighths / 8),
    // Half of a number near 0 would round to a tie that was none.
    fc.double({ min: 1e-300, max: 1, noNaN: true }),
  )
}

/**
 * @param options.bothClasses Whether to start with a negative and a positive row.
 * @param options.minRows Besides those two.
 */
export function scoredRows({ bothClasses = false, minRows = 0 } = {}): fc.Arbitrary<ScoredRows> {
  const row = fc.tuple(fc.constantFrom(0, 1), probability())
  const first = bothClasses
    ? fc.tuple(fc.tuple(fc.constant(0), probability()), fc.tuple(fc.constant(1), probability()))
    : fc.constant([])
  return fc.tuple(first, fc.array(row, { minLength: minRows, maxLength: 60 })).map((parts) => {
    const rows = parts.flat()
    return {
      labels: Float32Array.from(rows, ([label]) => label),
      probabilities: Float64Array.from(rows, ([, score]) => score),
    }
  })
}

/** Scored rows whose probabilities, where they differ at all, still differ as profits do. */
export function plainlyScoredRows(): fc.Arbitrary<ScoredRows> {
  return scoredRows({ minRows: 1 }).map(({ labels, probabilities }) => ({
    labels,
    probabilities: probabilities.map((probability) => Math.round(probability * 1e6) / 1e6),
  }))
}
