/** Boosted trees grown once for each fold, without it, and how many trees are best. */

import { type BinnedColumn, binColumns, type ColumnBins, fitBins } from '../trees/binned-columns.ts'
import {
  type BoostingJob,
  type BoostingOptions,
  type Forest,
  scoreForest,
} from '../trees/boosting.ts'
import { growForests } from '../trees/forests.ts'
import { joinHeldOut, type SearchRows } from './search-rows.ts'

/** The committee's trees. Many small steps, each on other rows and columns. */
export const FOREST: BoostingOptions = {
  leaves: 15,
  leafRows: 20,
  shrinkage: 1,
  rate: 0.1,
  rounds: 500,
  rowShare: 0.8,
  columnShare: 0.6,
  patience: 30,
}

export interface FoldForests {
  readonly bins: readonly ColumnBins[]
  /** Cut to the best number of trees. */
  readonly forests: readonly Forest[]
  /** The same number for all folds, with the lowest mean loss. */
  readonly trees: number
  /** Each row's logit by the trees that have not seen it, shape `[rows]`. */
  readonly logits: Float64Array
}

/** @param onTree Told of each tree. What it throws ends the growing. */
export async function growFoldForests(
  searched: SearchRows,
  { seed, threads, onTree }: { seed: number; threads: number; onTree: () => void },
): Promise<FoldForests> {
  const { customers, labels, folds } = searched
  const bins = fitBins(customers)
  const columns = binColumns(bins, customers)
  const jobs = folds.map(
    ({ learned, heldOut }, member): BoostingJob => ({
      ...{ columns, labels, learned, heldOut, seed, member },
      options: FOREST,
    }),
  )
  const grown = await growForests(jobs, { threads, onTree })
  const trees = bestRounds(grown)
  const forests = grown.map((forest) => ({ ...forest, trees: forest.trees.slice(0, trees) }))
  const logits = forests.map((forest, fold) => scoreRows(forest, columns, folds[fold].heldOut))
  return { bins, forests, trees, logits: joinHeldOut(searched, logits) }
}

/** The fewest trees of the lowest mean loss over folds, among numbers that all folds reached. */
function bestRounds(forests: readonly Forest[]): number {
  const reached = Math.min(...forests.map(({ losses }) => losses.length))
  let best = { rounds: 0, loss: Number.POSITIVE_INFINITY }
  for (let rounds = 0; rounds < reached; rounds++) {
    const loss = forests.reduce((sum, { losses }) => sum + losses[rounds], 0)
    if (loss < best.loss) best = { rounds, loss }
  }
  return best.rounds
}

function scoreRows(
  forest: Forest,
  columns: readonly BinnedColumn[],
  rows: Int32Array,
): Float64Array {
  const picked = columns.map((column) => ({
    ...column,
    codes: Uint8Array.from(rows, (row) => column.codes[row]),
  }))
  return scoreForest(forest, picked, rows.length)
}
