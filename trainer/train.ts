/** The main job, one stage a line: a campaign history in, a served model and its proof out. */

import { selectRows } from '../shared/customer-table.ts'
import { encode } from '../shared/encode.ts'
import { computeGoldenRows } from '../shared/golden-rows.ts'
import type { PreprocessingParameters } from '../shared/preprocessing.ts'
import type { Schema } from '../shared/schema.ts'
import { toProbability } from '../shared/score.ts'
import { requireNoBadRows, toRejectedCsv } from './data/bad-rows.ts'
import { type Dataset, readDataset, requireTrainable } from './data/dataset.ts'
import { readSchemaFile } from './data/schema-file.ts'
import { type Split, splitRows } from './data/split.ts'
import { type Evaluation, evaluate } from './evaluation/evaluation.ts'
import { fitReferenceScores } from './evaluation/reference-scores.ts'
import { assembleBundle } from './export/bundle.ts'
import { chooseGoldenCustomers } from './export/golden-customers.ts'
import { buildGraphModel } from './export/graph-model.ts'
import { encodeKeras } from './export/keras.ts'
import { encodeKerasH5 } from './export/keras-h5.ts'
import { encodeSavedModel } from './export/saved-model.ts'
import { createStaging, type Staging } from './export/staging.ts'
import { verifyBundle } from './export/verification.ts'
import { describeLibraries } from './libraries.ts'
import { loadGraphScorer } from './model/graph-scorer.ts'
import {
  countWeights,
  fillUnseenWeights,
  initialWeights,
  type Network,
  type NetworkWeights,
} from './model/network.ts'
import { type Backend, startBackend } from './model/tfjs-backend.ts'
import { type LabelledRows, type TrainedNetwork, trainWithTfjs } from './model/tfjs-training.ts'
import type { TrainingHistory } from './model/training-history.ts'
import type { TrainOptions } from './options.ts'
import { toPng } from './plots/canvas.ts'
import { drawTrainingHistory } from './plots/training-history.ts'
import { findConstantFeatures, fitPreprocessing } from './preprocessing/fit.ts'
import { createProgress } from './progress.ts'
import { createRandom } from './random.ts'
import { toMetricsCsv } from './report/metrics-csv.ts'
import { toPredictionsCsv } from './report/predictions-csv.ts'
import { describeData, describeResult } from './report/summary.ts'

/** What a run needs from the world around it. */
export interface TrainServices {
  readonly print: (line: string) => void
  readonly isTerminal: boolean
  readonly now: () => Date
}

/** What a run found out, once all its files are in place. */
export interface TrainResult {
  readonly schema: Schema
  readonly split: Split
  readonly preprocessing: PreprocessingParameters
  readonly network: Network
  readonly weights: NetworkWeights
  readonly backend: Backend
  readonly history: TrainingHistory
  readonly evaluation: Evaluation
  /** Version of the edge bundle. */
  readonly version: string
}

/**
 * Runs the whole job. Files are replaced at the end, all together, or not at all.
 *
 * @throws Failure when the data cannot be trained on, an output cannot be written, or the bundle
 *   does not reproduce what was tested.
 */
export async function train(options: TrainOptions, services: TrainServices): Promise<TrainResult> {
  const staging = createStaging()
  try {
    const schema = await readSchemaFile(options.schema)
    const dataset = await readGoodRows(options, schema)
    const split = drawSplit(dataset, options)
    const preprocessing = fitPreprocessing(schema, selectRows(dataset.customers, split.train))
    const constant = findConstantFeatures(preprocessing)
    for (const line of describeData({ options, schema, dataset, split, preprocessing, constant })) {
      services.print(line)
    }

    const rows = encodeSplit(dataset, split, preprocessing)
    const backend = await startBackend(options.backend)
    const trained = trainNetwork(rows, backend, options, services)
    const network = networkOf(rows.train, options)
    const weights = fillUnseenWeights(trained.weights, preprocessing, rows.train.encoded)

    // From here on the exported graph speaks, on the backend that will serve it.
    const graph = buildGraphModel(weights)
    const scorer = await loadGraphScorer(graph)
    const probabilitiesOf = ({ encoded, labels }: LabelledRows): Float64Array =>
      Float64Array.from(scorer.computeLogits(encoded, labels.length), toProbability)
    const testProbabilities = probabilitiesOf(rows.test)
    const evaluation = evaluate(rows.test.labels, testProbabilities, {
      trainingBaseRate: meanOf(rows.train.labels),
    })
    const golden = computeGoldenRows(
      chooseGoldenCustomers(schema, selectRows(dataset.customers, split.validation)),
      { schema, preprocessing, computeLogits: scorer.computeLogits },
    )
    const referenceScores = fitReferenceScores(probabilitiesOf(rows.validation))
    scorer.dispose()

    const bundle = assembleBundle({
      graph,
      preprocessing,
      golden,
      trainedAt: services.now(),
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
      training: describeTraining(options, backend, split, trained.history),
      libraries: await describeLibraries(),
    })
    await stageModel(staging, options, network, weights)
    await staging.file(options.metrics_out, toMetricsCsv(evaluation))
    await staging.file(options.history_out, await toPng(drawTrainingHistory(trained.history)))
    if (options.predictions_out !== null) {
      const ids = Array.from(split.test, (row) => dataset.ids[row])
      const csv = toPredictionsCsv(ids, rows.test.labels, testProbabilities)
      await staging.file(options.predictions_out, csv)
    }
    const stagedBundle = await staging.folder(options.edge_out, bundle.files)
    await verifyBundle(stagedBundle)
    await staging.publish()

    const result = {
      ...{ schema, split, preprocessing, network, weights, backend, evaluation },
      history: trained.history,
      version: bundle.version,
    }
    for (const line of describeResult(result, options)) services.print(line)
    return result
  } finally {
    await staging.discard()
  }
}

/** Reads the history; bad rows stop the run or are set aside, as the options say. */
async function readGoodRows(options: TrainOptions, schema: Schema): Promise<Dataset> {
  const dataset = await readDataset(options.data_path, schema)
  if (options.on_bad_rows === 'stop') requireNoBadRows(options.data_path, dataset.badRows)
  requireTrainable(options.data_path, dataset, schema.label)
  if (options.on_bad_rows === 'skip') {
    const staging = createStaging()
    await staging.file(options.rejected_out, toRejectedCsv(dataset.columns, dataset.badRows))
    await staging.publish()
  }
  return dataset
}

function drawSplit(dataset: Dataset, options: TrainOptions): Split {
  return splitRows(dataset.labels, {
    testSize: options.test_size,
    validationSize: options.validation_size,
    random: createRandom(options.seed, 'split'),
    ids: dataset.ids,
    fixed: dataset.splits,
  })
}

function encodeSplit(
  { customers, labels }: Dataset,
  split: Split,
  preprocessing: PreprocessingParameters,
): Readonly<Record<keyof Split, LabelledRows>> {
  const encodePart = (rows: Int32Array): LabelledRows => ({
    encoded: encode(preprocessing, selectRows(customers, rows)),
    labels: Float32Array.from(rows, (row) => labels[row]),
  })
  return {
    train: encodePart(split.train),
    validation: encodePart(split.validation),
    test: encodePart(split.test),
  }
}

function networkOf({ encoded, labels }: LabelledRows, options: TrainOptions): Network {
  return {
    inputs: encoded.length / labels.length,
    hidden: options.hidden,
    dropout: options.dropout,
  }
}

function trainNetwork(
  rows: { readonly train: LabelledRows; readonly validation: LabelledRows },
  backend: Backend,
  options: TrainOptions,
  { print, isTerminal, now }: TrainServices,
): TrainedNetwork {
  const network = networkOf(rows.train, options)
  const start = initialWeights(network, createRandom(options.seed, 'initial weights'))
  const sizes = [network.inputs, ...network.hidden, 1].join('-')
  print(`Training a ${sizes} network (${countWeights(start)} weights) on tfjs ${backend}.`)
  const progress = createProgress({
    epochs: options.epochs,
    rows: rows.train.labels.length,
    isTerminal: isTerminal && !options.quiet,
    now: () => now().getTime(),
    print,
  })
  try {
    return trainWithTfjs(
      network,
      start,
      rows,
      {
        epochs: options.epochs,
        batchSize: options.batch_size,
        learningRate: options.lr,
        l2: options.l2,
        patience: options.patience,
      },
      {
        order: createRandom(options.seed, 'order of rows'),
        masks: createRandom(options.seed, 'dropout masks'),
        onBatch: progress.onBatch,
        onEpoch: progress.onEpoch,
      },
    )
  } finally {
    progress.stop()
  }
}

async function stageModel(
  staging: Staging,
  options: TrainOptions,
  network: Network,
  weights: NetworkWeights,
): Promise<void> {
  const encodeModel = options.model_out.endsWith('.h5') ? encodeKerasH5 : encodeKeras
  await staging.file(options.model_out, await encodeModel(network, weights, { l2: options.l2 }))
  if (options.saved_model_out !== null) {
    // TensorFlow Serving looks for versions in numbered folders.
    await staging.folder(options.saved_model_out, {
      '1/saved_model.pb': encodeSavedModel(weights),
    })
  }
}

/** What shaped the weights, for the manifest: no paths, which are the machine's own business. */
function describeTraining(
  options: TrainOptions,
  backend: Backend,
  split: Split,
  history: TrainingHistory,
) {
  return {
    train_rows: split.train.length,
    validation_rows: split.validation.length,
    test_size: options.test_size,
    validation_size: options.validation_size,
    hidden: options.hidden.join(','),
    dropout: options.dropout,
    l2: options.l2,
    epochs: options.epochs,
    epochs_run: history.epochs.length,
    best_epoch: history.bestEpoch + 1,
    batch_size: options.batch_size,
    lr: options.lr,
    patience: options.patience,
    seed: options.seed,
    backend,
  }
}

function meanOf(values: Float32Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
