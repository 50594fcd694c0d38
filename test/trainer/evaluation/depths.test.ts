import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decileTable, depthTable } from '../../../trainer/evaluation/depths.ts'
import { expectSameFigures } from '../../helpers/expect-same-figures.ts'
import { scoredRows } from '../../helpers/scored-rows.ts'
import { tableCases } from '../../parity/scikit-learn/table-fixture.ts'

function sumOf(values: Iterable<number>): number {
  return Array.from(values).reduce((sum, value) => sum + value, 0)
}

describe('decileTable', () => {
  it('has the best-ranked tenth first', () => {
    const labels = Float32Array.of(0, 0, 0, 0, 0, 1, 0, 1, 0, 1)
    const probabilities = Float64Array.of(0.05, 0.1, 0.1, 0.2, 0.2, 0.3, 0.3, 0.4, 0.5, 0.9)

    const table = decileTable(labels, probabilities)

    // Decile, rows, positives, mean probability, rate, lift, cumulative gain and lift.
    expectSameFigures(table.slice(0, 4).map(Object.values), [
      [1, 1, 1, 0.9, 1, 10 / 3, 1 / 3, 10 / 3],
      [2, 1, 0, 0.5, 0, 0, 1 / 3, 10 / 6],
      [3, 1, 1, 0.4, 1, 10 / 3, 2 / 3, 20 / 9],
      [4, 1, 0.5, 0.3, 0.5, 10 / 6, 2.5 / 3, 25 / 12],
    ])
  })

  it.each(tableCases)('agrees with the definition in NumPy on $name', (rows) => {
    expectSameFigures(decileTable(rows.labels, rows.probabilities), rows.deciles)
  })

  it('shares out all rows and all positives, in parts that differ by a row at most', () => {
    fc.assert(
      fc.property(scoredRows({ minRows: 10 }), ({ labels, probabilities }) => {
        const table = decileTable(labels, probabilities)
        const sizes = table.map(({ rows }) => rows)

        expect(sumOf(sizes)).toBe(labels.length)
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1)
        expect(sumOf(table.map(({ positives }) => positives))).toBeCloseTo(sumOf(labels), 12)
      }),
    )
  })

  it('makes all deciles of equal probabilities alike', () => {
    const labels = Float32Array.of(1, 0, 0, 0, 0, 0, 0, 0, 0, 1)

    const table = decileTable(labels, new Float64Array(10).fill(0.3))

    expect(table.map(({ positives }) => positives)).toEqual(Array(10).fill(0.2))
    expect(table.map(({ lift }) => lift)).toEqual(Array(10).fill(1))
  })

  it.each([
    { rows: 0, expected: 0 },
    { rows: 9, expected: 0 },
    { rows: 10, expected: 10 },
  ])('has $expected deciles of $rows rows', ({ rows, expected }) => {
    const table = decileTable(new Float32Array(rows), new Float64Array(rows))

    expect(table).toHaveLength(expected)
  })

  it('has no lift and no gain where there are no positives', () => {
    const [best] = decileTable(new Float32Array(10), new Float64Array(10))

    expect(best).toMatchObject({ lift: 0, cumulativeGain: 0, cumulativeLift: 0 })
  })
})

describe('depthTable', () => {
  it.each(tableCases)('agrees with the definition in NumPy on $name', (rows) => {
    expectSameFigures(depthTable(rows.labels, rows.probabilities), rows.depths)
  })

  it('looks as far down as it is asked to', () => {
    const labels = Float32Array.of(1, 0, 1, 0)
    const probabilities = Float64Array.of(0.9, 0.8, 0.7, 0.6)

    const table = depthTable(labels, probabilities, { shares: [0.75, 1] })

    // Share, rows, positives, lowest probability, precision, recall and lift.
    expectSameFigures(table.map(Object.values), [
      [0.75, 3, 2, 0.7, 2 / 3, 1, 4 / 3],
      [1, 4, 2, 0.6, 0.5, 1, 1],
    ])
  })

  it('looks at one row at least', () => {
    const table = depthTable(Float32Array.of(0, 1), Float64Array.of(0.2, 0.4), { shares: [0.01] })

    expect(table).toMatchObject([{ share: 0.01, rows: 1, positives: 1, probability: 0.4 }])
  })

  it('is the first decile at a depth of a tenth', () => {
    fc.assert(
      fc.property(scoredRows({ minRows: 10 }), ({ labels, probabilities }) => {
        const [decile] = decileTable(labels, probabilities)
        const [depth] = depthTable(labels, probabilities, { shares: [0.1] })

        expect(depth.rows).toBe(decile.rows)
        expect(depth.positives).toBe(decile.positives)
        expect(depth.lift).toBe(decile.lift)
      }),
    )
  })

  it('shares ties as a random order of them does on average', () => {
    // The best two of five rows: the one of 0.9, and any of three of 0.5, of which two convert.
    const labels = Float32Array.of(0, 1, 0, 1, 0)
    const probabilities = Float64Array.of(0.9, 0.5, 0.5, 0.5, 0.1)

    const [top] = depthTable(labels, probabilities, { shares: [0.4] })

    expect(top.positives).toBeCloseTo(2 / 3, 15)
    expect(top.probability).toBe(0.5)
  })

  it('is empty without rows', () => {
    expect(depthTable(new Float32Array(), new Float64Array())).toEqual([])
  })

  it('has no recall and no lift where there are no positives', () => {
    const table = depthTable(Float32Array.of(0, 0), Float64Array.of(0.2, 0.4), { shares: [0.5] })

    expect(table).toMatchObject([{ positives: 0, precision: 0, recall: 0, lift: 0 }])
  })

  it.each([0, -0.1, 1.1, Number.NaN])('refuses a share of %d', (received) => {
    const shares = [0.5, received]

    expect(() => depthTable(Float32Array.of(0), Float64Array.of(0.5), { shares })).toThrow(
      new RangeError(`Expected shares above 0, up to 1. Received ${received}.`),
    )
  })
})
