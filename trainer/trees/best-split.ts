/** The question about one leaf's rows that lowers the loss most. */

import type { BinnedColumn } from './binned-columns.ts'
import { BIN_NUMBERS } from './histogram.ts'

/** What keeps leaves from learning single rows. */
export interface LeafLimits {
  /** Fewest rows of a leaf. */
  readonly minLeafRows: number
  /** Added to a leaf's sum of curvatures: pulls its value to 0. */
  readonly l2: number
}

export interface BestSplit {
  readonly column: number
  readonly goesLeft: Uint8Array
  /** How much lower twice the loss is, by its parabola. */
  readonly gain: number
}

/** Sums over rows. */
export interface LeafSums {
  readonly gradient: number
  readonly curvature: number
  readonly rows: number
}

/** Names have more ways to be parted than numbers, and so more to fit noise with. */
const NAME_L2 = 10

/** Gains that rounding alone may make. */
const LEAST_GAIN = 1e-9

/**
 * The best split of a leaf; null where none is allowed, or none helps.
 *
 * Of numbers, bins below some end go left. Of names, the bins are first put in the order of their
 * mean gradients: the best of all partings is then one of neighbours (Fisher, 1958), but for means
 * of few rows, which are pulled to 0.
 */
export function findBestSplit(
  histogram: Float64Array,
  columns: readonly BinnedColumn[],
  { used, starts }: { readonly used: Int32Array; readonly starts: Int32Array },
  sums: LeafSums,
  limits: LeafLimits,
): BestSplit | null {
  let best: { column: number; order: Int32Array; taken: number; gain: number } | null = null
  for (const column of used) {
    const { kind, bins } = columns[column]
    const sumsOfBins = histogram.subarray(starts[column], starts[column + 1])
    const order = kind === 'number' ? inOrder(bins) : byMeanGradient(sumsOfBins, bins)
    const pull = limits.l2 + (kind === 'name' ? NAME_L2 : 0)
    const found = bestCut(sumsOfBins, order, sums, { ...limits, l2: pull })
    if (found && found.gain > (best?.gain ?? LEAST_GAIN)) best = { column, order, ...found }
  }
  if (best === null) return null
  const goesLeft = new Uint8Array(columns[best.column].bins)
  for (const bin of best.order.subarray(0, best.taken)) goesLeft[bin] = 1
  return { column: best.column, goesLeft, gain: best.gain }
}

/** How many bins of an order go left. */
function bestCut(
  sumsOfBins: Float64Array,
  order: Int32Array,
  { gradient, curvature, rows }: LeafSums,
  { minLeafRows, l2 }: LeafLimits,
): { readonly taken: number; readonly gain: number } | null {
  const whole = (gradient * gradient) / (curvature + l2)
  let [g, h, n] = [0, 0, 0]
  let best: { taken: number; gain: number } | null = null
  for (let at = 0; at < order.length - 1; at++) {
    const bin = BIN_NUMBERS * order[at]
    if (sumsOfBins[bin + 2] === 0) continue
    g += sumsOfBins[bin]
    h += sumsOfBins[bin + 1]
    n += sumsOfBins[bin + 2]
    if (n < minLeafRows) continue
    if (rows - n < minLeafRows) break
    const rest = gradient - g
    const gain = (g * g) / (h + l2) + (rest * rest) / (curvature - h + l2) - whole
    if (gain > (best?.gain ?? 0)) best = { taken: at + 1, gain }
  }
  return best
}

function inOrder(bins: number): Int32Array {
  return Int32Array.from({ length: bins }, (_, bin) => bin)
}

/** The mean is pulled to 0 where rows are few; bins of equal means stay in order. */
function byMeanGradient(sumsOfBins: Float64Array, bins: number): Int32Array {
  const means = Float64Array.from({ length: bins }, (_, bin) => {
    const at = BIN_NUMBERS * bin
    return sumsOfBins[at] / (sumsOfBins[at + 1] + NAME_L2)
  })
  return inOrder(bins).sort((one, other) => means[one] - means[other] || one - other)
}
