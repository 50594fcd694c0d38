/** Models that are trained only to be compared with, or to tell how good the real one is. */

import type { Schema } from '../shared/schema.ts'
import type { OutOfFold } from './calibrate-model.ts'
import type { Dataset } from './data/dataset.ts'
import { sampleRows } from './data/row-sample.ts'
import type { Split } from './data/split.ts'
import { scoreNetwork } from './export/score-network.ts'
import { planModel } from './fit-model.ts'
import type { ModelPlan, TrainedModel } from './model/model-plan.ts'
import type { TrainOptions } from './options.ts'
import { needsOutOfFold, type PlannedFold, planFolds } from './plan-folds.ts'
import { fitPreprocessing } from './preprocessing/fit.ts'
import { encodeSplit, type RowSource, type SplitSources } from './preprocessing/labelled-rows.ts'
import { createRandom } from './random.ts'
import type { TunedModel } from './tune-model.ts'
import { memberOptions } from './tuning/recipe-options.ts'
import { BINNED_SETTING, LOGISTIC_RATE, logisticEpochs } from './tuning/settings.ts'

/** Rows that tell what some columns are worth; more would tell the same, later. */
const ABLATION_ROWS = 100_000
const ABLATION_VALIDATION_ROWS = 20_000

/** What a run has read, and the model that it is to train. */
export interface Subject {
  readonly schema: Schema
  readonly dataset: Dataset
  readonly split: Split
  readonly plan: ModelPlan
  /** Encoded as the plan says. */
  readonly rows: SplitSources
  /** What the model was taught, and what is known of it out of fold. */
  readonly tuned: Pick<TunedModel, 'lesson' | 'outOfFold' | 'learnsAll'>
  /** The test rows that ablations are measured on: positions in the history. */
  readonly sampledTest: Int32Array
}

/** Logits on the sampled test rows, of two networks that differ only in their columns. */
export interface AblationScores {
  readonly role: AblatedRole
  readonly columns: readonly string[]
  readonly trainRows: number
  readonly withColumns: Float64Array
  readonly without: Float64Array
}

/** Logits of a logistic regression. */
export interface LogisticScores {
  readonly test: Float64Array
  readonly validation: Float64Array
  /** Where validation rows are too few to calibrate on. */
  readonly outOfFold: OutOfFold | null
}

/** Null, or not there, where a network diverged. */
export interface Comparisons {
  readonly logistic: LogisticScores | null
  readonly ablations: readonly AblationScores[]
  /** Null also where nobody asked for folds and calibration does not need them. */
  readonly outOfFold: OutOfFold | null
}

type AblatedRole = 'audit' | 'inflatable'

/** A model to train, and the rows that it is to score. */
export interface Trial {
  readonly plan: ModelPlan
  readonly rows: RowSource
}

/** Everything that is to be trained beside the model. */
export interface PlannedComparisons {
  readonly logistic: Trial
  /** For the logistic regression to be calibrated on, as the model is. */
  readonly logisticValidation: RowSource
  /** The logistic regression without each fold; none where calibration does not need them. */
  readonly logisticFolds: readonly PlannedFold[]
  readonly ablations: readonly PlannedAblation[]
  /** What ablations are held against: the same training with all columns. */
  readonly reference: Trial | null
  readonly folds: readonly PlannedFold[]
  /** Of the model and of the logistic regression, where the search has told already. */
  readonly known: { readonly model: OutOfFold | null; readonly logistic: OutOfFold | null }
}

export function planComparisons(subject: Subject, options: TrainOptions): PlannedComparisons {
  const { outOfFold, learnsAll } = subject.tuned
  const ablated = { ...subject, plan: outcomePlan(subject, options) }
  const ablations = planAblations(ablated)
  const plain = plainSubject(subject, options)
  const folds = outOfFold ? [] : planFolds(subject, options)
  const needsFolds = !outOfFold?.logistic && (learnsAll || needsOutOfFold(subject, options))
  const calibrated = needsFolds ? plainFolds(plain, folds, options) : []
  return {
    logistic: { plan: planLogistic(plain.plan), rows: plain.rows.test },
    logisticValidation: plain.rows.validation,
    logisticFolds: calibrated.map((fold) => ({ ...fold, plan: planLogistic(fold.plan) })),
    ablations,
    reference: ablations.length > 0 ? planWithout(ablated, []) : null,
    folds,
    known: { model: outOfFold?.model ?? null, logistic: outOfFold?.logistic ?? null },
  }
}

/** Folds for the logistic regression: the model's own, where both read the same inputs. */
function plainFolds(
  plain: Subject,
  folds: readonly PlannedFold[],
  options: TrainOptions,
): readonly PlannedFold[] {
  if (folds.length > 0 && isPlain(options)) return folds
  return planFolds(plain, { ...options, bins: 0, rare_below: 0 }, { areNeeded: true })
}

/** Whether numbers and names are read as they are. */
function isPlain({ bins, rare_below }: TrainOptions): boolean {
  return bins === 0 && rare_below <= 1
}

/** The subject with numbers and names as they are: what people mean by a logistic regression. */
function plainSubject(subject: Subject, options: TrainOptions): Subject {
  if (isPlain(options) && subject.tuned.lesson === null) return subject
  const { schema, dataset, split, plan } = subject
  const { customers, labels } = dataset
  const preprocessing = fitPreprocessing(schema, customers, split.train)
  const rows = encodeSplit(preprocessing, customers, labels, split)
  const { train, validation } = rows
  return { ...subject, rows, plan: { ...plan, preprocessing, train, validation } }
}

/** The model as outcomes would teach it: its own plan, unless a committee does. */
function outcomePlan({ plan, rows, tuned }: Subject, options: TrainOptions): ModelPlan {
  if (tuned.lesson === null) return plan
  const { preprocessing } = plan
  const { train, validation } = rows
  const learned = { preprocessing, train, validation, start: undefined }
  return planModel(learned, memberOptions(options, BINNED_SETTING))
}

/** In the order in which `scoreComparisons` takes the trained models. */
export function trialsOf(planned: PlannedComparisons): Trial[] {
  const { logistic, logisticFolds, ablations, reference, folds } = planned
  return [logistic, ...logisticFolds, ...ablations, ...(reference ? [reference] : []), ...folds]
}

/**
 * @param models Those of `trialsOf`, trained; null where one diverged.
 */
export async function scoreComparisons(
  planned: PlannedComparisons,
  models: readonly (TrainedModel | null)[],
): Promise<Comparisons> {
  const trials = trialsOf(planned)
  const scores = new Map<Trial, Float64Array>()
  for (const [index, trial] of trials.entries()) {
    const model = models[index]
    if (model) scores.set(trial, await scoreNetwork(model.weights, trial.rows))
  }
  const { logistic, logisticFolds, ablations, reference, folds } = planned
  const withColumns = reference && scores.get(reference)
  const [logisticModel] = models
  const test = scores.get(logistic)
  return {
    logistic:
      test && logisticModel
        ? {
            test,
            validation: await scoreNetwork(logisticModel.weights, planned.logisticValidation),
            outOfFold: planned.known.logistic ?? joinFolds(logisticFolds, scores),
          }
        : null,
    ablations: ablations.flatMap((ablation): AblationScores[] => {
      const { role, columns, plan } = ablation
      const without = scores.get(ablation)
      if (!without || !withColumns) return []
      return [{ role, columns, trainRows: plan.train.labels.length, withColumns, without }]
    }),
    outOfFold: planned.known.model ?? joinFolds(folds, scores),
  }
}

/** Null where there are no folds, or a network of one diverged. */
function joinFolds(
  folds: readonly PlannedFold[],
  scores: ReadonlyMap<Trial, Float64Array>,
): OutOfFold | null {
  const logits = folds.map((fold) => scores.get(fold)).filter((one) => one !== undefined)
  if (folds.length === 0 || logits.length < folds.length) return null
  return { rows: folds.map(({ heldOut }) => heldOut), logits }
}

/** Such as `a logistic regression, 2 ablations, 5 folds`. */
export function describeComparisons({ ablations, folds }: PlannedComparisons): string {
  return [
    'a logistic regression',
    ...(ablations.length > 0
      ? [`${ablations.length} ablation${ablations.length > 1 ? 's' : ''} and their reference`]
      : []),
    ...(folds.length > 0 ? [`${folds.length} folds`] : []),
  ].join(', ')
}

/**
 * Trained by the same code as the network, on the same rows, until it has arrived: enough steps at
 * a rate that falls to 0. On the real histories of the README its log loss is that of
 * scikit-learn's within 0.001.
 */
function planLogistic(plan: ModelPlan): ModelPlan {
  const batches = Math.ceil(plan.train.labels.length / plan.options.batchSize)
  return {
    ...plan,
    hidden: [],
    dropout: 0,
    members: 1,
    start: undefined,
    isOptional: true,
    options: {
      ...plan.options,
      epochs: logisticEpochs(batches),
      schedule: { name: 'cosine', peak: LOGISTIC_RATE, warmup: 0 },
      ...{ l2: 0, weightDecay: 0, clipNorm: null, emaMomentum: null, patience: null },
    },
  }
}

interface PlannedAblation extends Trial {
  readonly role: AblatedRole
  readonly columns: readonly string[]
}

/** The network without the columns of each role that some columns, but not all, have. */
function planAblations(subject: Subject): PlannedAblation[] {
  const { features } = subject.schema
  const roles: readonly AblatedRole[] = ['audit', 'inflatable']
  return roles.flatMap((role): PlannedAblation[] => {
    const columns = features.filter((feature) => feature.role === role).map(({ name }) => name)
    if (columns.length === 0 || columns.length === features.length) return []
    return [{ role, columns, ...planWithout(subject, columns) }]
  })
}

/** One network, trained on a sample of the rows, that does not know some columns. */
function planWithout(subject: Subject, columns: readonly string[]): Trial {
  const { dataset, plan, schema, sampledTest, split } = subject
  const { labels, customers } = dataset
  const isKept = schema.features.map(({ name }) => !columns.includes(name))
  const preprocessing = { features: plan.preprocessing.features.filter((_, at) => isKept[at]) }
  const sample = (rows: Int32Array, size: number) =>
    sampleRows(labels, rows, { size, random: createRandom(plan.seed, 'ablation') })
  const rows = encodeSplit(
    preprocessing,
    { ...customers, columns: customers.columns.filter((_, at) => isKept[at]) },
    labels,
    {
      train: sample(split.train, ABLATION_ROWS),
      validation: sample(split.validation, ABLATION_VALIDATION_ROWS),
      test: sampledTest,
    },
  )
  const { train, validation, test } = rows
  return {
    plan: {
      ...{ ...plan, preprocessing, train, validation, members: 1 },
      ...{ start: undefined, isOptional: true },
    },
    rows: test,
  }
}
