/** Training rows teach the parameters of the encoding. No other row may be seen here. */

import {
  type CategoryColumn,
  type CustomerTable,
  type NumericColumn,
  selectFromColumn,
} from '../../shared/customer-table.ts'
import type {
  CategoryParameters,
  FeatureParameters,
  NumericParameters,
  PreprocessingParameters,
} from '../../shared/preprocessing.ts'
import type { Feature, Schema } from '../../shared/schema.ts'
import { categoriesOf, medianOf, summarise } from './statistics.ts'

/** How values are to be encoded, beside what rows teach. */
export interface EncodingChoices {
  /** Bins of a number, of about equally many training rows each; 0: none. */
  readonly bins: number
  /** Names with fewer training rows share the input of names never met; 0 or 1: none do. */
  readonly rareBelow: number
}

/** A number as it is, an input for each name. */
const PLAIN_ENCODING: EncodingChoices = { bins: 0, rareBelow: 0 }

/**
 * Learns each feature's parameters.
 *
 * @param customers In the columns of `schema.features`.
 * @param choices How values are to be encoded; plainly where left out.
 * @param trainingRows The customers to learn from, at least one; all of them where left out.
 */
export function fitPreprocessing(
  schema: Schema,
  customers: CustomerTable,
  trainingRows?: Int32Array,
  choices: EncodingChoices = PLAIN_ENCODING,
): PreprocessingParameters {
  const features = schema.features.map((feature, index): FeatureParameters => {
    // Column by column: a copy of all training rows at once would be the largest thing in memory.
    const column = customers.columns[index]
    const learned = trainingRows ? selectFromColumn(column, trainingRows) : column
    return learned.kind === 'numeric'
      ? fitNumeric(feature, learned, choices)
      : fitCategory(feature, learned, choices)
  })
  return { features }
}

/** Features that were the same in every training row: they tell the network nothing. */
export function findConstantFeatures({ features }: PreprocessingParameters): string[] {
  return features
    .filter((feature) =>
      feature.kind === 'numeric'
        ? feature.scale === 0 && !feature.indicates_missing
        : feature.categories.length + Number(feature.indicates_missing) <= 1,
    )
    .map(({ name }) => name)
}

function fitNumeric(
  { name }: Feature,
  { values }: NumericColumn,
  { bins }: EncodingChoices,
): NumericParameters {
  const learned = medianOf(values)
  const isEmpty = Number.isNaN(learned)
  const median = isEmpty ? 0 : learned
  const { mean, standardDeviation } = summarise(values, median)
  return {
    name,
    kind: 'numeric',
    mean,
    scale: standardDeviation,
    median,
    // An indicator that never varied in training would carry an untrained weight.
    indicates_missing: !isEmpty && values.some(Number.isNaN),
    ...fitBins(values, bins),
  }
}

/** Ends of bins at quantiles of the values that are there; none where fewer than two differ. */
function fitBins(values: Float64Array, bins: number): Pick<NumericParameters, 'edges'> {
  if (bins === 0) return {}
  const ascending = values.filter((value) => !Number.isNaN(value)).sort()
  const last = ascending.length - 1
  const quantiles = Array.from({ length: bins + 1 }, (_, bin) =>
    last < 0 ? 0 : ascending[Math.round((bin / bins) * last)],
  )
  const edges = [...new Set(quantiles)]
  return edges.length < 2 ? {} : { edges }
}

function fitCategory(
  feature: Feature,
  column: CategoryColumn,
  { rareBelow }: EncodingChoices,
): CategoryParameters {
  return {
    name: feature.name,
    kind: 'category',
    categories: categoriesOf(column, rareBelow),
    indicates_missing: column.codes.includes(-1),
  }
}
