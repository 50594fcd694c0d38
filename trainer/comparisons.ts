/** Models that are trained only to be compared with, or to tell how good the real one is. */

import type { Schema } from '../shared/schema.ts'
import type { Dataset } from './data/dataset.ts'
import { foldsOf } from './data/folds.ts'
import { sampleRows } from './data/row-sample.ts'
import type { Split } from './data/split.ts'
import { scoreNetwork } from './export/score-network.ts'
import type { Engine } from './model/engines.ts'
import { type ModelPlan, trainModels } from './model/model-plan.ts'
import type { NetworkWeights } from './model/network.ts'
import type { TrainOptions } from './options.ts'
import { fitPreprocessing } from './preprocessing/fit.ts'
import { encodeSplit, HELD_BYTES, type RowSource } from './preprocessing/labelled-rows.ts'
import { createRandom } from './random.ts'

/**
 * A logistic regression that has arrived: enough steps at a rate that falls to 0. On the real
 * histories of the README its log loss is that of scikit-learn's within 0.001.
 */
const LOGISTIC = { peak: 0.02, steps: 6000, mostEpochs: 100, fewestEpochs: 5 }

/** Rows that tell what some columns are worth; more would tell the same, later. */
const ABLATION_ROWS = 100_000
const ABLATION_VALIDATION_ROWS = 20_000

/** With fewer validation rows of either outcome, calibration learns from all rows, out of fold. */
const CALIBRATION_ROWS = 200
const CALIBRATION_FOLDS = 5

/** What a run has read, and the model that it trained. */
export interface Subject {
  readonly schema: Schema
  readonly dataset: Dataset
  readonly split: Split
  readonly plan: ModelPlan
  /** Of the trained model, before calibration. */
  readonly weights: NetworkWeights
  /** All test rows, encoded. */
  readonly test: RowSource
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

/** Logits of rows by networks that have not seen them. */
export interface OutOfFold {
  /** Positions in the history of each fold's rows. */
  readonly rows: readonly Int32Array[]
  /** Their logits. */
  readonly logits: readonly Float64Array[]
}

/** Null, or not there, where a network diverged. */
export interface Comparisons {
  /** Logits of a logistic regression on all test rows. */
  readonly logistic: Float64Array | null
  readonly ablations: readonly AblationScores[]
  /** Null also where nobody asked for folds and calibration does not need them. */
  readonly outOfFold: OutOfFold | null
}

type AblatedRole = 'audit' | 'inflatable'

/** A model to train, and the rows that it is to score. */
interface Trial {
  readonly plan: ModelPlan
  readonly rows: RowSource
}

/** Trains all of them together, on every core. */
export async function compareModels(
  subject: Subject,
  engine: Engine,
  options: TrainOptions,
): Promise<Comparisons> {
  const ablations = planAblations(subject)
  // What they are held against: the same training with all columns.
  const reference = ablations.length > 0 ? [planWithout(subject, [])] : []
  const folds = planFolds(subject, options)
  const logistic = { plan: planLogistic(subject.plan), rows: subject.test }
  const scores = await runTrials([logistic, ...reference, ...ablations, ...folds], engine)
  const [logisticScores, withColumns] = scores
  const ablationScores = scores.slice(2, 2 + ablations.length)
  const foldScores = scores.slice(scores.length - folds.length).filter((one) => one !== null)
  return {
    logistic: logisticScores,
    ablations: ablations.flatMap(({ role, columns, plan }, index): AblationScores[] => {
      const without = ablationScores[index]
      if (without === null || withColumns === null) return []
      return [{ role, columns, trainRows: plan.train.labels.length, withColumns, without }]
    }),
    outOfFold:
      folds.length > 0 && foldScores.length === folds.length
        ? { rows: folds.map(({ heldOut }) => heldOut), logits: foldScores }
        : null,
  }
}

/** @returns Logits, in the order of the trials; null where a network diverged. */
async function runTrials(
  trials: readonly Trial[],
  engine: Engine,
): Promise<(Float64Array | null)[]> {
  const models = await trainModels(
    trials.map(({ plan }) => plan),
    engine,
  )
  const scores: (Float64Array | null)[] = []
  for (const [index, { rows }] of trials.entries()) {
    const weights = models[index]?.weights
    scores.push(weights ? await scoreNetwork(weights, rows) : null)
  }
  return scores
}

/** Trained by the same code as the network, on the same rows, until it has arrived. */
function planLogistic(plan: ModelPlan): ModelPlan {
  const { peak, steps, fewestEpochs, mostEpochs } = LOGISTIC
  const batches = Math.ceil(plan.train.labels.length / plan.options.batchSize)
  return {
    ...plan,
    hidden: [],
    dropout: 0,
    members: 1,
    start: undefined,
    options: {
      ...plan.options,
      epochs: Math.min(mostEpochs, Math.max(fewestEpochs, Math.ceil(steps / batches))),
      schedule: { name: 'cosine', peak, warmup: 0 },
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
    plan: { ...plan, preprocessing, train, validation, members: 1, start: undefined },
    rows: test,
  }
}

interface PlannedFold extends Trial {
  /** Positions in the history of the rows that it does not learn from. */
  readonly heldOut: Int32Array
}

/**
 * The model again, once for each fold of the training and validation rows, without that fold.
 * Encodings are learned anew from what is left.
 */
function planFolds(subject: Subject, options: TrainOptions): PlannedFold[] {
  const { dataset, schema, split, plan } = subject
  const { labels, customers } = dataset
  const count = options.folds ?? (needsOutOfFold(subject, options) ? CALIBRATION_FOLDS : 0)
  if (count === 0) return []
  const rows = Int32Array.from([...split.train, ...split.validation]).sort()
  const folds = foldsOf(labels, rows, count, {
    random: createRandom(options.seed, 'folds'),
    customers: dataset.ids.customers,
    groups: dataset.groups,
  })
  return folds.map((heldOut, fold) => {
    // Early stopping must not see the fold that judges: it watches the next one.
    const watched = options.patience === null ? heldOut : folds[(fold + 1) % count]
    const train = rowsOutside(rows, options.patience === null ? [heldOut] : [heldOut, watched])
    // Weights to start from are those of one encoding.
    const preprocessing = plan.start
      ? plan.preprocessing
      : fitPreprocessing(schema, customers, train)
    const encoded = encodeSplit(
      preprocessing,
      customers,
      labels,
      { train, validation: watched, test: heldOut },
      { heldBytes: HELD_BYTES / count },
    )
    return {
      heldOut,
      plan: { ...plan, preprocessing, train: encoded.train, validation: encoded.validation },
      rows: encoded.test,
    }
  })
}

function needsOutOfFold({ dataset, split }: Subject, { calibration }: TrainOptions): boolean {
  const positives = split.validation.reduce((sum, row) => sum + dataset.labels[row], 0)
  const fewest = Math.min(positives, split.validation.length - positives)
  return calibration === 'auto' && fewest < CALIBRATION_ROWS
}

/** Those of some rows that are in none of the folds. */
function rowsOutside(rows: Int32Array, folds: readonly Int32Array[]): Int32Array {
  const isInside = new Uint8Array(rows[rows.length - 1] + 1)
  for (const fold of folds) for (const row of fold) isInside[row] = 1
  return rows.filter((row) => isInside[row] === 0)
}
