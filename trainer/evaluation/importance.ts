/** What drives the score: how much worse the model is when a feature's values are shuffled. */

import type { Estimate } from './estimate.ts'

export interface FeatureImportance {
  readonly feature: string
  /** ROC AUC lost; null where the rows have one class only. */
  readonly rocAucDrop: Estimate | null
  /** Log loss gained, in nats. */
  readonly logLossRise: Estimate
}
