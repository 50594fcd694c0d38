/** The main job, one stage a line: a campaign history in, a served model and its proof out. */

import { selectRows } from '../shared/customer-table.ts'
import { computeGoldenRows, type GoldenRow } from '../shared/golden-rows.ts'
import type { PreprocessingParameters } from '../shared/preprocessing.ts'
import type { Schema } from '../shared/schema.ts'
import { type ReferenceScores, toProbability } from '../shared/score.ts'
import { requireConsistentOptions } from './consistent-options.ts'
import { requireNoBadRows, toRejectedCsv } from './data/bad-rows.ts'
import { type Dataset, readDataset, requireTrainable } from './data/dataset.ts'
import { readSchemaFile } from './data/schema-file.ts'
import { type Split, splitRows } from './data/split.ts'
import { type Evaluation, evaluate } from './evaluation/evaluation.ts'
import { fitReferenceScores } from './evaluation/reference-scores.ts'
import { type AssembledBundle, assembleBundle } from './export/bundle.ts'
import { chooseGoldenCustomers } from './export/golden-customers.ts'
import { encodeKerasFile } from './export/keras-file.ts'
import { encodeSavedModel } from './export/saved-model.ts'
import { describeTraining } from './export/training-record.ts'
import { verifyBundle } from './export/verification.ts'
import { type FittedModel, fitModel } from './fit-model.ts'
import { describeLibraries } from './libraries.ts'
import { loadGraphScorer } from './model/graph-scorer.ts'
import type { NetworkWeights } from './model/network.ts'
import type { TrainingHistory } from './model/training-history.ts'
import type { TrainOptions } from './options.ts'
import { requireSeparateOutputs, requireWritableOutputs } from './output-paths.ts'
import { toPng } from './plots/canvas.ts'
import { drawTrainingHistory } from './plots/training-history.ts'
import { fitPreprocessing } from './preprocessing/fit.ts'
import {
  encodeSplit,
  openRows,
  type RowSource,
  type SplitSources,
} from './preprocessing/labelled-rows.ts'
import { createRandom } from './random.ts'
import { toMetricsCsv } from './report/metrics-csv.ts'
import { toPredictionsCsv } from './report/predictions-csv.ts'
import { describeData, describeResult } from './report/summary.ts'
import type { TrainServices } from './services.ts'
import { createStaging, type Staging } from './staging.ts'

/** What a run found out, once all its files are in place. */
export interface TrainResult {
  readonly weights: NetworkWeights
  readonly history: TrainingHistory
  readonly evaluation: Evaluation
  /** Version of the edge bundle. */
  readonly version: string
}

/** The data's side of a run. */
interface PreparedData {
  readonly schema: Schema
  readonly dataset: Dataset
  readonly split: Split
  readonly preprocessing: PreprocessingParameters
  readonly rows: SplitSources
}

/** What the exported graph says of rows that training has not seen. */
interface Verdict {
  readonly testProbabilities: Float64Array
  readonly evaluation: Evaluation
  readonly referenceScores: ReferenceScores
  readonly golden: readonly GoldenRow[]
}

/**
 * Runs the whole job. Files are replaced at the end, all together, or not at all; a run that
 * diverges leaves its last good weights in a file of their own.
 *
 * @throws Failure when the data cannot be trained on, training diverges, an output cannot be
 *   written, or the bundle does not reproduce what was tested.
 */
export async function train(options: TrainOptions, services: TrainServices): Promise<TrainResult> {
  requireConsistentOptions(options)
  requireSeparateOutputs(options)
  await requireWritableOutputs(options)
  const staging = createStaging()
  try {
    const data = await prepareData(options)
    printLines(services, describeData(data, options))
    const model = await fitModel(data, options, services)
    const verdict = await judgeModel(data, model)
    const bundle = await describeBundle(data, model, verdict, { options, now: services.now() })
    await stageReports(staging, data, model, verdict, options)
    await stageModels(staging, model, options)
    await verifyBundle(await staging.folder(options.edge_out, bundle.files))
    await staging.publish()

    const { weights, history, histories } = model
    const result = { weights, history, evaluation: verdict.evaluation, version: bundle.version }
    printLines(services, describeResult({ ...result, histories }, options))
    return result
  } finally {
    await staging.discard()
  }
}

async function prepareData(options: TrainOptions): Promise<PreparedData> {
  const schema = await readSchemaFile(options.schema)
  const dataset = await readGoodRows(options, schema)
  const split = splitRows(dataset.labels, {
    testSize: options.test_size,
    validationSize: options.validation_size,
    random: createRandom(options.seed, 'split'),
    ids: dataset.ids,
    fixed: dataset.splits,
  })
  const preprocessing = fitPreprocessing(schema, dataset.customers, split.train)
  const rows = encodeSplit(preprocessing, dataset.customers, dataset.labels, split)
  return { schema, dataset, split, preprocessing, rows }
}

/** Reads the history; bad rows stop the run or are set aside, as the options say. */
async function readGoodRows(options: TrainOptions, schema: Schema): Promise<Dataset> {
  const dataset = await readDataset(options.data_path, schema)
  if (options.on_bad_rows === 'stop') requireNoBadRows(options.data_path, dataset.badRows)
  requireTrainable(options.data_path, dataset, schema.label)
  return dataset
}

/** Everything that is told of the model comes from the exported graph, on the serving backend. */
async function judgeModel(data: PreparedData, { graph }: FittedModel): Promise<Verdict> {
  const { schema, dataset, split, preprocessing, rows } = data
  const scorer = await loadGraphScorer(graph)
  try {
    const probabilitiesOf = (source: RowSource): Float64Array =>
      new Float64Array(scorer.scoreRows(openRows(source))).map(toProbability)
    const testProbabilities = probabilitiesOf(rows.test)
    return {
      testProbabilities,
      evaluation: evaluate(rows.test.labels, testProbabilities, {
        trainingBaseRate: meanOf(rows.train.labels),
      }),
      referenceScores: fitReferenceScores(probabilitiesOf(rows.validation)),
      golden: computeGoldenRows(
        chooseGoldenCustomers(schema, selectRows(dataset.customers, split.validation)),
        { schema, preprocessing, computeLogits: scorer.computeLogits },
      ),
    }
  } finally {
    scorer.dispose()
  }
}

async function describeBundle(
  { schema, split, preprocessing }: PreparedData,
  { graph, engine, history }: FittedModel,
  { evaluation, golden, referenceScores }: Verdict,
  { options, now }: { readonly options: TrainOptions; readonly now: Date },
): Promise<AssembledBundle> {
  return assembleBundle({
    graph,
    preprocessing,
    golden,
    trainedAt: now,
    schema,
    metrics: {
      test_rows: evaluation.rows,
      test_positives: evaluation.positives,
      accuracy: evaluation.report.accuracy,
      roc_auc: evaluation.rocAuc,
      log_loss: evaluation.logLoss,
      base_rate_log_loss: evaluation.baseRateLogLoss,
    },
    reference_scores: referenceScores,
    training: describeTraining(options, { engine, split, history }),
    libraries: await describeLibraries(options.engine),
  })
}

async function stageReports(
  staging: Staging,
  { dataset, split, rows }: PreparedData,
  { history, histories }: FittedModel,
  { evaluation, testProbabilities }: Verdict,
  options: TrainOptions,
): Promise<void> {
  if (options.on_bad_rows === 'skip') {
    await staging.file(options.rejected_out, toRejectedCsv(dataset.columns, dataset.badRows))
  }
  await staging.file(options.metrics_out, toMetricsCsv(evaluation))
  await staging.file(
    options.history_out,
    await toPng(drawTrainingHistory(history, { members: histories })),
  )
  if (options.predictions_out !== null) {
    const { labels } = rows.test
    const csv = toPredictionsCsv(dataset.ids, split.test, labels, testProbabilities)
    await staging.file(options.predictions_out, csv)
  }
}

async function stageModels(
  staging: Staging,
  { network, weights }: FittedModel,
  options: TrainOptions,
): Promise<void> {
  const file = await encodeKerasFile(options.model_out, network, weights, { l2: options.l2 })
  await staging.file(options.model_out, file)
  if (options.saved_model_out !== null) {
    // TensorFlow Serving looks for versions in numbered folders.
    await staging.folder(options.saved_model_out, {
      '1/saved_model.pb': encodeSavedModel(weights),
    })
  }
}

function printLines({ print }: TrainServices, lines: readonly string[]): void {
  for (const line of lines) print(line)
}

function meanOf(values: Float32Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
