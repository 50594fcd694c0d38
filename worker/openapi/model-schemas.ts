/** The JSON Schemas of what is told of the model: what it is, and how the run judged it. */

import type { Figures } from '../../shared/figures.ts'
import type { ServedModel, ServedPolicy } from '../../shared/served-model.ts'
import { type JsonSchema, nullable, objectOf } from './document.ts'

const TEXT: JsonSchema = { type: 'string' }
const SHARES: JsonSchema = { type: 'array', items: { type: 'number', minimum: 0, maximum: 1 } }
const COUNT: JsonSchema = { type: 'integer', minimum: 0 }

const POLICY: Readonly<Record<keyof ServedPolicy, JsonSchema>> = {
  run: {
    description: 'What the run found out; null where it was told no cost and value.',
    ...nullable({ type: 'object' }),
  },
  settings: {
    description: 'What was set since, in the bundle and over that in POLICY.',
    type: 'object',
  },
  problem: {
    description: 'Why the policy cannot be read, and every decision is degraded.',
    ...nullable(TEXT),
  },
}

const MODEL: Readonly<Record<keyof ServedModel, JsonSchema>> = {
  version: TEXT,
  trained_at: TEXT,
  schema: { description: 'Columns and their rules, as the trainer read them.', type: 'object' },
  metrics: { description: 'Figures of untouched test rows.', type: 'object' },
  training: { description: 'What was chosen, by flag.', type: 'object' },
  libraries: { description: 'Versions of the libraries.', type: 'object' },
  reference_customer: {
    description: 'Against whom scores are explained: a value of each feature, or null.',
    type: 'object',
  },
  reference_scores: {
    description: 'What percentiles are read from: which share of customers scores lower.',
    ...objectOf({ probabilities: SHARES, share_below: SHARES }),
  },
  training_ranges: {
    description:
      'What training rows had, by feature: of numbers the least, the greatest and the percentiles ' +
      '1 and 99, of categories the names, the most frequent first; null: no value.',
    type: 'object',
  },
  policy: { description: 'What decisions are made by.', ...objectOf(POLICY) },
}

const FIGURES: Readonly<Record<keyof Figures, JsonSchema>> = {
  run: { description: 'Which rows were learned from, and by what.', type: 'object' },
  data: { description: 'What the history was like.', type: 'object' },
  test_rows: COUNT,
  test_positives: COUNT,
  quality: {
    description: 'From 0, random order, to 100, perfect order; null where there is no order.',
    ...nullable({ type: 'object' }),
  },
  candidates: { description: 'The network and what is simpler.', ...listOfObjects() },
  deciles: { description: 'Test rows by tenths of probability.', ...listOfObjects() },
  depths: { description: 'What mailing only so many brings.', ...listOfObjects() },
  reliability: { description: 'Whether probabilities are true.', type: 'object' },
  importance: { description: 'What drives the score.', ...listOfObjects() },
  groups: { description: 'For whom the model is weaker.', ...listOfObjects() },
  mailing: {
    description: 'Whom it pays to mail, for any cost of a send and value of a conversion.',
    type: 'object',
  },
  profit: {
    description: "The same for the run's own; null where it was told none.",
    ...nullable({ type: 'object' }),
  },
}

/** Schemas by their names in the document. */
export const MODEL_SCHEMAS: Readonly<Record<string, JsonSchema>> = {
  Model: objectOf(MODEL),
  Figures: {
    description: 'README.md says what each figure is (Judging a model).',
    ...objectOf(FIGURES),
  },
}

function listOfObjects(): JsonSchema {
  return { type: 'array', items: { type: 'object' } }
}
