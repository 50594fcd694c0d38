/** For whom a model is weaker: its figures by group of customers. */

import type { Estimate } from './estimate.ts'

export type GroupWarning =
  /** The group's AUC is below that of all other rows, beyond chance. */
  | { readonly kind: 'ranking'; readonly rocAuc: number; readonly others: number }
  /** The group's mean probability is off its rate, beyond chance and by a tenth or more of it. */
  | { readonly kind: 'calibration'; readonly meanProbability: number; readonly rate: number }

export interface GroupFigures {
  /** A category, a range such as `25 to 34`, or null: the value is missing. */
  readonly name: string | null
  readonly rows: number
  readonly positives: number
  readonly rate: number
  readonly meanProbability: number
  /** Null where the group has too few rows of either class to tell: fewer than 10. */
  readonly rocAuc: Estimate | null
  readonly logLoss: number
  readonly expectedCalibrationError: number
  readonly warnings: readonly GroupWarning[]
}

export interface ColumnGroups {
  readonly column: string
  readonly role: 'audit' | 'inflatable'
  readonly groups: readonly GroupFigures[]
}
