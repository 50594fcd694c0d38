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

/** Each tree looks at other rows and columns. */
const STOCHASTIC = { rowShare: 0.8, columnShare: 0.6, minLeafRows: 20, l2: 1 }

/**
 * The committee's forests: many small trees, and fewer that hold more features together. Neither
 * is best on all data; together they have been nowhere worse than trees of 15 leaves.
 */
export const FORESTS: readonly { readonly name: ForestName; readonly options: BoostingOptions }[] =
  [
    {
      name: 'shallow_trees',
      options: { ...STOCHASTIC, leaves: 8, rate: 0.05, rounds: 800, patience: 40 },
    },
    {
      name: 'deep_trees',
      options: { ...STOCHASTIC, leaves: 31, rate: 0.1, rounds: 400, patience: 20 },
    },
  ]

export type ForestName = 'shallow_trees' | 'deep_trees'

/** One kind of forest. */
export interface FoldForest {
  readonly name: ForestName
  /** One for each fold, cut to the best number of trees. */
  readonly forests: readonly Forest[]
  /** The same number for all folds, with the lowest mean loss. */
  readonly trees: number
  /** Each row's logit by the trees that have not seen it, shape `[rows]`. */
  readonly logits: Float64Array
}

export interface FoldForests {
  readonly bins: readonly ColumnBins[]
  /** In the order of `FORESTS`. */
  readonly kinds: readonly FoldForest[]
}

/** @param onTree Told of each tree. What it throws ends the growing. */
export async function growFoldForests(
  searched: SearchRows,
  {
    seed,
    threads,
    onTree,
  }: { readonly seed: number; readonly threads: number; readonly onTree: () => void },
): Promise<FoldForests> {
  const { customers, labels, folds } = searched
  const bins = fitBins(customers)
  const columns = binColumns(bins, customers)
  const jobs = FORESTS.flatMap(({ options }, kind) =>
    folds.map(({ learned, heldOut }, fold): BoostingJob => {
      const member = kind * folds.length + fold
      return { columns, labels, learned, heldOut, options, seed, member }
    }),
  )
  const grown = await growForests(jobs, { threads, onTree })
  const kinds = FORESTS.map(({ name }, kind): FoldForest => {
    const own = grown.slice(kind * folds.length, (kind + 1) * folds.length)
    const trees = bestRounds(own)
    const forests = own.map((forest) => ({ ...forest, trees: forest.trees.slice(0, trees) }))
    const logits = forests.map((forest, fold) => scoreRows(forest, columns, folds[fold].heldOut))
    return { name, forests, trees, logits: joinHeldOut(searched, logits) }
  })
  return { bins, kinds }
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
