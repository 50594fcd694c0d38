/** Schemas of which only the features matter. */

import type { Feature, Schema } from '../../shared/schema.ts'

/** A schema of these features without an id, a split or words for missing values. */
export function schemaOf(...features: readonly Feature[]): Schema {
  return {
    id: null,
    label: { column: 'label', positive: ['1'], negative: ['0'] },
    split: null,
    repeated_customers: false,
    missing_values: [],
    decimal_comma: false,
    ignore: {},
    features,
  }
}
