/** Features of which scikit-learn said how well they alone rank the label. */

import { readFileSync } from 'node:fs'

/** What make-leak-fixtures.py writes. */
interface Fixtures {
  readonly cases: readonly {
    readonly name: string
    readonly labels: readonly number[]
    /** Null where missing. */
    readonly values: readonly (number | null)[]
    readonly roc_auc: number
  }[]
}

// Written by our own script, so its shape is taken on trust.
const fixtures = JSON.parse(
  readFileSync(new URL('./fixtures/leak-cases.json', import.meta.url), 'utf8'),
) as Fixtures

export const scikitLearnLeaks = fixtures.cases.map(({ name, labels, values, roc_auc: rocAuc }) => ({
  name,
  labels,
  values: values.map((value) => value ?? Number.NaN),
  rocAuc,
}))
