/** Which rows teach, which choose, and which only test. */

import { Failure } from '../../shared/failure.ts'
import type { Random } from '../random.ts'
import type { IdColumn } from './id-column.ts'
import { type RowSets, setsOfRows } from './kept-together.ts'
import { findNewestTimes } from './newest-rows.ts'
import { countPositivesAmong } from './positives.ts'
import { SPLIT_NAMES } from './row-rules.ts'

/** Row positions, ascending; together every row once. */
export interface Split {
  readonly train: Int32Array
  readonly validation: Int32Array
  readonly test: Int32Array
}

export interface SplitOptions {
  /** Share of all customers, in (0, 1). */
  readonly testSize: number
  /** Share of the customers that are left, in (0, 1). */
  readonly validationSize: number
  readonly random: Random
  /** The customer each row belongs to; her rows stay together. */
  readonly ids: Pick<IdColumn, 'customers'>
  /** Positions in `SPLIT_NAMES` that the data itself fixes, or null to draw the test rows. */
  readonly fixed: Uint8Array | null
  /** When each row happened: the newest are the test rows; null to draw them. */
  readonly times: Float64Array | null
  /** The group each row belongs to, whose rows stay together; null where there are none. */
  readonly groups: Int32Array | null
}

const [TRAIN, VALIDATION, TEST] = [0, 1, 2]

/**
 * Stratified split by customer: test first, then validation out of the rest. A customer with
 * several rows counts as positive if any of them is; groups, and what customers link of them,
 * are drawn as one. Where the data or the time fixes the test rows, which may divide customers,
 * validation rows are drawn out of the others, unless the data fixes these too.
 *
 * @param labels 0 or 1, shape `[rows]`.
 * @throws Failure `invalid-data` when a part would lack one of the outcomes, or all rows have one
 *   time.
 */
export function splitRows(labels: Float32Array, options: SplitOptions): Split {
  const { ids, fixed, times, groups, testSize, validationSize, random } = options
  const everyRow = positionsWhere(labels.length, () => true)
  const sets = setsOfRows(everyRow, { customers: ids.customers, groups })
  const parts = new Uint8Array(labels.length)
  if (fixed) parts.set(fixed)
  else if (times) markNewest(parts, times, testSize)
  else draw(parts, TEST, testSize, { labels, sets, random })
  if (!parts.includes(VALIDATION)) {
    draw(parts, VALIDATION, validationSize, { labels, sets, random })
  }
  const rowsOf = (part: number) => positionsWhere(parts.length, (row) => parts[row] === part)
  const split = { train: rowsOf(TRAIN), validation: rowsOf(VALIDATION), test: rowsOf(TEST) }
  const advice = adviseOn(options)
  for (const name of SPLIT_NAMES) requireBothOutcomes(name, labels, split[name], advice)
  return split
}

/** How many customers have test rows and others: only where data or time fix the test rows. */
export function countDividedCustomers(
  { customers }: Pick<IdColumn, 'customers'>,
  { train, validation, test }: Split,
): number {
  if (customers === null) return 0
  // Numbered in the order of their first row, there are at most as many as rows.
  const isLearned = new Uint8Array(customers.length)
  const isTested = new Uint8Array(customers.length)
  for (const row of train) isLearned[customers[row]] = 1
  for (const row of validation) isLearned[customers[row]] = 1
  for (const row of test) isTested[customers[row]] = 1
  return isTested.reduce((count, tested, customer) => count + (tested & isLearned[customer]), 0)
}

function markNewest(parts: Uint8Array, times: Float64Array, testSize: number): void {
  const newest = findNewestTimes(times, testSize)
  if (newest === null) {
    throw new Failure(
      'invalid-data',
      'Expected at least two different times in the column of --time_column. Received one.',
    )
  }
  for (let row = 0; row < parts.length; row++) if (times[row] >= newest) parts[row] = TEST
}

/** Moves a share of each outcome's training rows, at least one set of them, to another part. */
function draw(
  parts: Uint8Array,
  part: number,
  share: number,
  {
    labels,
    sets,
    random,
  }: { readonly labels: Float32Array; readonly sets: RowSets; readonly random: Random },
): void {
  const isCandidate = new Uint8Array(sets.count)
  const isPositive = new Uint8Array(sets.count)
  const isDrawn = new Uint8Array(sets.count)
  for (let row = 0; row < parts.length; row++) {
    if (parts[row] !== TRAIN) continue
    isCandidate[sets.ofRow[row]] = 1
    if (labels[row] === 1) isPositive[sets.ofRow[row]] = 1
  }
  for (const outcome of [0, 1]) {
    const members = positionsWhere(
      sets.count,
      (set) => isCandidate[set] === 1 && isPositive[set] === outcome,
    )
    const size = Math.max(1, Math.round(members.length * share))
    for (const set of random.shuffled(members).subarray(0, size)) isDrawn[set] = 1
  }
  for (let row = 0; row < parts.length; row++) {
    if (parts[row] === TRAIN && isDrawn[sets.ofRow[row]] === 1) parts[row] = part
  }
}

/** The positions below a length that pass, ascending. */
function positionsWhere(length: number, passes: (position: number) => boolean): Int32Array {
  const positions = new Int32Array(length)
  let count = 0
  for (let position = 0; position < length; position++) {
    if (passes(position)) positions[count++] = position
  }
  return positions.slice(0, count)
}

/** What may be changed about a split that does not work. */
function adviseOn({ fixed, times, groups }: SplitOptions): string {
  if (fixed?.includes(VALIDATION)) return 'change the split column'
  if (fixed) return 'change the split column or --validation_size'
  if (times) return 'change --test_size, --validation_size or --time_column'
  if (groups) return 'change --test_size, --validation_size or --group_column'
  return 'change --test_size or --validation_size'
}

function requireBothOutcomes(
  name: string,
  labels: Float32Array,
  rows: Int32Array,
  advice: string,
): void {
  const positives = countPositivesAmong(labels, rows)
  if (positives > 0 && positives < rows.length) return
  throw new Failure(
    'invalid-data',
    `Expected both outcomes among the ${name} rows. ` +
      `Received ${positives} positive rows of ${rows.length}. Use more rows, or ${advice}.`,
  )
}
