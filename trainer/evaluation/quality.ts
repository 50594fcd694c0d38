/** One number for how well a model ranks, for those who read only one. */

/** As Braze bands its prediction quality. */
export type QualityBand = 'poor' | 'fair' | 'good' | 'excellent'

export interface Quality {
  /** 0 (random order) to 100 (every converter above everybody else): 100 (2 AUC - 1), at least 0. */
  readonly score: number
  readonly band: QualityBand
}
