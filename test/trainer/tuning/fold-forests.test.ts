import { beforeAll, describe, expect, it } from 'vitest'
import { binColumns, type ColumnBins } from '../../../trainer/trees/binned-columns.ts'
import { scoreForest } from '../../../trainer/trees/boosting.ts'
import { FORESTS, type FoldForest, growFoldForests } from '../../../trainer/tuning/fold-forests.ts'
import { drawSearchRows, type SearchRows } from '../../../trainer/tuning/search-rows.ts'
import { preparedSample } from '../../helpers/prepared-sample.ts'

let searched: SearchRows
let bins: readonly ColumnBins[]
let kinds: readonly FoldForest[]

function grow(rows: SearchRows) {
  return growFoldForests(rows, { seed: 1, threads: 1, onTree: () => {} })
}

/** Mean log loss of each fold's held-out rows, as the forests tell it, over the folds. */
function meanLossAfter({ forests }: FoldForest, trees: number): number {
  return forests.reduce((sum, { losses }) => sum + losses[trees], 0) / forests.length
}

beforeAll(async () => {
  const data = await preparedSample(500)
  searched = drawSearchRows(data, data.split.train, { size: 1000, count: 3, seed: 1 })
  const grown = await grow(searched)
  bins = grown.bins
  kinds = grown.kinds
})

describe.each(FORESTS.map(({ name }, kind) => ({ name, kind })))(
  'growFoldForests: $name',
  { timeout: 30_000 },
  ({ kind }) => {
    it('cuts all forests to the number of trees with the lowest mean loss', () => {
      const { forests, trees: best } = kinds[kind]
      const reached = Math.min(...forests.map(({ losses }) => losses.length))
      const losses = Array.from({ length: reached }, (_, trees) =>
        meanLossAfter(kinds[kind], trees),
      )
      expect(best).toBe(losses.indexOf(Math.min(...losses)))
      expect(best).toBeGreaterThan(0)
      expect(forests.map(({ trees }) => trees.length)).toEqual(Array(3).fill(best))
    })

    it('has the logit of each row by the forest that has not seen it', () => {
      const columns = binColumns(bins, searched.customers)
      searched.folds.forEach(({ heldOut }, fold) => {
        const all = scoreForest(kinds[kind].forests[fold], columns, searched.labels.length)
        expect(Float64Array.from(heldOut, (row) => kinds[kind].logits[row])).toEqual(
          Float64Array.from(heldOut, (row) => all[row]),
        )
      })
    })

    it('teaches the trees of a fold nothing of its rows', async () => {
      const [{ heldOut }] = searched.folds
      const labels = searched.labels.map((label, row) =>
        heldOut.includes(row) ? 1 - label : label,
      )
      const { kinds: others } = await grow({ ...searched, labels })
      const [own, other] = [kinds[kind], others[kind]]
      const trees = Math.min(own.trees, other.trees)
      expect(other.forests[0].trees.slice(0, trees)).toEqual(own.forests[0].trees.slice(0, trees))
      expect(other.forests[0].losses).not.toEqual(own.forests[0].losses)
      expect(other.forests[1].start).not.toBe(own.forests[1].start)
    })

    it('draws other rows and columns for each fold', () => {
      const [first, second] = kinds[kind].forests
      expect(first.trees).not.toEqual(second.trees)
    })
  },
)
