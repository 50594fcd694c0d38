/** The model to be trained again, once for each fold: to cross-validate, and to calibrate. */

import { Failure } from '../shared/failure.ts'
import type { Schema } from '../shared/schema.ts'
import type { Dataset } from './data/dataset.ts'
import { foldsOf } from './data/folds.ts'
import { countPositivesAmong } from './data/positives.ts'
import type { Split } from './data/split.ts'
import type { ModelPlan } from './model/model-plan.ts'
import { encodingOf, type TrainOptions, validationSizeOf } from './options.ts'
import { fitPreprocessing } from './preprocessing/fit.ts'
import { encodeSplit, HELD_BYTES, type RowSource } from './preprocessing/labelled-rows.ts'
import { createRandom, type Random } from './random.ts'

/** With fewer validation rows of either outcome, calibration learns from all rows, out of fold. */
const CALIBRATION_ROWS = 200
const CALIBRATION_FOLDS = 5

/** What a run has read, and the model that it is to train. */
interface FoldSubject {
  readonly schema: Schema
  readonly dataset: Dataset
  readonly split: Split
  readonly plan: ModelPlan
}

/** A model to train on all folds but one, and the rows of that one to score. */
export interface PlannedFold {
  readonly plan: ModelPlan
  readonly rows: RowSource
  /** Positions in the history of the rows that it does not learn from. */
  readonly heldOut: Int32Array
}

/**
 * The model again, once for each fold of the training and validation rows, without that fold.
 * Encodings are learned anew from what is left.
 *
 * @param needs.areNeeded Whether there must be folds even if nobody asked for them: left out, where
 *   validation rows are too few to calibrate on.
 */
export function planFolds(
  subject: FoldSubject,
  options: TrainOptions,
  { areNeeded = needsOutOfFold(subject, options) } = {},
): PlannedFold[] {
  const { split } = subject
  const count = options.folds ?? (areNeeded ? CALIBRATION_FOLDS : 0)
  if (count === 0) return []
  const rows = Int32Array.from(new Set([...split.train, ...split.validation])).sort()
  const part = () => partRows(subject, rows, count, createRandom(options.seed, 'folds'))
  // Where nobody asked for folds, validation rows will have to do.
  const folds = options.folds === null ? (orNull(part) ?? []) : part()
  return folds.map((heldOut) => {
    const learned = rowsOutside(rows, heldOut)
    return planFold(subject, { learned, heldOut, count }, options)
  })
}

function planFold(
  subject: FoldSubject,
  fold: { readonly learned: Int32Array; readonly heldOut: Int32Array; readonly count: number },
  options: TrainOptions,
): PlannedFold {
  const { dataset, schema, plan } = subject
  const { labels, customers } = dataset
  const { heldOut, learned, count } = fold
  const watched = rowsToWatch(subject, fold, options)
  const train = watched === heldOut ? learned : rowsOutside(learned, watched)
  const preprocessing = fitPreprocessing(schema, customers, train, encodingOf(options))
  const encoded = encodeSplit(
    preprocessing,
    customers,
    labels,
    { train, validation: watched, test: heldOut },
    { heldBytes: HELD_BYTES / count },
  )
  const { validation, test } = encoded
  const trained = { preprocessing, train: encoded.train, validation, isOptional: true }
  // Weights to start from may have seen the fold's rows.
  const start = undefined
  return { heldOut, plan: { ...plan, ...trained, start }, rows: test }
}

/** Early stopping must not see the fold that judges: it watches rows taken from the others. */
function rowsToWatch(
  subject: FoldSubject,
  { learned, heldOut }: { readonly learned: Int32Array; readonly heldOut: Int32Array },
  options: TrainOptions,
): Int32Array {
  if (options.patience === null) return heldOut
  const parts = Math.max(2, Math.round(1 / validationSizeOf(options)))
  const random = createRandom(options.seed, 'rows that folds watch')
  return orNull(() => partRows(subject, learned, parts, random))?.[0] ?? heldOut
}

function partRows(
  { dataset }: FoldSubject,
  rows: Int32Array,
  count: number,
  random: Random,
): Int32Array[] {
  const { customers } = dataset.ids
  return foldsOf(dataset.labels, rows, count, { random, customers, groups: dataset.groups })
}

/** Null where the data allows no such parts. */
function orNull<Result>(work: () => Result): Result | null {
  try {
    return work()
  } catch (error) {
    if (error instanceof Failure) return null
    throw error
  }
}

/**
 * Whether validation rows are too few to calibrate on. Where a model is continued, they will have
 * to do: no network that starts from random weights stands for it.
 */
export function needsOutOfFold(
  { dataset, split }: Pick<FoldSubject, 'dataset' | 'split'>,
  { calibration, init_from }: Pick<TrainOptions, 'calibration' | 'init_from'>,
): boolean {
  const positives = countPositivesAmong(dataset.labels, split.validation)
  const fewest = Math.min(positives, split.validation.length - positives)
  return calibration === 'auto' && init_from === null && fewest < CALIBRATION_ROWS
}

/** Those of some rows that are not among others. */
function rowsOutside(rows: Int32Array, others: Int32Array): Int32Array {
  const isInside = new Uint8Array(rows[rows.length - 1] + 1)
  for (const row of others) isInside[row] = 1
  return rows.filter((row) => isInside[row] === 0)
}
