/** The first stages of a run: a history read, checked and split, its encoding learned. */

import { Failure } from '../shared/failure.ts'
import type { PolicySettings } from '../shared/policy.ts'
import type { PreprocessingParameters } from '../shared/preprocessing.ts'
import type { Schema } from '../shared/schema.ts'
import { requireNoBadRows } from './data/bad-rows.ts'
import { checkData, type DataCheck, requireNoLeaks } from './data/data-check.ts'
import { type Dataset, readDataset, requireTrainable } from './data/dataset.ts'
import { readPolicyFile } from './data/policy-file.ts'
import { SPLIT_NAMES } from './data/row-rules.ts'
import { sampleRows } from './data/row-sample.ts'
import { readSchemaFile } from './data/schema-file.ts'
import { type Split, splitRows } from './data/split.ts'
import { amountsOf } from './evaluation/amounts.ts'
import type { Amounts } from './evaluation/profit-ranking.ts'
import type { NetworkWeights } from './model/network.ts'
import { DEFAULT_HIDDEN, encodingOf, type TrainOptions, validationSizeOf } from './options.ts'
import { fitPreprocessing } from './preprocessing/fit.ts'
import { rowsFrom } from './preprocessing/labelled-rows.ts'
import { createRandom } from './random.ts'
import { adaptModel } from './warm-start/adapt-model.ts'
import type { EarlierModel } from './warm-start/earlier-model.ts'
import { readEarlierModel } from './warm-start/read-earlier-model.ts'

/** Test rows that are drawn again and ablations measured on; more would tell the same, later. */
const SAMPLED_ROWS = 25_000

/** The data's side of a run. */
export interface PreparedData {
  readonly schema: Schema
  /** How the worker is to decide; null where no file says so. */
  readonly policySettings: PolicySettings | null
  readonly dataset: Dataset
  /**
   * What a send costs and a conversion earns, of rows at these positions; null where nobody told.
   */
  readonly amountsAt: ((rows: Int32Array) => Amounts) | null
  readonly split: Split
  readonly check: DataCheck
  readonly preprocessing: PreprocessingParameters
  /** Some of the test rows, or all: positions in the history. */
  readonly sampledTest: Int32Array
  /** The earlier model's weights, made to fit the encoding, where there is one. */
  readonly start: NetworkWeights | undefined
  /** What that model is, and what a person should know of it, one sentence each. */
  readonly origin: { readonly name: string; readonly notes: readonly string[] } | null
}

/**
 * @throws Failure when a file cannot be read, the history cannot be trained on, an earlier model
 *   does not fit it, or a feature tells the label.
 */
export async function prepareData(options: TrainOptions): Promise<PreparedData> {
  const schema = await readSchemaFile(options.schema)
  const policySettings = await readPolicyFile(options, schema)
  const dataset = await readGoodRows(options, schema)
  const random = (purpose: string) => createRandom(options.seed, purpose)
  const split = splitRows(dataset.labels, {
    testSize: options.test_size,
    validationSize: validationSizeOf(options),
    random: random('split'),
    ids: dataset.ids,
    fixed: dataset.splits,
    times: dataset.times,
    groups: dataset.groups,
  })
  const amountsAt = readAmounts(schema, dataset, options)
  const fresh = fitPreprocessing(schema, dataset.customers, split.train, encodingOf(options))
  const check = checkData({ schema, dataset, split, preprocessing: fresh })
  requireNoLeaks(check, options.allow_leakage)
  const { preprocessing, start, origin } = await startFrom(options, schema, fresh)
  return {
    ...{ schema, policySettings, dataset, amountsAt, split },
    check: origin ? warnOfOrigin(check, origin.name, options) : check,
    ...{ preprocessing, start, origin },
    sampledTest: sampleRows(dataset.labels, split.test, {
      size: SAMPLED_ROWS,
      random: random('sampled test rows'),
    }),
  }
}

/** Reads the history; bad rows stop the run or are set aside, as the options say. */
async function readGoodRows(options: TrainOptions, schema: Schema): Promise<Dataset> {
  const dataset = await readDataset(options.data_path, schema, {
    timeColumn: options.time_column,
    groupColumn: options.group_column,
  })
  if (options.on_bad_rows === 'stop') requireNoBadRows(options.data_path, dataset.badRows)
  requireTrainable(options.data_path, dataset, schema.label)
  return dataset
}

/** The encoding of an earlier model, brought up to date, or else this history's own. */
async function startFrom(
  options: TrainOptions,
  schema: Schema,
  fresh: PreprocessingParameters,
): Promise<Pick<PreparedData, 'preprocessing' | 'start' | 'origin'>> {
  const { init_from: path, init_preprocessing: encoding, dropout } = options
  if (path === null) return { preprocessing: fresh, start: undefined, origin: null }
  const earlier = await readEarlierModel(path, { preprocessing: encoding })
  const { weights, preprocessing, notes } = adaptModel(earlier, fresh)
  requireSameWidths(weights, options)
  const trained =
    earlier.dropout === null || earlier.dropout === dropout
      ? []
      : [`It was trained with dropout ${earlier.dropout}; this run takes --dropout ${dropout}.`]
  return {
    preprocessing,
    start: weights,
    origin: { name: earlier.origin, notes: [...notes, ...otherLabel(earlier, schema), ...trained] },
  }
}

/** Whether validation rows were drawn only because somebody might need them. */
export function hasSpareValidation(
  { dataset }: Pick<PreparedData, 'dataset'>,
  { validation_size, patience }: TrainOptions,
): boolean {
  const isFixed = dataset.splits?.includes(SPLIT_NAMES.indexOf('validation')) ?? false
  return validation_size === null && patience === null && !isFixed
}

/** What the check says beside validation rows, of which a model that learns from all needs none. */
export function withoutValidation(check: DataCheck): DataCheck {
  const isOfValidation = (warning: DataCheck['warnings'][number]) =>
    warning.kind === 'few_positives' && warning.part === 'validation'
  return { ...check, warnings: check.warnings.filter((warning) => !isOfValidation(warning)) }
}

/** Newer rows than all others are those that an earlier model cannot have seen. */
function warnOfOrigin(check: DataCheck, origin: string, options: TrainOptions): DataCheck {
  if (options.time_column !== null) return check
  return { ...check, warnings: [...check.warnings, { kind: 'earlier_model', origin }] }
}

/** A model of another outcome may be a good start, but nobody should take it for this one's. */
function otherLabel(earlier: EarlierModel, { label }: Schema): string[] {
  const theirs = earlier.schema?.label
  if (!theirs || JSON.stringify(theirs) === JSON.stringify(label)) return []
  const spell = ({ column, positive }: Schema['label']) => `${column} = ${positive.join(' or ')}`
  return [`It was trained to tell ${spell(theirs)}; this run learns ${spell(label)}.`]
}

/** Widths left at their default are the earlier model's. */
function requireSameWidths(weights: NetworkWeights, { hidden }: TrainOptions): void {
  const own = weights.slice(0, -1).map(({ units }) => units)
  if (String(hidden) === String(own) || String(hidden) === String(DEFAULT_HIDDEN)) return
  throw new Failure(
    'invalid-usage',
    `Expected --hidden ${own.join(',') || 'none'}, as the earlier model of --init_from has, or ` +
      `no --hidden. Received ${hidden.join(',') || 'none'}.`,
  )
}

/** All are read once now, so that a column that will not do is found out before the training. */
function readAmounts(
  schema: Schema,
  { customers }: Dataset,
  { cost_per_send: cost, value_per_conversion: value }: TrainOptions,
): PreparedData['amountsAt'] {
  if (cost === null || value === null) return null
  const amountsAt = (rows: Int32Array): Amounts => ({
    costs: amountsOf(cost, { schema, customers, rows, flag: '--cost_per_send' }),
    values: amountsOf(value, { schema, customers, rows, flag: '--value_per_conversion' }),
  })
  amountsAt(rowsFrom(0, customers.rows))
  return amountsAt
}
