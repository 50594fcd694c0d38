import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BinnedColumn } from '../../../trainer/trees/binned-columns.ts'
import { type GrowthOptions, growTree } from '../../../trainer/trees/grow-tree.ts'
import type { Slopes } from '../../../trainer/trees/histogram.ts'
import { addTree, type Tree } from '../../../trainer/trees/tree.ts'
import { binnedColumn, slopesOf } from '../../helpers/binned-columns.ts'
import { bestGainOf } from '../../helpers/brute-force-split.ts'

const OPTIONS: GrowthOptions = { leaves: 8, minLeafRows: 1, l2: 0, rate: 1 }

function grow(
  columns: readonly BinnedColumn[],
  slopes: Slopes,
  options: Partial<GrowthOptions> = {},
  rows = [...slopes.gradients.keys()],
): Tree {
  const used = Int32Array.from(columns.keys())
  return growTree(columns, Int32Array.from(rows), used, slopes, { ...OPTIONS, ...options })
}

/** What the tree says of each row. */
function valuesOf(tree: Tree, columns: readonly BinnedColumn[]): number[] {
  const values = new Float64Array(columns[0].codes.length)
  addTree(tree, columns, values)
  return [...values]
}

/** The leaf of each row, by walking down. */
function leafOf({ splits }: Tree, columns: readonly BinnedColumn[], row: number): number {
  let at = splits.length === 0 ? -1 : 0
  while (at >= 0) {
    const { column, goesLeft, left, right } = splits[at]
    at = goesLeft[columns[column].codes[row]] === 1 ? left : right
  }
  return ~at
}

/** Four times four rows, each pair of bins once. */
const GRID = [
  binnedColumn(
    'number',
    Array.from({ length: 16 }, (_, row) => row % 4),
  ),
  binnedColumn(
    'number',
    Array.from({ length: 16 }, (_, row) => row >> 2),
  ),
]

const cells = fc.array(
  fc.record({
    one: fc.nat(5),
    other: fc.nat(3),
    gradient: fc.integer({ min: -8, max: 8 }).map((eighths) => eighths / 8),
    curvature: fc.integer({ min: 1, max: 4 }).map((sixteenths) => sixteenths / 16),
  }),
  { minLength: 2, maxLength: 40 },
)

describe('growTree', () => {
  it('is one leaf with a Newton step where no split helps', () => {
    const columns = [binnedColumn('number', [0, 0, 1, 1])]
    const slopes = slopesOf([1, 1, 1, 1], [0.5, 0.5, 0.5, 0.5])
    const tree = grow(columns, slopes, { rate: 0.1, l2: 2 })
    expect(tree.splits).toEqual([])
    expect([...tree.leaves]).toEqual([expect.closeTo((-0.1 * 4) / (2 + 2), 15)])
  })

  it('takes a Newton step in each leaf', () => {
    const columns = [binnedColumn('number', [0, 0, 1, 1, 1])]
    const slopes = slopesOf([1, 2, -1, -1, -2], [0.25, 0.25, 0.5, 0.25, 0.25])
    const tree = grow(columns, slopes, { leaves: 2, rate: 0.5, l2: 1 })
    const [left, right] = [(-0.5 * 3) / (0.5 + 1), (0.5 * 4) / (1 + 1)]
    expect(valuesOf(tree, columns)).toEqual([left, left, right, right, right])
  })

  it('splits the leaf that gains most next, not level by level', () => {
    const gradients = [...[8, -8, 1, -1], ...Array<number>(12).fill(0)]
    const columns = [binnedColumn('number', [...gradients.keys()])]
    const tree = grow(columns, slopesOf(gradients), { leaves: 3 })
    expect(valuesOf(tree, columns).slice(0, 3)).toEqual([-8, 8, 0])
  })

  it.each([1, 2, 3, 5, 16])('has at most %i leaves', (leaves) => {
    const gradients = Array.from({ length: 16 }, (_, row) => (row * 7) % 16)
    expect(grow(GRID, slopesOf(gradients), { leaves }).leaves).toHaveLength(leaves)
  })

  it('ends where every leaf is pure, though more leaves were allowed', () => {
    const gradients = Array.from({ length: 16 }, (_, row) => (row % 4 < 2 ? 1 : -1))
    const tree = grow(GRID, slopesOf(gradients), { leaves: 16 })
    expect([...tree.leaves]).toEqual([-1, 1])
  })

  it('learns from the rows it is given only, and speaks of all', () => {
    const columns = [binnedColumn('number', [0, 0, 1, 1])]
    const tree = grow(columns, slopesOf([1, 99, -1, 99]), {}, [0, 2])
    expect(valuesOf(tree, columns)).toEqual([-1, -1, 1, 1])
  })

  it('grows leaves of enough rows, of Newton steps, that add up to all rows', () => {
    fc.assert(
      fc.property(cells, fc.integer({ min: 1, max: 5 }), (cells, minLeafRows) => {
        const columns = [
          binnedColumn(
            'number',
            cells.map(({ one }) => one),
            6,
          ),
          binnedColumn(
            'name',
            cells.map(({ other }) => other),
            4,
          ),
        ]
        const slopes = slopesOf(
          cells.map(({ gradient }) => gradient),
          cells.map(({ curvature }) => curvature),
        )
        const tree = grow(columns, slopes, { minLeafRows, l2: 1, rate: 0.3 })
        const leaves = cells.map((_, row) => leafOf(tree, columns, row))
        expect(tree.splits).toHaveLength(tree.leaves.length - 1)
        for (const [leaf, value] of tree.leaves.entries()) {
          const own = [...cells.keys()].filter((row) => leaves[row] === leaf)
          const g = own.reduce((sum, row) => sum + cells[row].gradient, 0)
          const h = own.reduce((sum, row) => sum + cells[row].curvature, 0)
          expect(own.length).toBeGreaterThanOrEqual(Math.min(minLeafRows, cells.length))
          expect(value).toBeCloseTo((-0.3 * g) / (h + 1), 12)
        }
        expect(valuesOf(tree, columns)).toEqual(leaves.map((leaf) => 0 + tree.leaves[leaf]))
      }),
    )
  })

  it('leaves no leaf that a split would help, but for the limit', () => {
    fc.assert(
      fc.property(cells, (cells) => {
        const columns = [
          binnedColumn(
            'number',
            cells.map(({ one }) => one),
            6,
          ),
        ]
        const slopes = slopesOf(
          cells.map(({ gradient }) => gradient),
          cells.map(({ curvature }) => curvature),
        )
        const limits = { minLeafRows: 2, l2: 1 }
        const tree = grow(columns, slopes, { ...limits, leaves: 100 })
        for (const leaf of tree.leaves.keys()) {
          const own = [...cells.keys()].filter((row) => leafOf(tree, columns, row) === leaf)
          expect(bestGainOf(columns[0], own, slopes, limits)).toBeLessThan(1e-8)
        }
      }),
    )
  })
})

describe('addTree', () => {
  it('adds to what is there, and sends bins that no row had in training right', () => {
    const columns = [binnedColumn('name', [0, 1, 2])]
    const tree = {
      splits: [{ column: 0, goesLeft: Uint8Array.of(0, 1, 0), left: ~1, right: ~0 }],
      leaves: Float64Array.of(-1, 2),
    }
    const logits = Float64Array.of(10, 20, 30)
    addTree(tree, columns, logits)
    expect([...logits]).toEqual([9, 22, 29])
  })
})
