/** Gradient-boosted trees (Friedman, 2001): each tree corrects what those before it got wrong. */

import { toProbability } from '../../shared/score.ts'
import { createRandom } from '../random.ts'
import type { BinnedColumn } from './binned-columns.ts'
import { type GrowthOptions, growTree } from './grow-tree.ts'
import { addTree, type Tree } from './tree.ts'

export interface BoostingOptions extends GrowthOptions {
  /** Most trees. */
  readonly rounds: number
  /** Share of rows that a tree learns from (Friedman's stochastic boosting, 2002), in (0, 1]. */
  readonly rowShare: number
  /** Share of columns that a tree looks at, in (0, 1]. */
  readonly columnShare: number
  /** Trees without a lower loss of the held-out rows before stopping. */
  readonly patience: number
}

/** Rows to grow trees on: plain data, which another thread may be handed. */
export interface BoostingJob {
  /** Of all rows, learned from and held out. */
  readonly columns: readonly BinnedColumn[]
  /** 0 or 1, shape `[rows]`. */
  readonly labels: Float32Array
  /** Positions of the rows to learn from, and of those to measure on. */
  readonly learned: Int32Array
  readonly heldOut: Int32Array
  readonly options: BoostingOptions
  readonly seed: number
  /** Part of the seed: which of several forests of one run. */
  readonly member: number
}

export interface Forest {
  /** Log-odds of the share of positives among the rows learned from. */
  readonly start: number
  readonly trees: readonly Tree[]
  /** Mean log loss of the held-out rows after no tree, after the first, and so on. */
  readonly losses: Float64Array
}

/**
 * The same job gives the same forest, in whichever thread.
 *
 * @param onTree Told of each tree.
 */
export function growForest(job: BoostingJob, onTree: () => void = () => {}): Forest {
  const { columns, labels, learned, heldOut, options, member } = job
  const random = createRandom(job.seed, `trees, member ${member}`)
  const start = logOddsOf(labels, learned)
  const logits = new Float64Array(labels.length).fill(start)
  const slopes = {
    gradients: new Float32Array(labels.length),
    curvatures: new Float32Array(labels.length),
  }
  const trees: Tree[] = []
  const losses = [meanLoss(labels, logits, heldOut)]
  let best = 0
  while (trees.length < options.rounds && trees.length - best < options.patience) {
    for (const row of learned) {
      const probability = toProbability(logits[row])
      slopes.gradients[row] = probability - labels[row]
      slopes.curvatures[row] = probability * (1 - probability)
    }
    const rows = drawSome(learned, options.rowShare, random)
    const every = Int32Array.from(columns.keys())
    const used = drawSome(every, options.columnShare, random)
    const tree = growTree(columns, rows, used, slopes, options)
    addTree(tree, columns, logits)
    trees.push(tree)
    losses.push(meanLoss(labels, logits, heldOut))
    if (losses[trees.length] < losses[best]) best = trees.length
    onTree()
  }
  return { start, trees, losses: Float64Array.from(losses) }
}

/** Logits of rows, shape `[rows]`, by the first so many trees. */
export function scoreForest(
  { start, trees }: Pick<Forest, 'start' | 'trees'>,
  columns: readonly BinnedColumn[],
  rows: number,
): Float64Array {
  const logits = new Float64Array(rows).fill(start)
  for (const tree of trees) addTree(tree, columns, logits)
  return logits
}

/** In their order, each with the same chance; at least one. */
function drawSome(items: Int32Array, share: number, random: { uniform(): number }): Int32Array {
  const count = Math.max(1, Math.round(share * items.length))
  const drawn = new Int32Array(count)
  let taken = 0
  for (let at = 0; taken < count; at++) {
    const isDrawn = random.uniform() * (items.length - at) < count - taken
    if (isDrawn) drawn[taken++] = items[at]
  }
  return drawn
}

function logOddsOf(labels: Float32Array, rows: Int32Array): number {
  let positives = 0
  for (const row of rows) positives += labels[row]
  return Math.log(positives / (rows.length - positives))
}

function meanLoss(labels: Float32Array, logits: Float64Array, rows: Int32Array): number {
  let sum = 0
  for (const row of rows) {
    const logit = labels[row] > 0 ? -logits[row] : logits[row]
    sum += Math.max(logit, 0) + Math.log1p(Math.exp(-Math.abs(logit)))
  }
  return sum / rows.length
}
