/** Two models on one case, and what make-bootstrap-fixtures.py made of them. */

import { readFileSync } from 'node:fs'
import type { Estimate } from '../../../trainer/evaluation/estimate.ts'
import { scikitLearnCases } from './cases.ts'

interface Fixture {
  readonly case: string
  readonly replicates: number
  readonly models: readonly (readonly number[])[]
  readonly estimates: Readonly<
    Record<
      'rocAuc' | 'prAuc' | 'logLoss' | 'brierLoss',
      { readonly models: readonly Estimate[]; readonly difference: Estimate }
    >
  >
}

// Written by our own script, so its shape is taken on trust.
const fixture = JSON.parse(
  readFileSync(new URL('./fixtures/bootstrap.json', import.meta.url), 'utf8'),
) as Fixture

export const bootstrapped = {
  ...fixture,
  labels: scikitLearnCases.find(({ name }) => name === fixture.case)?.labels ?? new Float32Array(),
  models: fixture.models.map((probabilities) => Float64Array.from(probabilities)),
}
