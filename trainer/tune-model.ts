/** The tuning stage of a run: which model is to be trained, and what it is to learn. */

import { Failure } from '../shared/failure.ts'
import type { PreprocessingParameters } from '../shared/preprocessing.ts'
import type { OutOfFold } from './calibrate-model.ts'
import type { Split } from './data/split.ts'
import type { Tuning } from './evaluation/evaluation.ts'
import type { Engine } from './model/engines.ts'
import type { TrainingHistory } from './model/training-history.ts'
import type { TrainOptions } from './options.ts'
import { hasSpareValidation, type PreparedData } from './prepare-data.ts'
import type { RowSource } from './preprocessing/labelled-rows.ts'
import {
  describeBudget,
  describeChoice,
  describeCommittee,
  describeNoSearch,
  describeWholeCrew,
} from './report/tuning.ts'
import type { TrainServices } from './services.ts'
import { teachingProbabilities } from './teaching/committee.ts'
import { lessonEpochs, wholeLesson } from './teaching/lesson.ts'
import { planBudget, type SearchBudget } from './tuning/budget.ts'
import { choose, committeeFigures, tabulate } from './tuning/choice.ts'
import { createEncodings, type Encodings } from './tuning/encodings.ts'
import type { FoldNetworks } from './tuning/fold-networks.ts'
import { type GivenOptions, repeatCommand, withSetting } from './tuning/recipe-options.ts'
import { OutOfTime } from './tuning/search.ts'
import { drawSearchRows, SEARCH_FOLDS, type SearchRows } from './tuning/search-rows.ts'
import { strongSetting, type TaughtSize, taughtSize } from './tuning/settings.ts'
import {
  classicOptions,
  finalOptions,
  whyNoSearch,
  withoutSearch,
} from './tuning/settled-options.ts'
import { type Found, type SearchPlan, tryAll } from './tuning/trials.ts'
import { askWholeCrew } from './tuning/whole-crew.ts'

/** Fewer rows, judged out of fold, are no stand-in for validation rows, unless they are all. */
const ROWS_TO_JUDGE_ON = 5000

/** What is to be trained. */
export interface TunedModel {
  /** Settled: the recipe is not `auto`. */
  readonly options: TrainOptions
  readonly preprocessing: PreprocessingParameters
  /** What the model learns from; null: the training rows' outcomes. */
  readonly lesson: RowSource | null
  /** Rows to learn from, to watch and to test on. */
  readonly split: Split
  /**
   * Of the training rows that the search looked at, by networks that had not seen them. Null where
   * nothing was tried.
   */
  readonly outOfFold: TunedFolds | null
  /** Whether validation rows are learned from too: unseen are then only rows out of fold. */
  readonly learnsAll: boolean
  readonly tuning: Tuning | null
  /** False where the clock had a say in what was tried: another machine may choose another model. */
  readonly isReproducible: boolean
}

export interface TunedFolds {
  readonly model: OutOfFold
  /** Of a plain logistic regression; null where none was trained or it diverged. */
  readonly logistic: OutOfFold | null
  /** Mean over the folds of the model's networks. */
  readonly history: TrainingHistory
}

/**
 * Decides by cross-validation inside the training rows: test rows are not looked at, nor validation
 * rows that a person or the data asks for. Validation rows that nobody asked for are training rows
 * here: what has to be judged on unseen rows is judged out of fold.
 *
 * @throws Failure `invalid-data` when the recipe strong has too few rows of an outcome, `gate` when
 *   its network diverges, `invalid-usage` when budget or time do not suffice.
 */
export async function tuneModel(
  data: PreparedData,
  asked: GivenOptions,
  engine: Engine,
  services: TrainServices,
): Promise<TunedModel> {
  const reason = whyNoSearch(asked.options)
  const settled = reason === null ? asked.options : withoutSearch(asked.options)
  if (reason !== null) services.print(describeNoSearch(reason))
  const untuned = {
    ...{ options: settled, preprocessing: data.preprocessing, lesson: null, split: data.split },
    ...{ outOfFold: null, learnsAll: false, tuning: null, isReproducible: true },
  }
  if (settled.recipe === 'classic' && settled.teacher === 'none') return untuned
  const call = { ...asked, options: settled }
  const plan = planSearch(data, call, engine)
  if (settled.recipe !== 'auto' && plan.strong.teacher === 'none') {
    const { preprocessing } = createEncodings(data)
    return { ...untuned, options: plan.strong, preprocessing: preprocessing(plan.strong) }
  }
  const searched = rowsToSearch(plan.pool, plan.budget, settled)
  if (searched === null) {
    services.print(describeNoSearch('few_rows'))
    return { ...untuned, options: classicOptions(settled) }
  }
  services.print(describeBudget(plan.budget, settled))
  const tools = { searched, engine, seed: settled.seed, checkTime: timer(settled, services) }
  const found = await search(call, { ...plan, tools }, services)
  const isReproducible = settled.tune_seconds === null
  if (found === null) return { ...untuned, options: classicOptions(settled), isReproducible }
  if ('lesson' in found) return found
  // As its command would train it: on training rows, watched on validation rows.
  const { options, tuning } = found
  const preprocessing = createEncodings(data).preprocessing(options)
  return { ...untuned, options, preprocessing, tuning, isReproducible }
}

/** On all rows but the test rows, where validation rows are spare and the search judges enough. */
function planSearch(
  data: PreparedData,
  asked: GivenOptions,
  engine: Engine,
): Omit<SearchPlan, 'tools'> {
  const planOn = (pool: PreparedData, learnsAll: boolean) => {
    const encodings = createEncodings(pool)
    const strong = strongOptions(pool, encodings, asked)
    return { pool, learnsAll, encodings, strong, budget: budgetOf(pool, encodings, strong, engine) }
  }
  if (!hasSpareValidation(data, asked.options)) return planOn(data, false)
  const whole = planOn({ ...data, split: withAllRows(data.split) }, true)
  const enough = Math.min(ROWS_TO_JUDGE_ON, whole.pool.split.train.length)
  return whole.budget.rows >= enough ? whole : planOn(data, false)
}

function withAllRows(split: Split): Split {
  return { ...split, train: Int32Array.from([...split.train, ...split.validation]).sort() }
}

/** A setting that learns from outcomes, as any run of the recipe classic does. */
type ChosenOutcomes = Pick<TunedModel, 'options'> & { readonly tuning: Tuning }

/** Null when nothing could be told of any setting. */
async function search(
  asked: GivenOptions,
  plan: SearchPlan,
  { print }: TrainServices,
): Promise<TunedModel | ChosenOutcomes | null> {
  const { options } = asked
  const { pool: data, learnsAll } = plan
  const { searched } = plan.tools
  const { labels } = searched
  const found = await tryAll(asked, plan, print)
  const { tried, members, committees, logistic } = found
  const isFree = options.recipe === 'auto'
  const chosen = isFree ? choose(tried, labels, asked.given) : tried[tried.length - 1]
  if (!isFree && chosen?.lack === 'cut') throw outOfTime(options)
  if (!chosen || chosen.lack === 'cut') {
    print(describeNoSearch(options.tune_seconds === null ? 'diverged' : 'no_result'))
    return null
  }
  if (chosen.lack === 'diverged') throw divergedInFolds()
  const final = finalOptions(chosen)
  const isTaught = chosen.name === 'strong'
  const tuning: Tuning = {
    recipe: options.recipe,
    rows: labels.length,
    folds: searched.folds.length,
    rowEpochs: plan.budget.rowEpochs,
    isReproducible: options.tune_seconds === null,
    settings: tabulate(tried, chosen, labels),
    committee: isTaught && committees ? committeeFigures(committees, members, labels) : null,
    command: repeatCommand(final),
  }
  if (tuning.committee) print(describeCommittee(tuning.committee))
  for (const line of describeChoice(tuning, { learnsAll: isTaught && learnsAll })) print(line)
  if (!isTaught) return { options: final, tuning }
  const preprocessing = plan.encodings.preprocessing(final)
  const { isReproducible } = tuning
  return {
    ...{ options: final, preprocessing, tuning, isReproducible, learnsAll },
    lesson: await teach(data, plan, found, preprocessing, print),
    split: data.split,
    outOfFold: chosen.fitted && {
      model: toOutOfFold(searched, chosen.fitted),
      logistic: logistic ? toOutOfFold(searched, logistic) : null,
      history: chosen.fitted.history,
    },
  }
}

function outOfTime({ tune_seconds }: TrainOptions): Failure {
  return new Failure(
    'invalid-usage',
    'Expected enough --tune_seconds for a committee and the network that it teaches. ' +
      `Received ${tune_seconds}, which were over before. Nothing was written.`,
  )
}

function divergedInFolds(): Failure {
  return new Failure(
    'gate',
    'Expected the taught network to converge in every fold. Received a loss that is not a number, ' +
      'or exploded. Nothing was written. Try a lower --lr, or --recipe classic.',
  )
}

/** The taught network's options; of the recipe classic, as they are. */
function strongOptions(
  { split }: PreparedData,
  encodings: Encodings,
  asked: GivenOptions,
): TrainOptions {
  if (asked.options.recipe === 'classic') return asked.options
  const epochs = lessonEpochs(split.train.length)
  const optionsFor = (size: TaughtSize) => withSetting(asked, strongSetting(size, epochs))
  const size = taughtSize((rare_below) => encodings.inputs(optionsFor({ hidden: [], rare_below })))
  return optionsFor(size)
}

function budgetOf(
  { schema, split }: PreparedData,
  encodings: Encodings,
  strong: TrainOptions,
  engine: Engine,
): SearchBudget {
  return planBudget({
    available: split.train.length,
    inputs: encodings.inputs(strong),
    weights: encodings.weights(strong),
    threads: engine.threads,
    budget: strong.tune_budget,
    folds: strong.folds ?? SEARCH_FOLDS,
    columns: schema.features.length,
  })
}

/** Null where rows are too few to try anything, and nobody insists. */
function rowsToSearch(
  data: PreparedData,
  { rows: size }: SearchBudget,
  { recipe, seed, folds }: TrainOptions,
): SearchRows | null {
  try {
    return drawSearchRows(data, data.split.train, { size, count: folds ?? SEARCH_FOLDS, seed })
  } catch (error) {
    if (recipe === 'auto' && error instanceof Failure) return null
    throw error
  }
}

/** @returns What throws once the time is up. */
function timer({ tune_seconds }: TrainOptions, { now }: TrainServices): () => void {
  const end = tune_seconds === null ? null : now().getTime() + 1000 * tune_seconds
  return () => {
    if (end !== null && now().getTime() > end) throw new OutOfTime()
  }
}

/** The answers of all committees together; of a new one, where the search saw some rows only. */
async function teach(
  data: PreparedData,
  { tools }: SearchPlan,
  { memberOptions: members, committees, answers }: Found,
  preprocessing: PreprocessingParameters,
  print: TrainServices['print'],
): Promise<RowSource> {
  if (!committees || !answers) throw new RangeError('Expected a committee to teach the network.')
  const { blend, forests } = committees
  const isWhole = tools.searched.labels.length === data.split.train.length
  if (!isWhole) print(describeWholeCrew(data.split.train.length))
  const { lesson, byFold } = isWhole
    ? answers
    : await askWholeCrew(
        { ...data, rows: data.split.train },
        { members, blend, kinds: forests.kinds },
        tools,
      )
  return wholeLesson(lesson, preprocessing, teachingProbabilities(byFold, blend))
}

function toOutOfFold({ folds, inHistory }: SearchRows, { logits }: FoldNetworks): OutOfFold {
  return {
    rows: folds.map(({ heldOut }) => heldOut.map((row) => inHistory[row])),
    logits: folds.map(({ heldOut }) => Float64Array.from(heldOut, (row) => logits[row])),
  }
}
