/** The first stages of a run: a history read, checked, split and encoded. */

import { Failure } from '../shared/failure.ts'
import type { PreprocessingParameters } from '../shared/preprocessing.ts'
import type { Schema } from '../shared/schema.ts'
import { requireNoBadRows } from './data/bad-rows.ts'
import { checkData, type DataCheck, requireNoLeaks } from './data/data-check.ts'
import { type Dataset, readDataset, requireTrainable } from './data/dataset.ts'
import { sampleRows } from './data/row-sample.ts'
import { readSchemaFile } from './data/schema-file.ts'
import { type Split, splitRows } from './data/split.ts'
import type { NetworkWeights } from './model/network.ts'
import { DEFAULT_HIDDEN, type TrainOptions } from './options.ts'
import { fitPreprocessing } from './preprocessing/fit.ts'
import { encodeSplit, type SplitSources } from './preprocessing/labelled-rows.ts'
import { createRandom } from './random.ts'
import { adaptModel } from './warm-start/adapt-model.ts'
import { readEarlierModel } from './warm-start/read-earlier-model.ts'

/**
 * Test rows that are drawn again, shuffled and set to other values; more would take longer to tell
 * the same.
 */
const SAMPLED_ROWS = 25_000

/** The data's side of a run. */
export interface PreparedData {
  readonly schema: Schema
  readonly dataset: Dataset
  readonly split: Split
  readonly check: DataCheck
  readonly preprocessing: PreprocessingParameters
  readonly rows: SplitSources
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
  requireAmountColumns(schema, options)
  const dataset = await readGoodRows(options, schema)
  const random = (purpose: string) => createRandom(options.seed, purpose)
  const split = splitRows(dataset.labels, {
    testSize: options.test_size,
    validationSize: options.validation_size,
    random: random('split'),
    ids: dataset.ids,
    fixed: dataset.splits,
    times: dataset.times,
    groups: dataset.groups,
  })
  const fresh = fitPreprocessing(schema, dataset.customers, split.train)
  const check = checkData({ schema, dataset, split, preprocessing: fresh })
  requireNoLeaks(check, options.allow_leakage)
  const { preprocessing, start, origin } = await startFrom(options, fresh)
  return {
    ...{ schema, dataset, split, check, preprocessing, start, origin },
    rows: encodeSplit(preprocessing, dataset.customers, dataset.labels, split),
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
    origin: { name: earlier.origin, notes: [...notes, ...trained] },
  }
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

/** Found out now, not after the training. */
function requireAmountColumns({ features }: Schema, options: TrainOptions): void {
  for (const flag of ['cost_per_send', 'value_per_conversion'] as const) {
    const column = options[flag]
    if (typeof column !== 'string') continue
    const feature = features.find(({ name }) => name === column)
    if (feature && feature.type !== 'category') continue
    const columns = features.filter(({ type }) => type !== 'category').map(({ name }) => name)
    throw new Failure(
      'invalid-usage',
      `Expected --${flag} to be an amount, or a column of numbers of the schema: ` +
        `${columns.join(', ')}. Received "${column}".`,
    )
  }
}
