/** What the training rows had of a feature, and whether a value is beyond it. */

import type { Cell } from '../../../shared/customer-record.ts'
import { type CategoryFeature, type Feature, isNumeric } from '../../../shared/schema.ts'
import type { NumericRange, TrainingRanges } from '../../../shared/training-ranges.ts'

/**
 * Null where no training row had a number. A feature may be called what every object has, as
 * `toString`: that is no range of either kind.
 */
export function numericRangeOf(ranges: TrainingRanges, { name }: Feature): NumericRange | null {
  const range = ranges[name]
  return range?.kind === 'numeric' ? range : null
}

/** The names to choose from: those of training rows, the most frequent first, then the schema's. */
export function namesOf(ranges: TrainingRanges, feature: CategoryFeature): readonly string[] {
  return [...new Set([...metNames(ranges, feature), ...(feature.categories ?? [])])]
}

/** Whether the model has to guess: no training row had such a number, or this name. */
export function isBeyondTraining(ranges: TrainingRanges, feature: Feature, value: Cell): boolean {
  if (value === null) return false
  if (!isNumeric(feature)) return !metNames(ranges, feature).includes(String(value))
  const range = numericRangeOf(ranges, feature)
  return range === null || Number(value) < range.min || Number(value) > range.max
}

function metNames(ranges: TrainingRanges, { name }: Feature): readonly string[] {
  const range = ranges[name]
  return range?.kind === 'category' ? range.names : []
}
