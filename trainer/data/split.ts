/** Which rows teach, which choose, and which only test. */

import { Failure } from '../../shared/failure.ts'
import type { Random } from '../random.ts'
import { SPLIT_NAMES } from './dataset.ts'

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
  readonly ids: readonly string[]
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
  const customers = groupByCustomer(labels, options.ids)
  const parts = options.fixed?.slice() ?? new Uint8Array(labels.length)
  if (!options.fixed) draw(parts, TEST, options.testSize, customers, options.random)
  if (!parts.includes(VALIDATION)) {
    draw(parts, VALIDATION, options.validationSize, customers, options.random)
  }
  const rowsOf = (part: number): Int32Array =>
    Int32Array.from(labels.keys()).filter((row) => parts[row] === part)
  const split = { train: rowsOf(TRAIN), validation: rowsOf(VALIDATION), test: rowsOf(TEST) }
  for (const name of SPLIT_NAMES) requireBothOutcomes(name, labels, split[name])
  return split
}

/** How many customers have test rows and others: only where the data itself fixes the split. */
export function countDividedCustomers(ids: readonly string[], split: Split): number {
  const tested = new Set(Array.from(split.test, (row) => ids[row]))
  const learned = new Set([...split.train, ...split.validation].map((row) => ids[row]))
  return [...tested].filter((id) => learned.has(id)).length
}

interface Customers {
  /** Number of the customer of each row. */
  readonly ofRow: Int32Array
  /** 1 where any of her rows is positive, by number. */
  readonly labels: Float32Array
}

/** Numbers the customers in the order of their first row. */
function groupByCustomer(labels: Float32Array, ids: readonly string[]): Customers {
  const numbers = new Map<string, number>()
  const ofRow = new Int32Array(labels.length)
  const customerLabels: number[] = []
  ids.forEach((id, row) => {
    const number = numbers.get(id) ?? numbers.size
    numbers.set(id, number)
    ofRow[row] = number
    customerLabels[number] = Math.max(customerLabels[number] ?? 0, labels[row])
  })
  return { ofRow, labels: Float32Array.from(customerLabels) }
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
    const members = Int32Array.from(labels.keys()).filter(
      (customer) => isCandidate[customer] === 1 && labels[customer] === outcome,
    )
    const size = Math.max(1, Math.round(members.length * share))
    for (const customer of random.shuffled(members).subarray(0, size)) isDrawn[customer] = 1
  }
  for (let row = 0; row < parts.length; row++) {
    if (parts[row] === TRAIN && isDrawn[ofRow[row]] === 1) parts[row] = part
  }
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
