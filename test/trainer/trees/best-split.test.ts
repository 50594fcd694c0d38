import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findBestSplit, type LeafLimits } from '../../../trainer/trees/best-split.ts'
import type { BinnedColumn } from '../../../trainer/trees/binned-columns.ts'
import { buildHistogram, histogramLayout, type Slopes } from '../../../trainer/trees/histogram.ts'
import { binnedColumn, slopesOf } from '../../helpers/binned-columns.ts'
import { bestGainOf, gainOf } from '../../helpers/brute-force-split.ts'

const NO_LIMITS: LeafLimits = { minLeafRows: 1, l2: 0 }

/** Of a mean of a few dozen numbers around 1. */
const TOLERANCE = 1e-9

function split(
  columns: readonly BinnedColumn[],
  slopes: Slopes,
  { used = [...columns.keys()], ...limits }: LeafLimits & { readonly used?: number[] },
) {
  const rows = Int32Array.from(slopes.gradients.keys())
  const layout = { used: Int32Array.from(used), starts: histogramLayout(columns) }
  const sum = (values: Float32Array) => values.reduce((total, value) => total + value, 0)
  const sums = {
    gradient: sum(slopes.gradients),
    curvature: sum(slopes.curvatures),
    rows: rows.length,
  }
  const histogram = buildHistogram(rows, columns, layout, slopes)
  return findBestSplit(histogram, columns, layout, sums, limits)
}

const gradient = fc.integer({ min: -8, max: 8 }).map((eighths) => eighths / 8)
const curvature = fc.integer({ min: 1, max: 4 }).map((sixteenths) => sixteenths / 16)

/** Rows of two numbers, with slopes. */
const numberRows = fc.array(fc.record({ one: fc.nat(5), other: fc.nat(3), gradient, curvature }), {
  minLength: 2,
  maxLength: 40,
})

/** Four rows of each of up to six names, all of the same curvature. */
const nameRows = fc.array(fc.tuple(gradient, gradient, gradient, gradient), {
  minLength: 2,
  maxLength: 6,
})

const limits = fc.record({ minLeafRows: fc.integer({ min: 1, max: 6 }), l2: fc.nat(3) })

describe('findBestSplit', () => {
  it('is the best of all thresholds of all numbers', () => {
    fc.assert(
      fc.property(numberRows, limits, (cells, limits) => {
        const slopes = slopesOf(
          cells.map(({ gradient }) => gradient),
          cells.map(({ curvature }) => curvature),
        )
        const columns = [
          binnedColumn(
            'number',
            cells.map(({ one }) => one),
            6,
          ),
          binnedColumn(
            'number',
            cells.map(({ other }) => other),
            4,
          ),
        ]
        const rows = [...cells.keys()]
        const best = Math.max(...columns.map((column) => bestGainOf(column, rows, slopes, limits)))
        const found = split(columns, slopes, limits)
        expect(Math.abs((found?.gain ?? 0) - best)).toBeLessThan(TOLERANCE)
        if (found === null) return
        const { column, goesLeft } = found
        const gain = gainOf(columns[column], (bin) => goesLeft[bin] === 1, rows, slopes, limits)
        expect(Math.abs(gain - best)).toBeLessThan(TOLERANCE)
      }),
    )
  })

  it('is the best of all subsets of names that have equally many rows', () => {
    fc.assert(
      fc.property(nameRows, fc.nat(3), (names, l2) => {
        const slopes = slopesOf(names.flat())
        const codes = names.flatMap((rows, name) => rows.map(() => name))
        const column = binnedColumn('name', codes, names.length)
        const rows = [...codes.keys()]
        const limits = { minLeafRows: 1, l2 }
        const best = bestGainOf(column, rows, slopes, limits)
        const found = split([column], slopes, limits)
        expect(Math.abs((found?.gain ?? 0) - best)).toBeLessThan(TOLERANCE)
        const goesLeft = found?.goesLeft ?? []
        const gain = gainOf(column, (bin) => goesLeft[bin] === 1, rows, slopes, limits)
        expect(Math.abs(gain - best)).toBeLessThan(TOLERANCE)
      }),
    )
  })

  it('sends names with low mean gradients left, wherever they stand', () => {
    const column = binnedColumn('name', [0, 0, 1, 1, 2, 2, 3, 3])
    const slopes = slopesOf([1, 1, -1, -1, 1, 1, -1, -1])
    expect(split([column], slopes, NO_LIMITS)?.goesLeft).toEqual(Uint8Array.of(0, 1, 0, 1))
  })

  it('has the gain that Friedman has it by hand', () => {
    // Halves of gradients 3 and -1, curvatures 3 and 2: 9 / (3 + 1) + 1 / (2 + 1) - 4 / (5 + 1).
    const column = binnedColumn('number', [0, 0, 0, 1, 1])
    const slopes = slopesOf([1, 1, 1, -0.5, -0.5])
    expect(split([column], slopes, { minLeafRows: 1, l2: 1 })).toEqual({
      column: 0,
      goesLeft: Uint8Array.of(1, 0),
      gain: expect.closeTo(9 / 4 + 1 / 3 - 4 / 6, 12),
    })
  })

  it('prefers a number to names that part the rows alike: these are pulled more', () => {
    const codes = [0, 0, 1, 1]
    const columns = [binnedColumn('name', codes), binnedColumn('number', codes)]
    expect(split(columns, slopesOf([1, 1, -1, -1]), NO_LIMITS)?.column).toBe(1)
  })

  it('takes the first of columns that are as good', () => {
    const codes = [0, 0, 1, 1]
    const columns = [binnedColumn('number', codes), binnedColumn('number', codes)]
    expect(split(columns, slopesOf([1, 1, -1, -1]), NO_LIMITS)?.column).toBe(0)
  })

  it('looks at the columns it may use only', () => {
    const columns = [binnedColumn('number', [0, 0, 1, 1]), binnedColumn('number', [0, 1, 1, 1])]
    const slopes = slopesOf([1, 1, -1, -1])
    expect(split(columns, slopes, { ...NO_LIMITS, used: [1] })?.column).toBe(1)
  })

  it.each([
    { minLeafRows: 1, left: 1 },
    { minLeafRows: 2, left: 2 },
    { minLeafRows: 3, left: 3 },
    { minLeafRows: 4, left: 0 },
  ])('leaves either half at least $minLeafRows of six rows', ({ minLeafRows, left }) => {
    const column = binnedColumn('number', [0, 1, 2, 3, 4, 5])
    const found = split([column], slopesOf([5, -1, -1, -1, -1, -1]), { minLeafRows, l2: 0 })
    expect(found?.goesLeft.reduce((sum, isLeft) => sum + isLeft, 0) ?? 0).toBe(left)
  })

  it.each([
    { where: 'all rows are in one bin', codes: [1, 1, 1, 1], gradients: [1, -1, 1, -1] },
    { where: 'bins are alike', codes: [0, 0, 1, 1], gradients: [1, -1, 1, -1] },
    { where: 'no row has anything to learn', codes: [0, 1, 2, 3], gradients: [0, 0, 0, 0] },
  ])('is none where $where', ({ codes, gradients }) => {
    const columns = [binnedColumn('number', codes, 4), binnedColumn('name', codes, 4)]
    expect(split(columns, slopesOf(gradients), NO_LIMITS)).toBeNull()
  })
})
