/** Every figure of a trained model on rows it has not seen, in one plain object. */

import { baseRateLogLoss, logLoss } from './calibration.ts'
import {
  type ClassificationReport,
  type ConfusionMatrix,
  classificationReport,
  confusionMatrix,
} from './classification.ts'
import { rocAuc } from './ranking.ts'

export interface Evaluation {
  readonly rows: number
  readonly positives: number
  readonly confusion: ConfusionMatrix
  /** At probability 0.5, as `confusion`. */
  readonly report: ClassificationReport
  /** In [0, 1]; null when the rows have one class only. */
  readonly rocAuc: number | null
  /** In nats; lower is better. */
  readonly logLoss: number
  /** Log loss of always answering the training rows' share of positives. */
  readonly baseRateLogLoss: number
}

/**
 * @param labels 0 or 1, shape `[rows]`.
 * @param probabilities In [0, 1], shape `[rows]`, in the order of `labels`.
 * @param context.trainingBaseRate Share of positives among the training rows, in [0, 1].
 * @throws RangeError when there are no rows, the lengths differ or a probability is outside [0, 1].
 */
export function evaluate(
  labels: Float32Array,
  probabilities: Float64Array,
  { trainingBaseRate }: { readonly trainingBaseRate: number },
): Evaluation {
  const report = classificationReport(labels, probabilities)
  return {
    rows: labels.length,
    positives: report['1'].support,
    confusion: confusionMatrix(labels, probabilities),
    report,
    rocAuc: rocAuc(labels, probabilities),
    logLoss: logLoss(labels, probabilities),
    baseRateLogLoss: baseRateLogLoss(labels, trainingBaseRate),
  }
}
