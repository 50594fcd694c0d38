/** For whom a model is weaker: its figures by group of customers. */

import { ascendingOrder, sortedAucParts } from './auc-parts.ts'
import { logLoss } from './calibration.ts'
import type { CustomerGroups } from './customer-groups.ts'
import type { Estimate } from './estimate.ts'
import { estimateMean } from './mean-estimate.ts'
import { reliability } from './reliability.ts'
import { requireScored } from './scored-rows.ts'

/** Fewer rows of a class than these tell nothing of a ranking. */
const LEAST_PER_CLASS = 10

/** How many standard errors one group's AUC must be behind, and how much it must matter. */
const RANKING_ERRORS = 2
const RANKING_GAP = 0.03

/** How many standard errors one group's probability must be off, and what share of its rate. */
const CALIBRATION_ERRORS = 3
const CALIBRATION_GAP = 0.1

export type GroupWarning =
  /** The group's AUC is below that of all other rows, beyond chance. */
  | { readonly kind: 'ranking'; readonly rocAuc: number; readonly others: number }
  /** The group's mean probability is off its rate, beyond chance and by a tenth or more of it. */
  | { readonly kind: 'calibration'; readonly meanProbability: number; readonly rate: number }

export interface GroupFigures {
  /** A category, a range such as `25 – 34`, or null: the value is missing. */
  readonly name: string | null
  readonly rows: number
  readonly positives: number
  readonly rate: number
  readonly meanProbability: number
  /**
   * Null where the group has too few rows of either class to tell: fewer than 10. Its error
   * is DeLong's, of `sortedAucParts`.
   */
  readonly rocAuc: Estimate | null
  readonly logLoss: number
  readonly expectedCalibrationError: number
  readonly warnings: readonly GroupWarning[]
}

export interface ColumnGroups {
  readonly column: string
  readonly role: 'audit' | 'inflatable'
  readonly groups: readonly GroupFigures[]
}

interface GroupRows {
  readonly labels: Float32Array
  readonly probabilities: Float64Array
}

/**
 * Figures of each group that has rows, in the order of the names, with warnings.
 *
 * The more groups are compared, the more of them chance alone sets apart. Warnings therefore ask
 * for `sqrt(z^2 + 2 ln groups)` standard errors where one group alone would need z: as the tail of
 * a normal distribution shrinks with exp(-z^2 / 2), that is Bonferroni's correction, a little on
 * the safe side (3.35 instead of 3 for three groups, 4.1 for fifty).
 *
 * @param labels 0 or 1, shape `[rows]`.
 * @param probabilities In [0, 1], shape `[rows]`, in the order of `labels`.
 * @throws RangeError when the lengths differ or a probability is outside [0, 1].
 */
export function groupFigures(
  labels: Float32Array,
  probabilities: Float64Array,
  { names, ofRow }: CustomerGroups,
): GroupFigures[] {
  requireScored(labels, probabilities)
  const sorted = sortRows(labels, probabilities, ofRow)
  const members = names.map((name, group) => {
    return { name, group, rows: selectGroup(sorted, group, { isInside: true }) }
  })
  const present = members.filter(({ rows }) => rows.labels.length > 0)
  const strictness = 2 * Math.log(present.length)
  return present.map(({ name, group, rows }) => {
    const others = selectGroup(sorted, group, { isInside: false })
    const count = rows.labels.length
    const parts = partsOf(rows)
    const positives = sumOf(rows.labels)
    const warnings = [
      rankingWarning(parts, partsOf(others), Math.sqrt(RANKING_ERRORS ** 2 + strictness)),
      calibrationWarning(rows, Math.sqrt(CALIBRATION_ERRORS ** 2 + strictness)),
    ]
    return {
      name,
      rows: count,
      positives,
      rate: positives / count,
      meanProbability: sumOf(rows.probabilities) / count,
      rocAuc: parts && estimateAuc(parts),
      logLoss: logLoss(rows.labels, rows.probabilities),
      expectedCalibrationError: reliability(rows.labels, rows.probabilities)
        .expectedCalibrationError,
      warnings: warnings.filter((warning) => warning !== null),
    }
  })
}

function rankingWarning(
  parts: Float64Array | null,
  othersParts: Float64Array | null,
  errors: number,
): GroupWarning | null {
  if (parts === null || othersParts === null) return null
  const group = rankingOf(parts)
  const others = rankingOf(othersParts)
  const gap = others.area - group.area
  // Both have no row in common: their errors are independent.
  const error = Math.sqrt(group.variance + others.variance)
  if (gap < RANKING_GAP || gap <= errors * error) return null
  return { kind: 'ranking', rocAuc: group.area, others: others.area }
}

/**
 * Were the probabilities true, positives would scatter around their sum with variance
 * `sum p (1 - p)`. That scatter is skewed and in whole numbers where few rows are expected to
 * convert: the Cornish-Fisher term `(z^2 - 1) / 6` of a Poisson count and half a count are allowed
 * for it, without which one unlikely conversion in a handful of rows would count as beyond chance.
 */
function calibrationWarning(
  { labels, probabilities }: GroupRows,
  errors: number,
): GroupWarning | null {
  const rows = labels.length
  const positives = sumOf(labels)
  const expected = sumOf(probabilities)
  const variance = probabilities.reduce(
    (sum, probability) => sum + probability * (1 - probability),
    0,
  )
  const gap = Math.abs(expected - positives)
  const allowed = errors * Math.sqrt(variance) + (errors ** 2 - 1) / 6 + 1 / 2
  if (gap <= allowed || gap < CALIBRATION_GAP * positives) return null
  return { kind: 'calibration', meanProbability: expected / rows, rate: positives / rows }
}

/** Mean and variance of the mean. */
function rankingOf(parts: Float64Array): { readonly area: number; readonly variance: number } {
  const area = sumOf(parts) / parts.length
  const squares = parts.reduce((sum, part) => sum + (part - area) ** 2, 0)
  return { area, variance: squares / parts.length ** 2 }
}

/** @param parts As `aucParts` of the rows, which have both classes. */
function estimateAuc(parts: Float64Array): Estimate {
  const { value, low, high, standardError } = estimateMean(parts)
  return { value, low: Math.max(low, 0), high: Math.min(high, 1), standardError }
}

/** Null where the rows of either class are too few. */
function partsOf({ labels, probabilities }: GroupRows): Float64Array | null {
  const positives = sumOf(labels)
  if (Math.min(positives, labels.length - positives) < LEAST_PER_CLASS) return null
  return sortedAucParts(labels, probabilities)
}

/** The rows in ascending order, sorted once for all groups: that takes longest. */
interface SortedRows extends GroupRows {
  /** The group of each row. */
  readonly groups: Int32Array
}

function sortRows(
  labels: Float32Array,
  probabilities: Float64Array,
  ofRow: Int32Array,
): SortedRows {
  const order = ascendingOrder(probabilities)
  const sorted = {
    labels: new Float32Array(order.length),
    probabilities: new Float64Array(order.length),
    groups: new Int32Array(order.length),
  }
  for (let place = 0; place < order.length; place++) {
    const row = order[place]
    sorted.labels[place] = labels[row]
    sorted.probabilities[place] = probabilities[row]
    sorted.groups[place] = ofRow[row]
  }
  return sorted
}

/** The rows of a group, or those of all others. */
function selectGroup(
  { labels, probabilities, groups }: SortedRows,
  group: number,
  { isInside }: { readonly isInside: boolean },
): GroupRows {
  const selected = {
    labels: new Float32Array(labels.length),
    probabilities: new Float64Array(labels.length),
  }
  let count = 0
  for (let row = 0; row < groups.length; row++) {
    if ((groups[row] === group) !== isInside) continue
    selected.labels[count] = labels[row]
    selected.probabilities[count] = probabilities[row]
    count += 1
  }
  return {
    labels: selected.labels.subarray(0, count),
    probabilities: selected.probabilities.subarray(0, count),
  }
}

function sumOf(values: Float32Array | Float64Array): number {
  let sum = 0
  for (const value of values) sum += value
  return sum
}
