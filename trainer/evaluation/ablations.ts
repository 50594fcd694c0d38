/** What some columns are worth: the same network with and without them. */

import type { Random } from '../random.ts'
import { bootstrapModels } from './bootstrap.ts'
import { logLoss } from './calibration.ts'
import { estimateDifference } from './estimate.ts'
import { rocAuc } from './ranking.ts'
import type { Ablation } from './report-figures.ts'

/**
 * @param labels 0 or 1, shape `[rows]`, at least one row.
 * @param probabilities Of both networks, in [0, 1], shape `[rows]`.
 */
export function measureAblation(
  labels: Float32Array,
  probabilities: { readonly withColumns: Float64Array; readonly without: Float64Array },
  { random }: { readonly random: Random },
): Pick<Ablation, 'withColumns' | 'without' | 'rocAucGain' | 'logLossGain'> {
  const { withColumns, without } = probabilities
  const figuresOf = (given: Float64Array) => ({
    rocAuc: rocAuc(labels, given),
    logLoss: logLoss(labels, given),
  })
  const [full, reduced] = [figuresOf(withColumns), figuresOf(without)]
  const [fulls, reduceds] = bootstrapModels(labels, [withColumns, without], { random })
  return {
    withColumns: full,
    without: reduced,
    rocAucGain: estimateDifference([full.rocAuc, reduced.rocAuc], [fulls.rocAuc, reduceds.rocAuc]),
    logLossGain: estimateDifference(
      [reduced.logLoss, full.logLoss],
      [reduceds.logLoss, fulls.logLoss],
    ),
  }
}
