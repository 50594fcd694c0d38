/** Where a number's slider begins and ends, and how far each step goes. */

import { rangeOf } from '../../../shared/customer-record.ts'
import type { NumericFeature } from '../../../shared/schema.ts'
import type { NumericRange } from '../../../shared/training-ranges.ts'
import { readableStep, STEP_DIGITS } from './readable-step.ts'

export interface SliderScale {
  readonly min: number
  readonly max: number
  readonly step: number
}

/** Steps of a slider, at least: fine enough to seem smooth. */
const LEAST_STEPS = 100

/**
 * From the 1st to the 99th percentile of the training rows, outwards to whole steps, as far as the
 * schema allows. Where those are one value: from the least to the greatest, else between the
 * schema's own bounds.
 *
 * @returns Null where nothing tells two ends: then there is no slider.
 */
export function sliderScale(
  feature: NumericFeature,
  range: NumericRange | null,
): SliderScale | null {
  const allowed = rangeOf(feature)
  const ends = [
    [range?.low, range?.high],
    [range?.min, range?.max],
    [feature.min, feature.max],
  ] as const
  for (const [low, high] of ends) {
    if (low === undefined || high === undefined || low >= high) continue
    const step = allowed.isWhole ? 1 : readableStep((high - low) / LEAST_STEPS)
    const min = Math.max(wholeSteps(low, step, Math.floor), allowed.min)
    const max = Math.min(wholeSteps(high, step, Math.ceil), allowed.max)
    if (min < max) return { min, max, step }
  }
  return null
}

function wholeSteps(value: number, step: number, round: (steps: number) => number): number {
  // What is on a step but for rounding is not to reach for the next one.
  const steps = round(Number((value / step).toPrecision(STEP_DIGITS)))
  return Number((steps * step).toPrecision(STEP_DIGITS)) + 0
}
