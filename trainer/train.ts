/** The main job, one stage a line: a campaign history in, a served model and its proof out. */

import { calibrateModel } from './calibrate-model.ts'
import { requireConsistentOptions } from './consistent-options.ts'
import type { DataCheck } from './data/data-check.ts'
import { describeBundle } from './describe-bundle.ts'
import type { Evaluation } from './evaluation/evaluation.ts'
import { scoreNetwork } from './export/score-network.ts'
import { verifyBundle } from './export/verification.ts'
import { requireBetterThanConstant } from './gates.ts'
import { judgeModel } from './judge-model.ts'
import { type Engine, startEngine } from './model/engines.ts'
import type { TrainOptions } from './options.ts'
import { requireSeparateOutputs, requireWritableOutputs } from './output-paths.ts'
import { needsOutOfFold } from './plan-folds.ts'
import {
  hasSpareValidation,
  type PreparedData,
  prepareData,
  withoutValidation,
} from './prepare-data.ts'
import { describeDataCheck } from './report/data-check.ts'
import { describeRun } from './report/run-facts.ts'
import { describeData, describeOrigin, describeResult } from './report/summary.ts'
import type { TrainServices } from './services.ts'
import { stageOutputs } from './stage-outputs.ts'
import { createStaging } from './staging.ts'
import { createStopwatch, type Stopwatch } from './stopwatch.ts'
import { trainModels } from './train-models.ts'
import { tuneModel } from './tune-model.ts'
import type { GivenOptions } from './tuning/recipe-options.ts'

/**
 * Runs the whole job. Files are replaced at the end, all together, or not at all; a run that
 * diverges leaves its last good weights in a file of their own.
 *
 * @throws Failure when the data cannot be trained on, training diverges, the model is worse than
 *   none, an output cannot be written, or the bundle does not reproduce what was tested.
 */
export async function train(asked: GivenOptions, services: TrainServices): Promise<void> {
  requireConsistentOptions(asked.options)
  requireSeparateOutputs(asked.options)
  await requireWritableOutputs(asked.options)
  const startedAt = services.now()
  const watch = createStopwatch(services.now)
  const staging = createStaging()
  try {
    const read = await prepareData(asked.options)
    printLines(services, describeData(read, asked.options))
    printLines(services, describeDataCheck(checkBefore(read, asked.options)))
    printLines(services, describeOrigin(read))
    const engine = await startEngine(asked.options)
    watch.lap('reading')
    const { tuned, data, trained } = await makeModels(read, asked, engine, { ...services, watch })
    const { options, tuning } = tuned
    const { model, comparisons, rows } = trained
    const calibrated = await calibrateModel(
      model.weights,
      {
        labels: data.dataset.labels,
        validation: rows.validation,
        outOfFold: tuned.learnsAll || needsOutOfFold(data, options) ? comparisons.outOfFold : null,
      },
      options,
    )
    const uncalibrated = calibrated.calibration.isKept
      ? await scoreNetwork(model.weights, rows.test)
      : null
    const judged = { ...data, rows, tuned, comparisons, model: calibrated, uncalibrated }
    const judgement = await judgeModel(judged, options)
    watch.lap('evaluation')
    requireBetterThanConstant(judgement.figures)
    const run = { ...trained, data, calibrated, tuned, judgement }
    const trainedAt = services.now()
    const facts = await describeRun(run, options)
    const bundle = await describeBundle({ ...run, facts }, trainedAt, options)
    const figures: Evaluation = {
      run: { trainedAt: trainedAt.toISOString(), version: bundle.version, ...facts },
      tuning,
      ...judgement.figures,
      seconds: watch.seconds(),
    }
    const folder = await stageOutputs(
      staging,
      { ...run, bundle, figures, startedAt, endedAt: trainedAt },
      options,
    )
    await verifyBundle(folder)
    await staging.publish()
    printLines(services, describeResult({ model, figures }, options))
  } finally {
    await staging.discard()
  }
}

/** What the check says as long as nobody knows whether validation rows are needed. */
function checkBefore(read: PreparedData, options: TrainOptions): DataCheck {
  const mayBeSpare = options.recipe !== 'classic' && hasSpareValidation(read, options)
  return mayBeSpare ? withoutValidation(read.check) : read.check
}

/** What was chosen and trained. The lesson, the largest of it, is let go at the end. */
async function makeModels(
  read: PreparedData,
  asked: GivenOptions,
  engine: Engine,
  services: TrainServices & { readonly watch: Stopwatch },
) {
  const { lesson, ...tuned } = await tuneModel(read, asked, engine, services)
  services.watch.lap('tuning')
  const { preprocessing, split } = tuned
  const check = tuned.learnsAll ? withoutValidation(read.check) : read.check
  const data = { ...read, preprocessing, split, check }
  const trained = await trainModels(data, { ...tuned, lesson }, engine, services)
  return { tuned, data, trained }
}

function printLines({ print }: TrainServices, lines: readonly string[]): void {
  for (const line of lines) print(line)
}
