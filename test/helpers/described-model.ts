/** A model that only describes itself: what it was trained for can be read, but it cannot answer. */

import type { Manifest } from '../../shared/bundle.ts'
import type { ReferenceCustomer } from '../../shared/reference-customer.ts'
import { DEFAULT_SCHEMA, type Schema } from '../../shared/schema.ts'
import type { TrainingRanges } from '../../shared/training-ranges.ts'
import type { ModelState } from '../../worker/model/model.ts'

const REFERENCE: ReferenceCustomer = {
  recency: 41.5,
  frequency: 4,
  monetary: 182.25,
  open_rate: 0.31,
  ctr: 0.04,
  age: 38,
  gender: 'F',
  region: null,
}

const RANGES: TrainingRanges = {
  recency: { kind: 'numeric', min: 0, max: 365, low: 2, high: 340 },
  gender: { kind: 'category', names: ['F', 'M'] },
}

export function describedModel(
  schema: Schema = DEFAULT_SCHEMA,
  reference: ReferenceCustomer = REFERENCE,
): ModelState {
  const manifest = describedManifest(schema, reference)
  return { ok: false, reason: 'It only describes itself.', manifest }
}

/** Its manifest. */
export function describedManifest(
  schema: Schema = DEFAULT_SCHEMA,
  reference: ReferenceCustomer = REFERENCE,
): Manifest {
  return {
    format: 4,
    version: '0123456789abcdef',
    trained_at: '2026-06-13T10:00:00.000Z',
    files: {},
    schema,
    metrics: {
      test_rows: 200,
      test_positives: 50,
      accuracy: 0.8,
      roc_auc: 0.75,
      log_loss: 0.5,
      base_rate_log_loss: 0.56,
    },
    policy: null,
    reference_scores: { probabilities: [0.1, 0.5], share_below: [0, 0.75] },
    reference_customer: reference,
    training_ranges: Object.fromEntries(
      schema.features.map(({ name }) => [name, RANGES[name] ?? null]),
    ),
    training: {},
    libraries: {},
  }
}
