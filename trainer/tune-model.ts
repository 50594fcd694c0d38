/** The tuning stage of a run: which model is to be trained, and what it is to learn. */

import { Failure } from '../shared/failure.ts'
import type { PreprocessingParameters } from '../shared/preprocessing.ts'
import { toProbability } from '../shared/score.ts'
import type { OutOfFold } from './calibrate-model.ts'
import { SPLIT_NAMES } from './data/row-rules.ts'
import type { Split } from './data/split.ts'
import { logLoss, rowLogLosses } from './evaluation/calibration.ts'
import type { CommitteeMember, SettingFigures, Tuning } from './evaluation/evaluation.ts'
import { estimateMean } from './evaluation/mean-estimate.ts'
import { rocAuc } from './evaluation/ranking.ts'
import { planModel } from './fit-model.ts'
import type { Engine } from './model/engines.ts'
import { joinedNetwork } from './model/ensemble.ts'
import { memberNetwork } from './model/model-plan.ts'
import { countWeights } from './model/network.ts'
import type { TrainingHistory } from './model/training-history.ts'
import { encodingOf, type TrainOptions } from './options.ts'
import { needsOutOfFold } from './plan-folds.ts'
import type { PreparedData } from './prepare-data.ts'
import { fitPreprocessing } from './preprocessing/fit.ts'
import type { RowSource } from './preprocessing/labelled-rows.ts'
import {
  describeBudget,
  describeChoice,
  describeCommittee,
  describeNoSearch,
} from './report/tuning.ts'
import type { TrainServices } from './services.ts'
import { teachingProbabilities } from './teaching/committee.ts'
import { lessonEpochs, wholeLesson } from './teaching/lesson.ts'
import { planBudget, type SearchBudget } from './tuning/budget.ts'
import type { FoldNetworks } from './tuning/fold-networks.ts'
import {
  type GivenOptions,
  memberOptions,
  repeatCommand,
  spellSetting,
  trainAlike,
  withSetting,
} from './tuning/recipe-options.ts'
import {
  askCommittees,
  type FoldCommittees,
  formCommittees,
  inputsOf,
  OutOfTime,
  type SearchTools,
  tryOutcomes,
  tryTaught,
} from './tuning/search.ts'
import { drawSearchRows, SEARCH_FOLDS, type SearchRows } from './tuning/search-rows.ts'
import {
  MOST_WEIGHTS,
  outcomeSettings,
  type SettingName,
  strongSetting,
  taughtSize,
} from './tuning/settings.ts'
import { askWholeCrew } from './tuning/whole-crew.ts'

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

/** A way to make the model, tried or not. */
interface Trial {
  readonly name: SettingName
  readonly options: TrainOptions
  readonly fitted: FoldNetworks | null
  /** Why there is no result; null where there is one. */
  readonly lack: 'diverged' | 'cut' | null
  readonly weights: number
}

/**
 * Decides by cross-validation inside the training rows: test rows are not looked at, nor validation
 * rows that a person or the data asks for. Validation rows that nobody asked for are training rows
 * here: what has to be judged on unseen rows is judged out of fold.
 *
 * @throws Failure `invalid-data` when the recipe strong has too few rows of an outcome, `gate` when
 *   its network diverges.
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
  const learnsAll = hasSpareValidation(data, settled)
  const pool = learnsAll ? { ...data, split: withAllRows(data.split) } : data
  const strong = strongOptions(pool, { ...asked, options: settled })
  if (settled.recipe !== 'auto' && strong.teacher === 'none') {
    return { ...untuned, options: strong, preprocessing: encodeAs(data, strong) }
  }
  const budget = budgetOf(pool, strong, engine)
  const searched = rowsToSearch(pool, budget, settled)
  if (searched === null) {
    services.print(describeNoSearch('few_rows'))
    return { ...untuned, options: classicOptions(settled) }
  }
  for (const line of describeBudget(budget, settled, { learnsAll })) services.print(line)
  const tools = { searched, engine, seed: settled.seed, checkTime: timer(settled, services) }
  const tuned = await search(
    pool,
    { ...asked, options: settled },
    { strong, budget, tools, learnsAll },
    services,
  )
  return tuned ?? { ...untuned, options: classicOptions(settled), isReproducible: false }
}

/** Whether validation rows were drawn only because somebody might need them. */
function hasSpareValidation(
  { dataset }: PreparedData,
  { validation_size, patience }: TrainOptions,
): boolean {
  const isFixed = dataset.splits?.includes(SPLIT_NAMES.indexOf('validation')) ?? false
  return validation_size === null && patience === null && !isFixed
}

function withAllRows(split: Split): Split {
  return { ...split, train: Int32Array.from([...split.train, ...split.validation]).sort() }
}

interface SearchPlan {
  readonly strong: TrainOptions
  readonly budget: SearchBudget
  readonly tools: SearchTools
  readonly learnsAll: boolean
}

/** Null when the time was up before anything could be told. */
async function search(
  data: PreparedData,
  asked: GivenOptions,
  { strong, budget, tools, learnsAll }: SearchPlan,
  { print }: TrainServices,
): Promise<TunedModel | null> {
  const { options } = asked
  const { searched } = tools
  const isFree = options.recipe === 'auto'
  const isReproducible = options.tune_seconds === null
  const settings = outcomeSettings(searched.labels.length)
  const isTaught = strong.teacher === 'committee' && strong.class_weight === 'none'
  const members = isTaught ? settings.map((setting) => memberOptions(options, setting)) : []
  const rivals = isFree && options.teacher === 'none' ? settings : []
  const wanted = rivals.map((setting) => ({
    name: setting.name,
    options: withSetting(asked, setting),
  }))
  const trials = [...members]
  for (const { options } of wanted) {
    if (!trials.some((trial) => trainAlike(trial, options))) trials.push(options)
  }
  const outcomes = await tryOutcomes(tools, trials)
  const tried: Trial[] = wanted.map(({ name, options }) => {
    const at = trials.findIndex((trial) => trainAlike(trial, options))
    const fitted = outcomes.fitted[at]
    const lack = fitted ? null : outcomes.isCut ? 'cut' : 'diverged'
    return { name, options, fitted, lack, weights: weightsOf(data, options) }
  })
  const fittedMembers = members.map((_, at) => outcomes.fitted[at])
  const committees = isTaught && !outcomes.isCut ? await formCommittees(tools, fittedMembers) : null
  const answers = committees && (await askCommittees(tools, committees))
  const isTried = isFree || learnsAll || options.folds !== null || needsOutOfFold(data, options)
  const taught =
    answers && isTried
      ? await tryTaught(tools, answers, committees.blend, {
          options: strong,
          encode: outcomes.encode,
        })
      : null
  if (isTaught) {
    const fitted = taught?.fitted ?? null
    const lack = !answers || taught?.isCut ? 'cut' : taught && !fitted ? 'diverged' : null
    tried.push({
      ...{ name: 'strong', options: strong, fitted, lack },
      weights: weightsOf(data, strong),
    })
  }
  const chosen = isFree ? choose(tried, searched) : (tried[tried.length - 1] ?? null)
  if (chosen === null || chosen.lack === 'cut') {
    print(describeNoSearch('no_result'))
    return null
  }
  if (chosen.lack === 'diverged') throw divergedInFolds()
  const final = finalOptions(chosen, data, asked)
  const preprocessing = encodeAs(data, final)
  const lesson =
    chosen.name === 'strong' && committees && answers
      ? await teach({ data, tools, members, committees, answers, preprocessing })
      : null
  const tuning = {
    recipe: options.recipe,
    rows: searched.labels.length,
    folds: searched.folds.length,
    rowEpochs: budget.rowEpochs,
    isReproducible,
    settings: tabulate(tried, chosen, searched.labels),
    committee: lesson && committees ? describe(committees, fittedMembers, searched) : null,
    command: repeatCommand(final),
  }
  const logistic = fittedMembers[settings.findIndex(({ name }) => name === 'logistic')] ?? null
  if (tuning.committee) print(describeCommittee(tuning.committee))
  for (const line of describeChoice(tuning)) print(line)
  return {
    ...{ options: final, preprocessing, lesson, tuning, isReproducible, learnsAll },
    split: data.split,
    outOfFold: chosen.fitted && {
      model: toOutOfFold(searched, chosen.fitted),
      logistic: logistic ? toOutOfFold(searched, logistic) : null,
      history: chosen.fitted.history,
    },
  }
}

function divergedInFolds(): Failure {
  return new Failure(
    'gate',
    'Expected the taught network to converge in every fold. Received a loss that is not a number, ' +
      'or exploded. Nothing was written. Try a lower --lr, or --recipe classic.',
  )
}

/** Why a search makes no sense; null where it does, or where nobody asked for one. */
function whyNoSearch({ recipe, init_from, engine }: TrainOptions) {
  if (recipe !== 'auto') return null
  if (init_from !== null) return 'init_from' as const
  return engine === 'tfjs' ? ('tfjs' as const) : null
}

/** The recipe classic instead of `auto`, of which only a teacher is left. */
function withoutSearch(options: TrainOptions): TrainOptions {
  return options.teacher === 'none' ? classicOptions(options) : { ...options, recipe: 'classic' }
}

/** The recipe classic, which learns from outcomes and takes no limits of a search. */
function classicOptions(options: TrainOptions): TrainOptions {
  const noSearch = { tune_budget: null, tune_seconds: null }
  return { ...options, recipe: 'classic', teacher: 'none', ...noSearch }
}

function strongOptions(data: PreparedData, asked: GivenOptions): TrainOptions {
  const { schema, dataset, split } = data
  const size = taughtSize((rareBelow) =>
    inputsOf(
      fitPreprocessing(schema, dataset.customers, split.train, {
        ...encodingOf(withSetting(asked, strongSetting({ hidden: [], rare_below: 0 }, 1))),
        rareBelow,
      }),
    ),
  )
  if (asked.options.recipe === 'classic') return asked.options
  return withSetting(asked, strongSetting(size, lessonEpochs(split.train.length)))
}

function budgetOf(data: PreparedData, strong: TrainOptions, engine: Engine): SearchBudget {
  const inputs = inputsOf(encodeAs(data, strong))
  return planBudget({
    available: data.split.train.length,
    inputs,
    weights: countWeights({ inputs, hidden: strong.hidden, dropout: 0 }),
    threads: engine.threads,
    budget: strong.tune_budget,
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

/** The lowest log loss of those that may be served, or of all, where a person asked for larger. */
function choose(tried: readonly Trial[], { labels }: SearchRows): Trial | null {
  const known = tried.filter(({ fitted }) => fitted !== null)
  const small = known.filter(({ weights }) => weights <= MOST_WEIGHTS)
  const lossOf = ({ fitted }: Trial) => (fitted ? lossOfLogits(labels, fitted.logits) : Infinity)
  const [best] = (small.length > 0 ? small : known).toSorted((a, b) => lossOf(a) - lossOf(b))
  return best ?? null
}

/** As a person would have to give them. Epochs of a lesson come with all training rows. */
function finalOptions(
  { name, options }: Trial,
  { split }: PreparedData,
  { given }: GivenOptions,
): TrainOptions {
  if (name !== 'strong') return classicOptions(options)
  const recipe = options.recipe === 'auto' ? 'strong' : options.recipe
  const isFree = recipe === 'strong' && !given.has('epochs')
  return {
    ...options,
    recipe,
    // What was tried until the time was up does not matter any more.
    tune_seconds: null,
    ...(isFree ? { epochs: lessonEpochs(split.train.length) } : {}),
  }
}

function encodeAs(
  { schema, dataset, split }: PreparedData,
  options: TrainOptions,
): PreprocessingParameters {
  return fitPreprocessing(schema, dataset.customers, split.train, encodingOf(options))
}

/** The answers of all committees together; of new ones, where the search saw some rows only. */
async function teach({
  data,
  tools,
  members,
  committees,
  answers,
  preprocessing,
}: {
  readonly data: PreparedData
  readonly tools: SearchTools
  readonly members: readonly TrainOptions[]
  readonly committees: FoldCommittees
  readonly answers: Awaited<ReturnType<typeof askCommittees>>
  readonly preprocessing: PreprocessingParameters
}): Promise<RowSource> {
  const { blend, forests } = committees
  const isWhole = tools.searched.labels.length === data.split.train.length
  const { lesson, byFold } = isWhole
    ? answers
    : await askWholeCrew(
        { ...data, rows: data.split.train },
        { members, blend, kinds: forests.kinds },
        tools,
      )
  return wholeLesson(lesson, preprocessing, teachingProbabilities(byFold, blend))
}

function weightsOf(data: PreparedData, options: TrainOptions): number {
  const rows = { inputs: 0, labels: new Float32Array(), encoded: new Float32Array() }
  const preprocessing = encodeAs(data, options)
  const plan = planModel(
    { preprocessing, train: rows, validation: rows, start: undefined },
    { ...options, class_weight: 'none' },
  )
  return countWeights(joinedNetwork(memberNetwork(plan), plan.members))
}

function tabulate(tried: readonly Trial[], chosen: Trial, labels: Float32Array): SettingFigures[] {
  const probabilitiesOf = ({ fitted }: Trial) => fitted?.logits.map(toProbability) ?? null
  const best = probabilitiesOf(chosen)
  const rows = tried.map((trial): SettingFigures => {
    const probabilities = probabilitiesOf(trial)
    const status =
      trial === chosen
        ? 'chosen'
        : (trial.lack ?? (trial.weights > MOST_WEIGHTS ? 'too_large' : 'considered'))
    return {
      ...{ name: trial.name, status, flags: spellSetting(trial.options), weights: trial.weights },
      rocAuc: probabilities && rocAuc(labels, probabilities),
      logLoss: probabilities && logLoss(labels, probabilities),
      lossAbove:
        probabilities && best && trial !== chosen
          ? differenceOf(labels, probabilities, best)
          : null,
    }
  })
  return rows.toSorted((one, other) => (one.logLoss ?? Infinity) - (other.logLoss ?? Infinity) || 0)
}

function differenceOf(labels: Float32Array, one: Float64Array, other: Float64Array) {
  const others = rowLogLosses(labels, other)
  return estimateMean(rowLogLosses(labels, one).map((loss, row) => loss - others[row]))
}

function describe(
  { blend, forests, logits }: FoldCommittees,
  members: readonly (FoldNetworks | null)[],
  { labels }: SearchRows,
): NonNullable<Tuning['committee']> {
  const names = outcomeSettings(labels.length).map(({ name }) => name as CommitteeMember['name'])
  const all = [
    ...members.map((member, index) => ({
      ...{ name: names[index], trees: null },
      logits: member?.logits ?? null,
    })),
    ...forests.kinds,
  ]
  return {
    members: all.flatMap(({ name, trees, logits: own }, index): CommitteeMember[] => {
      if (!own) return []
      return [{ name, share: blend.shares[index], trees, logLoss: lossOfLogits(labels, own) }]
    }),
    logLoss: lossOfLogits(labels, logits),
  }
}

function lossOfLogits(labels: Float32Array, logits: Float64Array): number {
  return logLoss(labels, logits.map(toProbability))
}

function toOutOfFold({ folds, inHistory }: SearchRows, { logits }: FoldNetworks): OutOfFold {
  return {
    rows: folds.map(({ heldOut }) => heldOut.map((row) => inHistory[row])),
    logits: folds.map(({ heldOut }) => Float64Array.from(heldOut, (row) => logits[row])),
  }
}
