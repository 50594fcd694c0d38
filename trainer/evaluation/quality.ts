/** One number for how well a model ranks, for those who read only one. */

import { type QualityBand, qualityBandOf } from '../../shared/quality-bands.ts'

export interface Quality {
  /** 0 (random order) to 100 (every converter above everybody else): 100 (2 AUC - 1), at least 0. */
  readonly score: number
  readonly band: QualityBand
}

/**
 * @param rocAuc In [0, 1]; null where there is none.
 * @returns Null where there is no ROC AUC. A model that ranks worse than chance scores 0.
 * @throws RangeError when the ROC AUC is outside [0, 1].
 */
export function gradeRanking(rocAuc: number | null): Quality | null {
  if (rocAuc === null) return null
  if (!(rocAuc >= 0 && rocAuc <= 1)) {
    throw new RangeError(`Expected a ROC AUC in [0, 1]. Received ${rocAuc}.`)
  }
  // Not 100 (2 AUC - 1), which is rounded twice: 0.6 would score 19.999999999999996, and poor.
  const score = Math.max(0, 200 * rocAuc - 100)
  // The band of the number that people read.
  return { score, band: qualityBandOf(Math.round(score)) }
}
