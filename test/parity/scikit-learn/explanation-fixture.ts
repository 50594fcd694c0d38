/** A tiny logistic regression with scikit-learn's importance and partial dependence of it. */

import { readFileSync } from 'node:fs'
import type { Cell } from '../../../shared/customer-record.ts'
import type { PreprocessingParameters } from '../../../shared/preprocessing.ts'
import type { CustomerModel } from '../../../trainer/evaluation/score-customers.ts'

/** What make-explanation-fixtures.py writes; features are recency, plan, spend. */
interface Fixture {
  readonly customers: readonly (readonly Cell[])[]
  readonly labels: readonly number[]
  /** Of recency and spend. */
  readonly scaling: readonly { readonly mean: number; readonly scale: number }[]
  readonly plans: readonly string[]
  /** Of recency, each plan, spend. */
  readonly weights: readonly number[]
  readonly bias: number
  readonly importance: Readonly<Record<string, FixtureImportance>>
  readonly dependence: Readonly<
    Record<string, { readonly values: readonly Cell[]; readonly means: readonly number[] }>
  >
}

/** Means and standard deviations over 400 shuffles. */
interface FixtureImportance {
  readonly rocAucDrop: number
  readonly rocAucDeviation: number
  readonly logLossRise: number
  readonly logLossDeviation: number
}

// Written by our own script, so its shape is taken on trust.
export const explanationFixture = JSON.parse(
  readFileSync(new URL('./fixtures/explanations.json', import.meta.url), 'utf8'),
) as Fixture

const numeric = { kind: 'numeric', median: 0, indicates_missing: false } as const
const { scaling, plans, weights, bias } = explanationFixture

const preprocessing: PreprocessingParameters = {
  features: [
    { ...numeric, name: 'recency', ...scaling[0] },
    { name: 'plan', kind: 'category', categories: plans, indicates_missing: false },
    { ...numeric, name: 'spend', ...scaling[1] },
  ],
}

/** The input for unseen plans, which scikit-learn has not, weighs nothing. */
const inputWeights = [...weights.slice(0, 4), 0, weights[4]]

export const logisticModel: CustomerModel = {
  preprocessing,
  computeLogits: (encoded, rows) =>
    Float32Array.from({ length: rows }, (_, row) =>
      inputWeights.reduce((sum, weight, input) => sum + weight * encoded[row * 6 + input], bias),
    ),
}
