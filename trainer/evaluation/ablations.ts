/** What some columns are worth: the same network with and without them. */

import { aucParts } from './auc-parts.ts'
import { logLoss, rowLogLosses } from './calibration.ts'
import type { Ablation } from './evaluation.ts'
import { estimateMean } from './mean-estimate.ts'
import { rocAuc } from './ranking.ts'

/**
 * Differences are taken row by row, where the chance that moves both networks cancels.
 *
 * @param labels 0 or 1, shape `[rows]`, at least one row.
 * @param probabilities Of both networks, in [0, 1], shape `[rows]`.
 */
export function measureAblation(
  labels: Float32Array,
  { withColumns, without }: { readonly withColumns: Float64Array; readonly without: Float64Array },
): Pick<Ablation, 'withColumns' | 'without' | 'rocAucGain' | 'logLossGain'> {
  const figuresOf = (given: Float64Array) => ({
    rocAuc: rocAuc(labels, given),
    logLoss: logLoss(labels, given),
  })
  const [parts, reducedParts] = [aucParts(labels, withColumns), aucParts(labels, without)]
  const losses = rowLogLosses(labels, withColumns)
  return {
    withColumns: figuresOf(withColumns),
    without: figuresOf(without),
    rocAucGain:
      parts && reducedParts && estimateMean(parts.map((part, row) => part - reducedParts[row])),
    logLossGain: estimateMean(rowLogLosses(labels, without).map((loss, row) => loss - losses[row])),
  }
}
