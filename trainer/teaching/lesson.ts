/** What a taught network learns from: real and mixed customers with the committee's answers. */

import type { CustomerTable } from '../../shared/customer-table.ts'
import type { PreprocessingParameters } from '../../shared/preprocessing.ts'
import { pickRows, type RowSource } from '../preprocessing/labelled-rows.ts'
import { createRandom } from '../random.ts'
import type { ColumnBins } from '../trees/binned-columns.ts'
import { type CommitteeView, viewCustomers } from './committee.ts'
import { copiesOf, type MixedCustomers, mixCustomers } from './mixed-customers.ts'

/** Passes over a lesson: so many rows in all, and the fewest and most passes. */
const LESSON_ROW_EPOCHS = 900_000
const FEWEST_EPOCHS = 3
const MOST_EPOCHS = 40

/** Customers to be taught about, real ones first. */
export interface LessonRows {
  /** How many of them are real. */
  readonly real: number
  readonly parents: MixedCustomers['parents']
  readonly view: CommitteeView
}

/** How many customers a lesson has for so many real ones. */
export function lessonSize(rows: number): number {
  return rows * (1 + copiesOf(rows))
}

/** How often a network goes through a lesson about so many real customers. */
export function lessonEpochs(rows: number): number {
  const epochs = Math.round(LESSON_ROW_EPOCHS / lessonSize(rows))
  return Math.min(MOST_EPOCHS, Math.max(FEWEST_EPOCHS, epochs))
}

/** @param customers Training rows only: what is mixed of others would tell of them. */
export function createLessonRows(
  customers: CustomerTable,
  bins: readonly ColumnBins[],
  seed: number,
): LessonRows {
  const random = createRandom(seed, 'mixed customers')
  const mixed = mixCustomers(customers, copiesOf(customers.rows), random)
  return {
    real: customers.rows,
    parents: mixed.parents,
    view: viewCustomers(mixed.customers, bins),
  }
}

/** @param probabilities Of each row of the lesson, by the committee. */
export function wholeLesson(
  { view }: LessonRows,
  preprocessing: PreprocessingParameters,
  probabilities: Float32Array,
): RowSource {
  return { ...view.encode(preprocessing), labels: probabilities }
}

/**
 * The lesson without some real customers and all that are mixed of them.
 *
 * @param learned Positions of the real customers that stay, ascending.
 */
export function lessonOf(
  { real, parents: [first, second], view }: LessonRows,
  preprocessing: PreprocessingParameters,
  learned: Int32Array,
  probabilities: Float32Array,
): RowSource {
  const stays = new Uint8Array(real)
  for (const row of learned) stays[row] = 1
  const mixed: number[] = []
  first.forEach((parent, at) => {
    if (stays[parent] === 1 && stays[second[at]] === 1) mixed.push(real + at)
  })
  const rows = Int32Array.from([...learned, ...mixed])
  const labels = Float32Array.from(rows, (row) => probabilities[row])
  return pickRows(view.encode(preprocessing), rows, labels)
}
