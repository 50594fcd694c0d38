/** Every file of a run, written aside. */

import { hostname } from 'node:os'
import { join } from 'node:path'
import { toRejectedCsv } from './data/bad-rows.ts'
import { encodeKerasFile } from './export/keras-file.ts'
import { encodeSavedModel } from './export/saved-model.ts'
import { scheduleOf } from './fit-model.ts'
import { learningRateAt } from './model/schedule.ts'
import type { TrainOptions } from './options.ts'
import { toPng } from './plots/canvas.ts'
import { drawReportPlots, REPORT_PLOTS } from './plots/report-plots.ts'
import { drawTrainingHistory } from './plots/training-history.ts'
import { toMetricsCsv } from './report/metrics-csv.ts'
import { toMetricsJson } from './report/metrics-json.ts'
import { renderReport } from './report/page.ts'
import { toPredictionsCsv } from './report/predictions-csv.ts'
import { encodeEventFiles } from './report/tensorboard.ts'
import { wordsOf } from './report/words/languages.ts'
import type { FinishedRun } from './run-parts.ts'
import { describeOptions } from './runs/options-json.ts'
import { encodeRun } from './runs/run-folder.ts'
import { runName } from './runs/run-name.ts'
import type { Staging } from './staging.ts'

/** @returns Where the edge bundle stands meanwhile. */
export async function stageOutputs(
  staging: Staging,
  run: FinishedRun,
  options: TrainOptions,
): Promise<string> {
  await stageTables(staging, run, options)
  await stageReport(staging, run, options)
  await stageRecords(staging, run, options)
  await stageModels(staging, run, options)
  return staging.folder(options.edge_out, run.bundle.files)
}

async function stageTables(
  staging: Staging,
  { data, rows, judgement, figures }: FinishedRun,
  options: TrainOptions,
): Promise<void> {
  const { dataset, split } = data
  if (options.on_bad_rows === 'skip') {
    await staging.file(options.rejected_out, toRejectedCsv(dataset.columns, dataset.badRows))
  }
  const [network] = figures.candidates
  await staging.file(
    options.metrics_out,
    toMetricsCsv(figures.classification, { rocAuc: network.rocAuc?.value ?? null }),
  )
  if (options.predictions_out !== null) {
    const { labels } = rows.test
    const csv = toPredictionsCsv(dataset.ids, split.test, labels, judgement.testProbabilities)
    await staging.file(options.predictions_out, csv)
  }
}

/** The page, and its pictures as files of their own. */
async function stageReport(
  staging: Staging,
  { model, figures }: FinishedRun,
  options: TrainOptions,
): Promise<void> {
  const { history, histories } = model
  const words = wordsOf(options.lang).plots
  const historyPng = await toPng(drawTrainingHistory(history, words, { members: histories }))
  const pictures: Record<string, Uint8Array> = {}
  for (const { name, canvas } of drawReportPlots(figures, words)) {
    pictures[name] = await toPng(canvas)
  }
  await staging.file(options.history_out, historyPng)
  await staging.folder(options.plots_out, pictures, REPORT_PLOTS)
  await staging.file(
    options.report_out,
    renderReport(figures, {
      lang: options.lang,
      pictures: { ...pictures, 'training-history.png': historyPng },
    }),
  )
}

/** What tools read: all figures, the run for comparison, TensorBoard's files. */
async function stageRecords(
  staging: Staging,
  { model, bundle, figures, startedAt, endedAt }: FinishedRun,
  options: TrainOptions,
): Promise<void> {
  const name = runName(startedAt, bundle.version)
  await staging.file(options.figures_out, toMetricsJson(figures))
  await staging.folder(join(options.runs_out, name), encodeRun(options, figures))
  if (options.tensorboard_dir === null) return
  const [network] = figures.candidates
  const epochs = model.history.epochs.length
  const steps = Math.ceil(model.trainedRows / options.batch_size)
  const files = encodeEventFiles(
    model.history,
    describeOptions(options),
    {
      roc_auc: network.rocAuc?.value ?? null,
      pr_auc: network.prAuc?.value ?? null,
      log_loss: network.logLoss.value,
      brier_loss: network.brierLoss.value,
      accuracy: figures.classification.accuracy,
    },
    {
      ...{ startedAt, endedAt, runName: name, hostName: hostname() },
      learningRates: Array.from({ length: epochs }, (_, epoch) =>
        learningRateAt(scheduleOf(options), (epoch + 1) * steps - 1, options.epochs * steps),
      ),
    },
  )
  for (const [path, content] of Object.entries(files)) {
    await staging.file(join(options.tensorboard_dir, path), content)
  }
}

async function stageModels(
  staging: Staging,
  { model, calibrated }: FinishedRun,
  options: TrainOptions,
): Promise<void> {
  const { weights } = calibrated
  const file = await encodeKerasFile(options.model_out, model.network, weights, { l2: options.l2 })
  await staging.file(options.model_out, file)
  if (options.saved_model_out !== null) {
    // TensorFlow Serving looks for versions in numbered folders.
    await staging.folder(options.saved_model_out, {
      '1/saved_model.pb': encodeSavedModel(weights),
    })
  }
}
