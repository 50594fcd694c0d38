/** Which rows teach, which choose, and which only test. */

import { Failure } from '../../shared/failure.ts'
import type { Random } from '../random.ts'
import type { IdColumn } from './id-column.ts'
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
}

const [TRAIN, VALIDATION, TEST] = [0, 1, 2]

/**
 * Stratified split by customer: test first, then validation out of the rest. A customer with
 * several rows counts as positive if any of them is. Where the data fixes the test rows but no
 * validation rows, these are drawn out of its training rows.
 *
 * @param labels 0 or 1, shape `[rows]`.
 * @throws Failure `invalid-data` when a part would lack one of the outcomes.
 */
export function splitRows(labels: Float32Array, options: SplitOptions): Split {
  const customers = groupByCustomer(labels, options.ids.customers)
  const parts = options.fixed?.slice() ?? new Uint8Array(labels.length)
  if (!options.fixed) draw(parts, TEST, options.testSize, customers, options.random)
  if (!parts.includes(VALIDATION)) {
    draw(parts, VALIDATION, options.validationSize, customers, options.random)
  }
  const rowsOf = (part: number) => positionsWhere(parts.length, (row) => parts[row] === part)
  const split = { train: rowsOf(TRAIN), validation: rowsOf(VALIDATION), test: rowsOf(TEST) }
  for (const name of SPLIT_NAMES) requireBothOutcomes(name, labels, split[name])
  return split
}

/** How many customers have test rows and others: only where the data itself fixes the split. */
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

interface Customers {
  /** Number of the customer of each row. */
  readonly ofRow: Int32Array
  /** 1 where any of her rows is positive, by number. */
  readonly labels: Float32Array
}

function groupByCustomer(labels: Float32Array, customers: Int32Array | null): Customers {
  if (customers === null) return { ofRow: positionsWhere(labels.length, () => true), labels }
  const count = customers.reduce((most, customer) => Math.max(most, customer + 1), 0)
  const customerLabels = new Float32Array(count)
  customers.forEach((customer, row) => {
    if (labels[row] === 1) customerLabels[customer] = 1
  })
  return { ofRow: customers, labels: customerLabels }
}

/** Moves a share of each outcome's training customers, at least one, to another part. */
function draw(
  parts: Uint8Array,
  part: number,
  share: number,
  { ofRow, labels }: Customers,
  random: Random,
): void {
  const isCandidate = new Uint8Array(labels.length)
  const isDrawn = new Uint8Array(labels.length)
  for (let row = 0; row < parts.length; row++) {
    if (parts[row] === TRAIN) isCandidate[ofRow[row]] = 1
  }
  for (const outcome of [0, 1]) {
    const members = positionsWhere(
      labels.length,
      (customer) => isCandidate[customer] === 1 && labels[customer] === outcome,
    )
    const size = Math.max(1, Math.round(members.length * share))
    for (const customer of random.shuffled(members).subarray(0, size)) isDrawn[customer] = 1
  }
  for (let row = 0; row < parts.length; row++) {
    if (parts[row] === TRAIN && isDrawn[ofRow[row]] === 1) parts[row] = part
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

function requireBothOutcomes(name: string, labels: Float32Array, rows: Int32Array): void {
  const positives = rows.reduce((count, row) => count + labels[row], 0)
  if (positives > 0 && positives < rows.length) return
  throw new Failure(
    'invalid-data',
    `Expected both outcomes among the ${name} rows. ` +
      `Received ${positives} positive rows of ${rows.length}. ` +
      'Use more rows, or change --test_size, --validation_size or the split column.',
  )
}
