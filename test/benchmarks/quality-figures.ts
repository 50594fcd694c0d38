/** How good a model is on test rows that it has not seen, and what a file's contestants reached. */

import { logLoss } from '../../trainer/evaluation/calibration.ts'
import { averagePrecision, rocAuc } from '../../trainer/evaluation/ranking.ts'
import { reliability } from '../../trainer/evaluation/reliability.ts'
import type { FileReferences } from '../helpers/reference-figures.ts'

/** Of one model on the test rows. */
export interface Figures {
  /** NaN, as `prAuc` is, where the test rows are all of one class. */
  readonly rocAuc: number
  readonly prAuc: number
  readonly logLoss: number
  /** Over ten bins of equally many rows. */
  readonly calibrationError: number
}

/** A model from one seed. */
export interface Run extends Figures {
  /** From the file to the figures: the whole command, or fitting and predicting of a peer. */
  readonly seconds: number
}

export interface Entrant {
  readonly name: string
  /** One a seed; a single one where chance has no part. At least one. */
  readonly runs: readonly Run[]
  /** Numbers in the served graph, of the largest run; null where that is not counted. */
  readonly weights: number | null
}

/** Everyone on one file. */
export interface FileResult {
  readonly file: string
  readonly testRows: number
  /** Standard error of the ROC AUC on these test rows, as `pnpm train` estimates it. */
  readonly standardError: number
  readonly recipes: readonly Entrant[]
  /** Run on this machine; none where Python lacks them. */
  readonly peers: readonly Entrant[]
  /** Null where the folder's README does not name the file. */
  readonly readme: FileReferences | null
}

export interface SeedSpread {
  readonly mean: number
  /** Standard deviation over the seeds (n - 1); null of a single run. */
  readonly deviation: number | null
}

/**
 * @param labels 0 or 1, shape `[rows]`.
 * @param probabilities In [0, 1], shape `[rows]`, in the order of `labels`.
 * @throws RangeError when there are no rows, the lengths differ or a probability is outside [0, 1].
 */
export function judge(labels: Float32Array, probabilities: Float64Array): Figures {
  return {
    rocAuc: rocAuc(labels, probabilities) ?? Number.NaN,
    prAuc: averagePrecision(labels, probabilities) ?? Number.NaN,
    logLoss: logLoss(labels, probabilities),
    calibrationError: reliability(labels, probabilities).expectedCalibrationError,
  }
}

/** A figure over all runs of an entrant. */
export function overSeeds({ runs }: Pick<Entrant, 'runs'>, figure: keyof Run): SeedSpread {
  const values = runs.map((run) => run[figure])
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return { mean, deviation: values.length < 2 ? null : Math.sqrt(squares / (values.length - 1)) }
}
