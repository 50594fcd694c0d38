/** What a run says in the terminal: the data before, the figures and the next step after. */

import type { Schema } from '../../shared/schema.ts'
import type { Verdict } from '../../shared/verdict.ts'
import type { Dataset } from '../data/dataset.ts'
import { countPositives } from '../data/positives.ts'
import type { Split } from '../data/split.ts'
import type { CandidateFigures, CandidateName, Evaluation } from '../evaluation/evaluation.ts'
import { judgeNetwork } from '../evaluation/verdict.ts'
import type { FittedModel } from '../fit-model.ts'
import type { Engine } from '../model/engines.ts'
import { countWeights, type Network } from '../model/network.ts'
import type { TrainOptions } from '../options.ts'

/** What was read and how it will be used. */
export function describeData(
  run: {
    readonly schema: Schema
    readonly dataset: Dataset
    readonly split: Split
  },
  options: TrainOptions,
): string[] {
  const { schema, dataset, split } = run
  const { labels, badRows, unusedColumns } = dataset
  const positives = countPositives(labels)
  return [
    `Read ${count(labels.length)} rows of ${options.data_path}: ${count(positives)} positive ` +
      `(${percent(positives / labels.length)}).`,
    ...(badRows.length > 0
      ? [`Bad rows to be set aside in ${options.rejected_out}: ${count(badRows.length)}.`]
      : []),
    ...(unusedColumns.length > 0
      ? [`Columns not in the schema, not used: ${unusedColumns.join(', ')}.`]
      : []),
    `Split into ${count(split.train.length)} training, ${count(split.validation.length)} ` +
      `validation and ${count(split.test.length)} test rows; ${schema.features.length} features.`,
  ]
}

/** What training starts from, where not from random weights. */
export function describeOrigin({
  origin,
}: {
  readonly origin: { readonly name: string; readonly notes: readonly string[] } | null
}): string[] {
  return origin === null ? [] : [`Starting from an earlier model: ${origin.name}.`, ...origin.notes]
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
  run: { readonly model: FittedModel; readonly figures: Evaluation },
  options: TrainOptions,
): string[] {
  const { model, figures } = run
  const { testRows, testPositives, seconds } = figures
  const outputs = [
    ['report', options.report_out],
    ['edge bundle', `${options.edge_out} (version ${figures.run.version})`],
    ['Keras model', options.model_out],
    ['metrics', `${options.metrics_out}, ${options.figures_out}`],
    ['pictures', `${options.history_out}, ${options.plots_out}`],
    ...(options.predictions_out ? [['test predictions', options.predictions_out]] : []),
    ...(options.saved_model_out ? [['SavedModel', options.saved_model_out]] : []),
    ...(options.tensorboard_dir ? [['TensorBoard', options.tensorboard_dir]] : []),
  ]
  return [
    describeEpochs(model, options),
    '',
    `On ${count(testRows)} test rows the model has not seen ` +
      `(${percent(testPositives / testRows)} positive):`,
    ...tabulateCandidates(figures.candidates),
    '',
    ...describeVerdict(figures, options),
    `Took ${secondsOf(seconds.reading)} s to read, ` +
      (figures.tuning ? `${secondsOf(seconds.tuning)} s to try settings, ` : '') +
      `${secondsOf(seconds.training)} s to train, ` +
      `${secondsOf(seconds.retraining)} s more for what it is compared with, ` +
      `${secondsOf(seconds.evaluation)} s to evaluate.`,
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

const CANDIDATE_NAMES: Readonly<Record<CandidateName, string>> = {
  network: 'network',
  logistic_regression: 'logistic regression',
  rfm: 'RFM rule',
  base_rate: 'base rate',
}

function tabulateCandidates(candidates: readonly CandidateFigures[]): string[] {
  return [
    `  ${''.padEnd(21)}${'ROC AUC'.padEnd(26)}PR AUC   log loss   Brier`,
    ...candidates.map(({ name, rocAuc, prAuc, logLoss, brierLoss }) => {
      const interval = rocAuc ? ` (${fixed(rocAuc.low)} to ${fixed(rocAuc.high)})` : ''
      const ranking = `${fixed(rocAuc?.value ?? null)}${interval}`
      return (
        `  ${CANDIDATE_NAMES[name].padEnd(21)}${ranking.padEnd(26)}` +
        `${fixed(prAuc?.value ?? null)}   ${fixed(logLoss.value)}     ${fixed(brierLoss.value)}`
      )
    }),
  ]
}

const CALIBRATION_LEFT_OUT = {
  auto: 'Its probabilities need no calibration that could be told from noise.',
  off: 'Its probabilities were not to be calibrated.',
} as const

const VERDICTS: Readonly<Record<Verdict, readonly string[]>> = {
  better: [],
  no_better: [
    'It does not beat logistic regression beyond the interval: a simpler model would do as well.',
  ],
  mixed: ['It beats logistic regression in one respect and loses in another, beyond the interval.'],
  worse: ['Logistic regression beats it beyond the interval: prefer the simpler model.'],
  chance: ['Its ranking cannot be told from chance: the interval of its ROC AUC starts below 0.5.'],
  alone: ['Logistic regression, trained to compare it with, diverged.'],
}

/** What a person should know before anything else, a sentence each. */
function describeVerdict(figures: Evaluation, options: TrainOptions): string[] {
  const { quality, calibration, crossValidation, profit } = figures
  const warnings = figures.groups.flatMap(({ column, groups }) =>
    groups
      .filter(({ warnings }) => warnings.length > 0)
      .map(({ name }) => `${column} ${name ?? '(missing)'}`),
  )
  return [
    ...(quality
      ? [`Prediction quality: ${Math.round(quality.score)} of 100, ${quality.band}.`]
      : []),
    ...VERDICTS[judgeNetwork(figures.candidates)],
    calibration.isKept
      ? `Calibrated: logit times ${fixed(calibration.slope)} plus ${fixed(calibration.intercept)}; ` +
        `log loss on test rows ${fixed(calibration.before.logLoss)} before, ` +
        `${fixed(calibration.after.logLoss)} after.`
      : CALIBRATION_LEFT_OUT[options.calibration],
    ...(crossValidation
      ? [
          `Over ${crossValidation.folds} folds: ROC AUC ${fixed(crossValidation.rocAuc.mean)} ` +
            `+- ${fixed(crossValidation.rocAuc.deviation)}, log loss ` +
            `${fixed(crossValidation.logLoss.mean)} +- ${fixed(crossValidation.logLoss.deviation)}.`,
        ]
      : []),
    ...(options.folds !== null && crossValidation === null
      ? ['There are no figures over folds: a network of one of them diverged.']
      : []),
    ...(profit
      ? [
          `Sending to the best ${percent(profit.chosen.share)} of the test rows earns ` +
            `${money(profit.chosen.profit)}; to everyone, ${money(profit.everyone.profit)}.`,
        ]
      : []),
    ...(warnings.length > 0 ? [`Weaker for ${warnings.join(', ')}: see the report.`] : []),
  ]
}

function describeEpochs({ history, histories }: FittedModel, { patience }: TrainOptions): string {
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

function money(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: 0 })
}

function secondsOf(value: number): string {
  return value.toFixed(1)
}
