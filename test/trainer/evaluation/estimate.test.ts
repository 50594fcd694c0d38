import { describe, expect, it } from 'vitest'
import { estimateDifference, estimateOf } from '../../../trainer/evaluation/estimate.ts'
import { expectSameFigures } from '../../helpers/expect-same-figures.ts'

describe('estimateOf', () => {
  // Of numpy.quantile and numpy.std(ddof=1).
  it.each([
    { replicates: [1, 3], low: 1.05, high: 2.95, standardError: Math.SQRT2 },
    { replicates: [3, 1, 2], low: 1.05, high: 2.95, standardError: 1 },
    { replicates: [2, 2, 2], low: 2, high: 2, standardError: 0 },
    { replicates: [-1.5, 4, 0.25, 8, 7], low: -1.325, high: 7.9, standardError: 4.132190702278877 },
  ])('has the percentiles and the deviation of $replicates', ({ replicates, ...expected }) => {
    const estimate = estimateOf(2, Float64Array.from(replicates))

    expectSameFigures(estimate, { value: 2, ...expected })
  })

  it('leaves out resamples that do not have the figure', () => {
    const some = Float64Array.of(Number.NaN, 0.25, 0.75, Number.NaN, 0.5)

    expect(estimateOf(0.5, some)).toEqual(estimateOf(0.5, Float64Array.of(0.25, 0.75, 0.5)))
  })

  it('is null where the rows have no figure', () => {
    expect(estimateOf(null, Float64Array.of(Number.NaN, Number.NaN))).toBeNull()
  })

  it('leaves the replicates in their order', () => {
    const replicates = Float64Array.of(3, 1, 2)

    estimateOf(2, replicates)

    expect(replicates).toEqual(Float64Array.of(3, 1, 2))
  })

  it.each([
    { received: 0, replicates: [] },
    { received: 1, replicates: [0.5] },
    { received: 1, replicates: [Number.NaN, 0.5] },
  ])('refuses $replicates, which have no deviation', ({ received, replicates }) => {
    expect(() => estimateOf(0.5, Float64Array.from(replicates))).toThrow(
      new RangeError(`Expected at least two replicates that are numbers. Received ${received}.`),
    )
  })
})

describe('estimateDifference', () => {
  it('is the estimate of the differences, resample by resample', () => {
    const difference = estimateDifference(
      [5, 3],
      [Float64Array.of(5, 7, 6), Float64Array.of(3, 6, 3)],
    )

    expect(difference).toEqual(estimateOf(2, Float64Array.of(2, 1, 3)))
  })

  it('has no width where two models always differ by as much', () => {
    const difference = estimateDifference(
      [0.75, 0.5],
      [Float64Array.of(0.5, 0.75, 1), Float64Array.of(0.25, 0.5, 0.75)],
    )

    expect(difference).toEqual({ value: 0.25, low: 0.25, high: 0.25, standardError: 0 })
  })

  it.each([
    { values: [null, 0.5] as const },
    { values: [0.5, null] as const },
    { values: [null, null] as const },
  ])('is null of $values', ({ values }) => {
    const replicates = Float64Array.of(0.5, 0.6)

    expect(estimateDifference(values, [replicates, replicates])).toBeNull()
  })

  it('refuses replicates of different resamples', () => {
    expect(() => estimateDifference([1, 2], [Float64Array.of(1, 2), Float64Array.of(1)])).toThrow(
      new RangeError('Expected replicates of the same resamples. Received 2 and 1 of them.'),
    )
  })
})
