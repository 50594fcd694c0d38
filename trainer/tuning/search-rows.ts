/** The training rows that a search looks at, parted in folds. */

import type { CustomerTable } from '../../shared/customer-table.ts'
import type { Schema } from '../../shared/schema.ts'
import type { Dataset } from '../data/dataset.ts'
import { foldsOf } from '../data/folds.ts'
import { sampleRows } from '../data/row-sample.ts'
import { selectShared } from '../preprocessing/shared-rows.ts'
import { createRandom } from '../random.ts'

/** How often each setting is trained, each time without another part of the rows. */
export const SEARCH_FOLDS = 5

/** A part of the rows, and the others; both ascend. */
export interface SearchFold {
  readonly learned: Int32Array
  readonly heldOut: Int32Array
}

/** Positions below are in these rows, unless they say otherwise. */
export interface SearchRows {
  readonly schema: Schema
  readonly customers: CustomerTable
  /** 0 or 1, shape `[rows]`. */
  readonly labels: Float32Array
  readonly folds: readonly SearchFold[]
  /** Positions in the history, ascending. */
  readonly inHistory: Int32Array
}

/**
 * A sample of the training rows, with their customers and groups in one fold each.
 *
 * @param count How many folds.
 * @throws Failure `invalid-data` when an outcome has fewer customers than there are folds.
 */
export function drawSearchRows(
  { schema, dataset }: { readonly schema: Schema; readonly dataset: Dataset },
  trainingRows: Int32Array,
  { size, count, seed }: { readonly size: number; readonly count: number; readonly seed: number },
): SearchRows {
  const inHistory = sampleRows(dataset.labels, trainingRows, {
    size,
    random: createRandom(seed, 'rows to search on'),
  })
  const parts = foldsOf(dataset.labels, inHistory, count, {
    random: createRandom(seed, 'folds to search on'),
    customers: dataset.ids.customers,
    groups: dataset.groups,
  })
  const foldOfRow = new Map(parts.flatMap((part, fold) => Array.from(part, (row) => [row, fold])))
  const own = Int32Array.from(inHistory.keys())
  return {
    schema,
    customers: selectShared(dataset.customers, inHistory),
    labels: Float32Array.from(inHistory, (row) => dataset.labels[row]),
    folds: parts.map((_, fold) => ({
      learned: own.filter((row) => foldOfRow.get(inHistory[row]) !== fold),
      heldOut: own.filter((row) => foldOfRow.get(inHistory[row]) === fold),
    })),
    inHistory,
  }
}

/** What each fold says of its own rows, as one column, shape `[rows]`. */
export function joinHeldOut(
  { folds, labels }: SearchRows,
  logits: readonly Float64Array[],
): Float64Array {
  const joined = new Float64Array(labels.length)
  folds.forEach(({ heldOut }, fold) => {
    heldOut.forEach((row, at) => {
      joined[row] = logits[fold][at]
    })
  })
  return joined
}
