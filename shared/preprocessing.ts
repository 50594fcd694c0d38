/** What the training rows taught about each feature: plain numbers that the bundle carries. */

import * as v from 'valibot'
import { LARGEST_NUMBER } from './customer-record.ts'
import { isNumeric, type Schema } from './schema.ts'

/** A number becomes `(value - mean) / scale`; a missing one is the median first. */
export interface NumericParameters {
  readonly name: string
  readonly kind: 'numeric'
  /** Mean of the training rows after imputation. */
  readonly mean: number
  /** Their standard deviation (biased, as scikit-learn's StandardScaler); 0 if all are equal. */
  readonly scale: number
  /** Median of the training rows that have a value: stands in where one is missing. */
  readonly median: number
  /** Whether a last input tells that the value was missing: only if training rows lacked it. */
  readonly indicates_missing: boolean
  /**
   * Where there are, ends of bins, ascending: an input for each bin follows the standardised one,
   * which tells how far into the bin the value reaches, in [0, 1] (piecewise-linear encoding,
   * Gorishniy et al., 2022; beyond the outer ends it stays 0 or 1).
   */
  readonly edges?: readonly number[] | undefined
}

/** A name becomes a one-hot group: an input for each name, then `missing`, then `unseen`. */
export interface CategoryParameters {
  readonly name: string
  readonly kind: 'category'
  /** Names met in training rows. */
  readonly categories: readonly string[]
  /** Whether a missing value has an input of its own; where not, it counts as unseen. */
  readonly indicates_missing: boolean
}

export type FeatureParameters = NumericParameters | CategoryParameters

/** Learned parameters of every feature, in the order of `schema.features`. */
export interface PreprocessingParameters {
  readonly features: readonly FeatureParameters[]
}

/** How many network inputs a feature becomes. */
export function inputCount(feature: FeatureParameters): number {
  const indicator = feature.indicates_missing ? 1 : 0
  return feature.kind === 'numeric'
    ? 1 + binCount(feature) + indicator
    : feature.categories.length + indicator + 1
}

/** How many bins a number falls into. */
export function binCount({ edges }: Pick<NumericParameters, 'edges'>): number {
  return edges ? edges.length - 1 : 0
}

/** The network's inputs by name, in order: `recency`, `age (missing)`, `gender=F`, ... */
export function inputNames(parameters: PreprocessingParameters): string[] {
  return parameters.features.flatMap((feature) => {
    const indicator = feature.indicates_missing ? [`${feature.name} (missing)`] : []
    return feature.kind === 'numeric'
      ? [feature.name, ...binNames(feature), ...indicator]
      : [
          ...feature.categories.map((category) => `${feature.name}=${category}`),
          ...indicator,
          `${feature.name} (unseen)`,
        ]
  })
}

function binNames({ name, edges = [] }: NumericParameters): string[] {
  return edges.slice(1).map((end, bin) => `${name} ${edges[bin]}..${end}`)
}

const learnedNumber = v.pipe(v.number(), v.finite())

/** No larger than what customers may have, so that the width of a bin is finite. */
function areEdges(numbers: readonly number[]): boolean {
  return numbers.every(
    (number, at) =>
      Math.abs(number) <= LARGEST_NUMBER && (at === 0 || number > (numbers[at - 1] as number)),
  )
}

/** Valibot's description of `PreprocessingParameters`. */
export const preprocessingDocument: v.GenericSchema<unknown, PreprocessingParameters> =
  v.strictObject({
    features: v.array(
      v.variant('kind', [
        v.strictObject({
          name: v.string(),
          kind: v.literal('numeric'),
          mean: learnedNumber,
          scale: v.pipe(learnedNumber, v.minValue(0)),
          median: learnedNumber,
          indicates_missing: v.boolean(),
          edges: v.optional(
            v.pipe(
              v.array(learnedNumber),
              v.minLength(2),
              v.check(
                (edges) => areEdges(edges),
                'Expected ascending numbers that customers may have',
              ),
            ),
          ),
        }),
        v.strictObject({
          name: v.string(),
          kind: v.literal('category'),
          categories: v.array(v.string()),
          indicates_missing: v.boolean(),
        }),
      ]),
    ),
  })

/** Whether the parameters were learned for this schema: same features, same kinds, same order. */
export function fitsSchema(parameters: PreprocessingParameters, schema: Schema): boolean {
  return (
    parameters.features.length === schema.features.length &&
    schema.features.every((feature, index) => {
      const learned = parameters.features[index]
      const kind = isNumeric(feature) ? 'numeric' : 'category'
      return learned?.name === feature.name && learned.kind === kind
    })
  )
}
