/** Which values the training rows had: between them a model was taught, beyond them it guesses. */

import * as v from 'valibot'
import { isNumeric, type Schema } from './schema.ts'

/** Of the training rows that have a value; null where none has. */
export interface NumericRange {
  readonly kind: 'numeric'
  readonly min: number
  readonly max: number
  /** The 1st and the 99th percentile: where nearly everybody is. */
  readonly low: number
  readonly high: number
}

export interface CategoryRange {
  readonly kind: 'category'
  /** From the most frequent name down. */
  readonly names: readonly string[]
}

/** By feature. */
export type TrainingRanges = Readonly<Record<string, NumericRange | CategoryRange | null>>

const learnedNumber = v.pipe(v.number(), v.finite())

/** Valibot's description of `TrainingRanges`. */
export const trainingRangesDocument: v.GenericSchema<unknown, TrainingRanges> = v.record(
  v.string(),
  v.nullable(
    v.variant('kind', [
      v.strictObject({
        kind: v.literal('numeric'),
        min: learnedNumber,
        max: learnedNumber,
        low: learnedNumber,
        high: learnedNumber,
      }),
      v.strictObject({ kind: v.literal('category'), names: v.array(v.string()) }),
    ]),
  ),
)

/**
 * What is wrong with them under a schema: names of features without a range of their kind, nor
 * null, then names that are no features. Empty where they fit.
 */
export function findUnfitRanges(ranges: TrainingRanges, { features }: Schema): string[] {
  const known = new Set(features.map(({ name }) => name))
  const unfit = features.filter((feature) => {
    if (!Object.hasOwn(ranges, feature.name)) return true
    const range = ranges[feature.name] ?? null
    return range !== null && range.kind !== (isNumeric(feature) ? 'numeric' : 'category')
  })
  return [
    ...unfit.map(({ name }) => name),
    ...Object.keys(ranges).filter((name) => !known.has(name)),
  ]
}
