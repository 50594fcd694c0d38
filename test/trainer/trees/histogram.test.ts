import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  buildHistogram,
  histogramLayout,
  subtractHistogram,
} from '../../../trainer/trees/histogram.ts'
import { binnedColumn, slopesOf } from '../../helpers/binned-columns.ts'
import { largestDifference } from '../../helpers/largest-difference.ts'

const COLUMNS = [
  binnedColumn('number', [0, 2, 2, 1], 3),
  binnedColumn('name', [1, 1, 0, 0], 2),
  binnedColumn('number', [0, 0, 1, 1], 2),
]
const SLOPES = slopesOf([0.5, -0.25, 1, 2], [0.25, 0.5, 0.125, 1])
const STARTS = histogramLayout(COLUMNS)

describe('histogramLayout', () => {
  it('has three numbers for each bin, one column after another', () => {
    expect([...STARTS]).toEqual([0, 9, 15, 21])
  })
})

describe('buildHistogram', () => {
  it('sums gradients and curvatures and counts rows, bin by bin', () => {
    const used = Int32Array.of(0, 1)
    const histogram = buildHistogram(
      Int32Array.of(0, 1, 2),
      COLUMNS,
      { used, starts: STARTS },
      SLOPES,
    )
    expect([...histogram]).toEqual([
      ...[0.5, 0.25, 1, 0, 0, 0, 0.75, 0.625, 2],
      ...[1, 0.125, 1, 0.25, 0.75, 2],
      ...[0, 0, 0, 0, 0, 0],
    ])
  })
})

describe('subtractHistogram', () => {
  it('leaves what counting the other half would find', () => {
    const cell = fc.record({
      code: fc.nat(5),
      isLeft: fc.boolean(),
      gradient: fc.double({ min: -1, max: 1, noNaN: true }),
      curvature: fc.double({ min: 0, max: 0.25, noNaN: true }),
    })
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 50 }), (cells) => {
        const columns = [
          binnedColumn(
            'number',
            cells.map(({ code }) => code),
            6,
          ),
        ]
        const slopes = slopesOf(
          cells.map(({ gradient }) => gradient),
          cells.map(({ curvature }) => curvature),
        )
        const layout = { used: Int32Array.of(0), starts: histogramLayout(columns) }
        const count = (rows: Int32Array) => buildHistogram(rows, columns, layout, slopes)
        const all = Int32Array.from(cells.keys())
        const whole = count(all)
        const rest = subtractHistogram(whole, count(all.filter((row) => cells[row].isLeft)))
        const counted = count(all.filter((row) => !cells[row].isLeft))
        expect(largestDifference(rest, counted)).toBeLessThan(1e-12)
        expect(rest.filter((_, at) => at % 3 === 2)).toEqual(
          counted.filter((_, at) => at % 3 === 2),
        )
      }),
    )
  })
})
