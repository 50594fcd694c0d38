/** Training rows teach the parameters of the encoding. No other row may be seen here. */

import type { CategoryColumn, CustomerTable, NumericColumn } from '../../shared/customer-table.ts'
import type {
  CategoryParameters,
  FeatureParameters,
  NumericParameters,
  PreprocessingParameters,
} from '../../shared/preprocessing.ts'
import type { Feature, Schema } from '../../shared/schema.ts'
import { categoriesOf, medianOf, summarise } from './statistics.ts'

/**
 * Learns each feature's parameters.
 *
 * @param trainingRows At least one customer, in the columns of `schema.features`.
 */
export function fitPreprocessing(
  schema: Schema,
  trainingRows: CustomerTable,
): PreprocessingParameters {
  const features = schema.features.map((feature, index): FeatureParameters => {
    const column = trainingRows.columns[index]
    return column.kind === 'numeric' ? fitNumeric(feature, column) : fitCategory(feature, column)
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

function fitNumeric({ name }: Feature, { values }: NumericColumn): NumericParameters {
  const learned = medianOf(values)
  const isEmpty = Number.isNaN(learned)
  const median = isEmpty ? 0 : learned
  const imputed = values.map((value) => (Number.isNaN(value) ? median : value))
  const { mean, standardDeviation } = summarise(imputed)
  return {
    name,
    kind: 'numeric',
    mean,
    scale: standardDeviation,
    median,
    // An indicator that never varied in training would carry an untrained weight.
    indicates_missing: !isEmpty && values.some(Number.isNaN),
  }
}

function fitCategory(feature: Feature, column: CategoryColumn): CategoryParameters {
  return {
    name: feature.name,
    kind: 'category',
    categories: categoriesOf(column),
    indicates_missing: column.codes.includes(-1),
  }
}
