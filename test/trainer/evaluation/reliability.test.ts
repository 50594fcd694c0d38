import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { reliability } from '../../../trainer/evaluation/reliability.ts'
import { wilsonInterval } from '../../../trainer/evaluation/wilson-interval.ts'
import { expectSameFigures } from '../../helpers/expect-same-figures.ts'
import { scoredRows } from '../../helpers/scored-rows.ts'
import { tableCases } from '../../parity/scikit-learn/table-fixture.ts'

describe('reliability', () => {
  it('compares probability and rate in bins of equally many rows, from the lowest up', () => {
    const labels = Float32Array.of(1, 0, 1, 0)
    const probabilities = Float64Array.of(0.9, 0.1, 0.7, 0.3)

    const { bins, expectedCalibrationError } = reliability(labels, probabilities, { bins: 2 })

    // Rows, positives, mean probability, rate, and its interval.
    expectSameFigures(bins.map(Object.values), [
      [2, 0, 0.2, 0, ...wilsonInterval(0, 2)],
      [2, 2, 0.8, 1, ...wilsonInterval(2, 2)],
    ])
    expect(expectedCalibrationError).toBeCloseTo(0.2, 15)
  })

  it.each(tableCases)('agrees with the definition in NumPy on $name', (rows) => {
    expectSameFigures(reliability(rows.labels, rows.probabilities), rows.reliability)
  })

  it('shares out all rows and all positives, in bins that differ by a row at most', () => {
    const counts = fc.integer({ min: 1, max: 20 })
    fc.assert(
      fc.property(scoredRows({ minRows: 20 }), counts, ({ labels, probabilities }, count) => {
        const { bins } = reliability(labels, probabilities, { bins: count })
        const sizes = bins.map(({ rows }) => rows)
        const positives = bins.reduce((sum, bin) => sum + bin.positives, 0)

        expect(bins).toHaveLength(count)
        expect(sizes.reduce((sum, size) => sum + size)).toBe(labels.length)
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1)
        expect(positives).toBeCloseTo(labels.filter((label) => label === 1).length, 12)
      }),
    )
  })

  it('has a bin for each row where there are fewer rows than bins', () => {
    const { bins } = reliability(Float32Array.of(1, 0, 0), Float64Array.of(0.3, 0.1, 0.2))

    expect(bins.map(({ meanProbability }) => meanProbability)).toEqual([0.1, 0.2, 0.3])
    expect(bins.map(({ rate }) => rate)).toEqual([0, 0, 1])
  })

  it('makes all bins of a constant probability alike', () => {
    const labels = Float32Array.of(1, 1, 0, 0, 0, 0, 0, 0, 0, 0)

    const { bins, expectedCalibrationError } = reliability(labels, new Float64Array(10).fill(0.5))

    expect(bins.map(({ rate }) => rate)).toEqual(Array(10).fill(0.2))
    expect(expectedCalibrationError).toBeCloseTo(0.3, 15)
  })

  it.each([0, -1, 2.5, Number.NaN])('refuses %d bins', (bins) => {
    expect(() => reliability(Float32Array.of(0), Float64Array.of(0.5), { bins })).toThrow(
      new RangeError(`Expected at least one bin. Received ${bins}.`),
    )
  })
})
