/** Settings trained once for each fold, without it. */

import type { PreprocessingParameters } from '../../shared/preprocessing.ts'
import { scoreNetwork } from '../export/score-network.ts'
import { planModel } from '../fit-model.ts'
import type { Engine } from '../model/engines.ts'
import { meanHistory } from '../model/ensemble.ts'
import { type ModelPlan, planJobs, readModels, type TrainedModel } from '../model/model-plan.ts'
import type { NetworkWeights } from '../model/network.ts'
import type { TrainedNetwork, TrainingJob } from '../model/training.ts'
import type { TrainingHistory } from '../model/training-history.ts'
import { encodingOf, type TrainOptions } from '../options.ts'
import { fitPreprocessing } from '../preprocessing/fit.ts'
import { encodeTable, pickRows, type RowSource } from '../preprocessing/labelled-rows.ts'
import { joinHeldOut, type SearchFold, type SearchRows } from './search-rows.ts'

/** A model for each fold. */
export interface FoldNetworks {
  readonly preprocessing: PreprocessingParameters
  readonly weights: readonly NetworkWeights[]
  /** Each row's logit by the network that has not seen it, shape `[rows]`. */
  readonly logits: Float64Array
  /** Mean of their histories: validation rows are those held out. */
  readonly history: TrainingHistory
}

/** What a fold's networks learn from, are watched on and are judged by. */
export interface FoldRows {
  readonly preprocessing: PreprocessingParameters
  readonly train: RowSource
  readonly validation: RowSource
  readonly heldOut: RowSource
}

/** Encodings of the search's rows, each made once. */
export type EncodeSearchRows = (options: TrainOptions) => {
  readonly preprocessing: PreprocessingParameters
  readonly source: RowSource
}

export function createSearchEncoder({
  schema,
  customers,
  labels,
}: Pick<SearchRows, 'schema' | 'customers' | 'labels'>): EncodeSearchRows {
  const made = new Map<string, ReturnType<EncodeSearchRows>>()
  return (options) => {
    const choices = encodingOf(options)
    const key = JSON.stringify(choices)
    const found = made.get(key)
    if (found) return found
    // What is learned here knows no outcome: the same encoding does for all folds.
    const preprocessing = fitPreprocessing(schema, customers, undefined, choices)
    const encoded = { preprocessing, source: encodeTable(preprocessing, customers, labels) }
    made.set(key, encoded)
    return encoded
  }
}

/** The rows of each fold, as outcomes teach them. */
export function outcomeRows(
  { folds }: SearchRows,
  { preprocessing, source }: ReturnType<EncodeSearchRows>,
  options: Pick<TrainOptions, 'patience'>,
): FoldRows[] {
  return watchedFolds(folds, options).map(({ learned, watched, heldOut }) => ({
    preprocessing,
    train: pickRows(source, learned),
    validation: pickRows(source, watched),
    heldOut: pickRows(source, heldOut),
  }))
}

/**
 * The rows on which each fold's training is watched. Without early stopping these change nothing:
 * the held-out ones show most. With it they choose the weights, so they are those of the next fold,
 * which is then not learned from; of two folds, where none would be left, the learned ones.
 */
export function watchedFolds(
  folds: readonly SearchFold[],
  { patience }: Pick<TrainOptions, 'patience'>,
): (SearchFold & { readonly watched: Int32Array })[] {
  return folds.map(({ learned, heldOut }, fold) => {
    if (patience === null) return { learned, heldOut, watched: heldOut }
    if (folds.length === 2) return { learned, heldOut, watched: learned }
    const watched = folds[(fold + 1) % folds.length].heldOut
    const isWatched = new Set(watched)
    return { learned: learned.filter((row) => !isWatched.has(row)), heldOut, watched }
  })
}

/** One setting, on its rows. */
export interface FoldTrial {
  readonly options: TrainOptions
  readonly rows: readonly FoldRows[]
}

/**
 * Trains each setting on all folds, everything side by side.
 *
 * @param onEpoch Told of each epoch. What it throws ends the training: settings that have all of
 *   their networks by then are kept.
 * @returns In the order of the trials; null where a network diverged or is missing, and what
 *   `onEpoch` threw.
 */
export async function trainFolds(
  searched: SearchRows,
  trials: readonly FoldTrial[],
  engine: Engine,
  onEpoch: () => void,
): Promise<{ readonly fitted: readonly (FoldNetworks | null)[]; readonly stopped: unknown }> {
  const plans = trials.map(({ options, rows }) => rows.map((fold) => planFold(fold, options)))
  const jobs = plans.flatMap((folds) => folds.flatMap(planFoldJobs))
  const trained: TrainedNetwork[] = []
  let stopped: unknown = null
  await engine
    .train(jobs, {
      onEpoch,
      onTrained: (job, network) => {
        trained[job] = network
      },
    })
    .catch((error) => {
      stopped = error
    })
  const fitted: (FoldNetworks | null)[] = []
  let first = 0
  for (const [trial, { rows }] of trials.entries()) {
    const folds = plans[trial]
    const own = trained.slice(first, first + folds.length * folds[0].members)
    first += folds.length * folds[0].members
    const models = readModels(folds, own).filter((model) => model !== null)
    fitted.push(models.length < folds.length ? null : await readFolds(searched, rows, models, own))
  }
  return { fitted, stopped }
}

async function readFolds(
  searched: SearchRows,
  rows: readonly FoldRows[],
  models: readonly TrainedModel[],
  trained: readonly TrainedNetwork[],
): Promise<FoldNetworks> {
  const weights = models.map((model) => model.weights)
  const logits: Float64Array[] = []
  for (const [fold, { heldOut }] of rows.entries()) {
    logits.push(await scoreNetwork(weights[fold], heldOut))
  }
  return {
    preprocessing: rows[0].preprocessing,
    weights,
    logits: joinHeldOut(searched, logits),
    history: meanHistory(trained.map(({ history }) => history)),
  }
}

function planFold(rows: FoldRows, options: TrainOptions): ModelPlan {
  return { ...planModel({ ...rows, start: undefined }, options), isOptional: true }
}

/** Folds start from other weights: the more their networks differ, the more their mean knows. */
function planFoldJobs(plan: ModelPlan, fold: number): TrainingJob[] {
  return planJobs(plan).map((job) => ({ ...job, member: job.member + fold * plan.members }))
}
