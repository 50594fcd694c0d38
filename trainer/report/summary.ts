/** What a run says in the terminal: the data before, the figures and the next step after. */

import { inputNames, type PreprocessingParameters } from '../../shared/preprocessing.ts'
import type { Schema } from '../../shared/schema.ts'
import type { Dataset } from '../data/dataset.ts'
import { countDividedCustomers, type Split } from '../data/split.ts'
import type { Evaluation } from '../evaluation/evaluation.ts'
import type { Engine } from '../model/engines.ts'
import { countWeights, type Network } from '../model/network.ts'
import type { TrainingHistory } from '../model/training-history.ts'
import type { TrainOptions } from '../options.ts'
import { findConstantFeatures } from '../preprocessing/fit.ts'

/** What was read and how it will be used. */
export function describeData(
  run: {
    readonly schema: Schema
    readonly dataset: Dataset
    readonly split: Split
    readonly preprocessing: PreprocessingParameters
  },
  options: TrainOptions,
): string[] {
  const { schema, dataset, split, preprocessing } = run
  const constant = findConstantFeatures(preprocessing)
  const divided = countDividedCustomers(dataset.ids, split)
  const { labels, badRows, unusedColumns } = dataset
  const positives = labels.reduce((sum, label) => sum + label, 0)
  const inputs = inputNames(preprocessing).length
  return [
    `Read ${count(labels.length)} rows of ${options.data_path}: ${count(positives)} positive ` +
      `(${percent(positives / labels.length)}).`,
    ...(badRows.length > 0
      ? [`Bad rows to be set aside in ${options.rejected_out}: ${count(badRows.length)}.`]
      : []),
    ...(unusedColumns.length > 0
      ? [`Columns not in the schema, not used: ${unusedColumns.join(', ')}.`]
      : []),
    ...(constant.length > 0
      ? [`The same in every training row, so without effect: ${constant.join(', ')}.`]
      : []),
    ...(divided > 0
      ? [
          `${count(divided)} customers have rows on both sides of the split column: ` +
            'the test figures may be too good.',
        ]
      : []),
    `Split into ${count(split.train.length)} training, ${count(split.validation.length)} ` +
      `validation and ${count(split.test.length)} test rows; ` +
      `${schema.features.length} features make ${inputs} inputs.`,
  ]
}

/** What is about to be trained, and on what. */
export function describeTrainingStart(
  network: Network,
  { backend, threads }: Engine,
  { ensemble }: TrainOptions,
): string {
  const sizes = [network.inputs, ...network.hidden, 1].join('-')
  const weights = `${count(countWeights(network))} weights`
  const trainer = backend === null ? 'the SIMD engine' : `TensorFlow.js, backend ${backend}`
  if (ensemble === 1) return `Training a ${sizes} network (${weights}) with ${trainer}.`
  const together = Math.min(ensemble, threads)
  return (
    `Training ${ensemble} ${sizes} networks (${weights} each), ` +
    `${together > 1 ? `${together} at a time` : 'one after another'}, with ${trainer}.`
  )
}

/** A warning before training: a model that trains and tests well may still be too large to serve. */
export function describeLargeModel(network: Network): string {
  const megabytes = Math.round((4 * countWeights(network)) / 1e6)
  return (
    `The model will have ${count(megabytes)} MB of weights: more than the 10 MB (3 MB on the free ` +
    'plan), compressed, that a Cloudflare Worker may be.'
  )
}

/** How good the model is, where everything is and what to do next. */
export function describeResult(
  run: {
    readonly evaluation: Evaluation
    readonly history: TrainingHistory
    /** Of each network; `history` is their mean. */
    readonly histories: readonly TrainingHistory[]
    readonly version: string
  },
  options: TrainOptions,
): string[] {
  const { evaluation, version } = run
  const { rows, positives, report, rocAuc, logLoss, baseRateLogLoss, confusion } = evaluation
  const { truePositives, falsePositives, trueNegatives, falseNegatives } = confusion
  const alwaysNo = 1 - positives / rows
  const outputs = [
    ['edge bundle', `${options.edge_out} (version ${version})`],
    ['Keras model', options.model_out],
    ['metrics', options.metrics_out],
    ['training history', options.history_out],
    ...(options.predictions_out ? [['test predictions', options.predictions_out]] : []),
    ...(options.saved_model_out ? [['SavedModel', options.saved_model_out]] : []),
  ]
  return [
    describeEpochs(run, options),
    '',
    `On ${count(rows)} test rows the model has not seen (${percent(positives / rows)} positive):`,
    '             model    base rate',
    `  ROC AUC    ${fixed(rocAuc)}   0.5000`,
    `  log loss   ${fixed(logLoss)}   ${fixed(baseRateLogLoss)}`,
    `  accuracy   ${fixed(report.accuracy)}   ${fixed(Math.max(alwaysNo, 1 - alwaysNo))}`,
    `  at probability 0.5: ${count(truePositives)} of ${count(positives)} converters found, ` +
      `${count(falsePositives)} false alarms, ${count(falseNegatives)} missed, ` +
      `${count(trueNegatives)} rightly left out`,
    '',
    ...outputs.map(([what, where]) => `  ${what.padEnd(17)}${where}`),
    '',
    ...(options.edge_out === 'models/edge'
      ? [
          'Next: "pnpm dev" scores customers on this machine, "pnpm exec wrangler deploy" serves them.',
        ]
      : []),
  ]
}

function describeEpochs(
  run: { readonly history: TrainingHistory; readonly histories: readonly TrainingHistory[] },
  { patience }: TrainOptions,
): string {
  const { history, histories } = run
  const lengths = histories.map(({ epochs }) => epochs.length)
  const [shortest, longest] = [Math.min(...lengths), Math.max(...lengths)]
  const range = shortest < longest ? `${shortest} to ${longest}` : String(longest)
  const stop = histories.some(({ stoppedEarly }) => stoppedEarly) ? ', stopped early' : ''
  if (histories.length > 1) {
    const kept = patience === null ? 'last' : 'best'
    return (
      `Trained ${histories.length} networks, ${range} epochs each${stop}; ` +
      `each keeps the weights of its ${kept} epoch.`
    )
  }
  const best = `lowest validation loss after epoch ${history.bestEpoch + 1} of ${longest}`
  const kept = patience === null ? ', weights of the last' : ', its weights kept'
  return `Trained ${longest} epochs: ${best}${stop}${longest > 1 ? kept : ''}.`
}

function count(value: number): string {
  return value.toLocaleString('en')
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`
}

function fixed(value: number | null): string {
  return value === null ? 'none  ' : value.toFixed(4)
}
