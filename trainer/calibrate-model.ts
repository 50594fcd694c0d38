/** The calibrating stage of a run: one straight map of the logit, folded into the last layer. */

import type { OutOfFold } from './comparisons.ts'
import { type Calibration, calibrate, isWorthKeeping } from './evaluation/affine-calibration.ts'
import { scoreNetwork } from './export/score-network.ts'
import type { NetworkWeights } from './model/network.ts'
import { mapLogit } from './model/output-layer.ts'
import type { TrainOptions } from './options.ts'
import type { RowSource } from './preprocessing/labelled-rows.ts'
import { createRandom } from './random.ts'

export interface CalibratedModel {
  /** With the map folded in, where it is kept. */
  readonly weights: NetworkWeights
  readonly calibration: Calibration & {
    readonly isKept: boolean
    readonly fittedOn: 'validation' | 'out_of_fold'
  }
}

/**
 * Learns the map on rows that the weights were not trained on: validation rows, or, where those
 * are too few, all training rows as scored by networks that had not seen them.
 *
 * @param labels Of every row of the history.
 */
export async function calibrateModel(
  weights: NetworkWeights,
  rows: {
    readonly labels: Float32Array
    readonly validation: RowSource
    /** Where validation rows are too few. */
    readonly outOfFold: OutOfFold | null
  },
  options: TrainOptions,
): Promise<CalibratedModel> {
  const { labels, validation, outOfFold } = rows
  const learned = outOfFold
    ? {
        labels: Float32Array.from(
          outOfFold.rows.flatMap((fold) => [...fold]),
          (row) => labels[row],
        ),
        logits: Float64Array.from(outOfFold.logits.flatMap((fold) => [...fold])),
      }
    : { labels: validation.labels, logits: await scoreNetwork(weights, validation) }
  const calibration = calibrate(learned.labels, learned.logits, {
    random: createRandom(options.seed, 'calibration'),
  })
  const isKept = options.calibration === 'auto' && isWorthKeeping(calibration)
  return {
    weights: isKept ? mapLogit(weights, calibration) : weights,
    calibration: { ...calibration, isKept, fittedOn: outOfFold ? 'out_of_fold' : 'validation' },
  }
}
