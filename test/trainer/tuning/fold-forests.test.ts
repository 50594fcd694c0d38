import { beforeAll, describe, expect, it } from 'vitest'
import { binColumns } from '../../../trainer/trees/binned-columns.ts'
import { scoreForest } from '../../../trainer/trees/boosting.ts'
import { type FoldForests, growFoldForests } from '../../../trainer/tuning/fold-forests.ts'
import { drawSearchRows, type SearchRows } from '../../../trainer/tuning/search-rows.ts'
import { preparedSample } from '../../helpers/prepared-sample.ts'

let searched: SearchRows
let grown: FoldForests

function grow(rows: SearchRows): Promise<FoldForests> {
  return growFoldForests(rows, { seed: 1, threads: 1, onTree: () => {} })
}

/** Mean log loss of each fold's held-out rows, as the forests tell it, over the folds. */
function meanLossAfter(trees: number): number {
  return grown.forests.reduce((sum, { losses }) => sum + losses[trees], 0) / grown.forests.length
}

beforeAll(async () => {
  const data = await preparedSample(500)
  searched = drawSearchRows(data, data.split.train, { size: 1000, count: 3, seed: 1 })
  grown = await grow(searched)
})

describe('growFoldForests', { timeout: 30_000 }, () => {
  it('cuts all forests to the number of trees with the lowest mean loss', () => {
    const reached = Math.min(...grown.forests.map(({ losses }) => losses.length))
    const losses = Array.from({ length: reached }, (_, trees) => meanLossAfter(trees))
    expect(grown.trees).toBe(losses.indexOf(Math.min(...losses)))
    expect(grown.trees).toBeGreaterThan(0)
    expect(grown.forests.map(({ trees }) => trees.length)).toEqual(Array(3).fill(grown.trees))
  })

  it('has the logit of each row by the forest that has not seen it', () => {
    const columns = binColumns(grown.bins, searched.customers)
    searched.folds.forEach(({ heldOut }, fold) => {
      const all = scoreForest(grown.forests[fold], columns, searched.labels.length)
      expect(Float64Array.from(heldOut, (row) => grown.logits[row])).toEqual(
        Float64Array.from(heldOut, (row) => all[row]),
      )
    })
  })

  it('teaches the trees of a fold nothing of its rows', async () => {
    const [{ heldOut }] = searched.folds
    const labels = searched.labels.map((label, row) => (heldOut.includes(row) ? 1 - label : label))
    const other = await grow({ ...searched, labels })
    const trees = Math.min(grown.trees, other.trees)
    expect(other.forests[0].trees.slice(0, trees)).toEqual(grown.forests[0].trees.slice(0, trees))
    expect(other.forests[0].losses).not.toEqual(grown.forests[0].losses)
    expect(other.forests[1].start).not.toBe(grown.forests[1].start)
  })

  it('draws other rows and columns for each fold', () => {
    const [first, second] = grown.forests
    expect(first.trees).not.toEqual(second.trees)
  })
})
