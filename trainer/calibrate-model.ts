/** The calibrating stage of a run: one straight map of the logit, folded into the last layer. */

import { type Calibration, calibrate, isWorthKeeping } from './evaluation/affine-calibration.ts'
import { scoreNetwork } from './export/score-network.ts'
import type { NetworkWeights } from './model/network.ts'
import { mapLogit } from './model/output-layer.ts'
import type { TrainOptions } from './options.ts'
import type { RowSource } from './preprocessing/labelled-rows.ts'
import { createRandom } from './random.ts'

/** Logits of rows by networks that have not seen them. */
export interface OutOfFold {
  /** Positions in the history of each fold's rows. */
  readonly rows: readonly Int32Array[]
  /** Their logits. */
  readonly logits: readonly Float64Array[]
}

export interface ModelCalibration extends Calibration {
  readonly isKept: boolean
  readonly fittedOn: 'validation' | 'out_of_fold'
}

export interface CalibratedModel {
  /** With the map folded in, where it is kept. */
  readonly weights: NetworkWeights
  readonly calibration: ModelCalibration
}

/** What a map may be learned on. */
export interface UnseenRows {
  /** Of every row of the history. */
  readonly labels: Float32Array
  readonly validation: RowSource
  /** Where validation rows are too few. */
  readonly outOfFold: OutOfFold | null
}

export async function calibrateModel(
  weights: NetworkWeights,
  rows: UnseenRows,
  options: TrainOptions,
): Promise<CalibratedModel> {
  const logits = await scoreNetwork(weights, rows.validation)
  const calibration = learnCalibration(rows, logits, options)
  return {
    weights: calibration.isKept ? mapLogit(weights, calibration) : weights,
    calibration,
  }
}

/**
 * Learns the map on rows that the weights were not trained on: validation rows, or, where those
 * are too few, all training rows as scored by networks that had not seen them.
 *
 * @param validationLogits Shape `[validation rows]`.
 */
export function learnCalibration(
  { labels, validation, outOfFold }: UnseenRows,
  validationLogits: Float64Array,
  options: TrainOptions,
): ModelCalibration {
  const learned = outOfFold
    ? {
        labels: Float32Array.from(
          outOfFold.rows.flatMap((fold) => [...fold]),
          (row) => labels[row],
        ),
        logits: Float64Array.from(outOfFold.logits.flatMap((fold) => [...fold])),
      }
    : { labels: validation.labels, logits: validationLogits }
  const calibration = calibrate(learned.labels, learned.logits, {
    random: createRandom(options.seed, 'calibration'),
  })
  return {
    ...calibration,
    isKept: options.calibration === 'auto' && isWorthKeeping(calibration),
    fittedOn: outOfFold ? 'out_of_fold' : 'validation',
  }
}
