/** What `GET /v1/model` answers: what the served model is, what it takes, how good it was. */

import * as v from 'valibot'
import {
  headlineMetricsDocument,
  librariesDocument,
  type Manifest,
  referenceScoresDocument,
  trainingDocument,
} from './bundle.ts'
import {
  type PolicySettings,
  policySettingsDocument,
  type RunPolicy,
  runPolicyDocument,
} from './policy.ts'
import { referenceCustomerDocument } from './reference-customer.ts'
import { schemaDocument } from './schema.ts'
import { type TrainingRanges, trainingRangesDocument } from './training-ranges.ts'

/** What `settlePolicy` makes the policy in force of. */
export interface ServedPolicy {
  /** What the run found out; null where it was told no cost and value. */
  readonly run: RunPolicy | null
  /** What was set since, in the bundle and over that in the worker's environment. */
  readonly settings: PolicySettings
  /** Why the policy cannot be read, and every decision is degraded; null: it can. */
  readonly problem: string | null
}

export interface ServedModel
  extends Pick<
    Manifest,
    | 'version'
    | 'trained_at'
    | 'schema'
    | 'metrics'
    | 'training'
    | 'libraries'
    | 'reference_customer'
    | 'reference_scores'
  > {
  readonly training_ranges: TrainingRanges
  readonly policy: ServedPolicy
}

/** Valibot's description of `ServedModel`. */
export const servedModelDocument: v.GenericSchema<unknown, ServedModel> = v.object({
  version: v.string(),
  trained_at: v.string(),
  schema: schemaDocument,
  metrics: headlineMetricsDocument,
  training: trainingDocument,
  libraries: librariesDocument,
  reference_customer: referenceCustomerDocument,
  reference_scores: referenceScoresDocument,
  training_ranges: trainingRangesDocument,
  policy: v.object({
    run: v.nullable(runPolicyDocument),
    settings: policySettingsDocument,
    problem: v.nullable(v.string()),
  }),
})
