/** The JSON Schemas of answers: scores, decisions, the worker's health. */

import type { Decision, DecisionReason, DecisionReasons } from '../decisions/decision.ts'
import { type JsonSchema, nullable, objectOf, schemaRef } from './document.ts'

const SHARE: JsonSchema = { type: 'number', minimum: 0, maximum: 1 }
const TEXT: JsonSchema = { type: 'string' }
const NUMBER: JsonSchema = { type: 'number' }
const NAMES: JsonSchema = { type: 'array', items: TEXT }
const BAND: JsonSchema = { enum: ['high', 'medium', 'low'] }
const METHOD: JsonSchema = {
  description: 'Whether all coalitions of features were scored, or some.',
  enum: ['exact', 'sampled'],
}

const STRONGEST = 3

const SCORE: Readonly<Record<string, JsonSchema>> = {
  id: { description: 'Null where the schema has no id.', ...nullable(TEXT) },
  probability: { description: 'That she converts.', ...SHARE },
  percentile: { description: 'Share of validation customers who score lower.', ...SHARE },
  band: BAND,
  imputed: { description: 'Features whose value was missing.', ...NAMES },
  unseen: { description: 'Categories whose name no training row had.', ...NAMES },
}

const SENTENCE: JsonSchema = {
  description: 'A sentence; plain text, not HTML.',
  ...nullable(TEXT),
}

/** Absent unless asked for with `explain`. */
const FLAT_REASONS: Readonly<Record<keyof DecisionReasons, JsonSchema>> = {
  reasons_method: METHOD,
  reason_1: SENTENCE,
  reason_1_feature: nullable(TEXT),
  reason_1_log_odds: nullable(NUMBER),
  reason_2: SENTENCE,
  reason_2_feature: nullable(TEXT),
  reason_2_log_odds: nullable(NUMBER),
  reason_3: SENTENCE,
  reason_3_feature: nullable(TEXT),
  reason_3_log_odds: nullable(NUMBER),
}

const DECISION_REASONS: Readonly<Record<DecisionReason, string>> = {
  worth_it: 'every minimum is met',
  no_minimum: 'the policy sets none',
  below_minimum: 'a minimum is missed',
  objected: 'she does not want to be judged',
  holdout: 'left out so that lift can be measured',
  invalid_customer: 'she breaks the schema',
  model_unavailable: 'no model answers',
  policy_unavailable: 'the policy cannot be read',
  storage_timeout: 'nobody knows what a repeat was answered',
  rate_limited: 'asked too often',
  internal: 'something failed that nobody foresaw: without ids, and without the holdout',
}

const DECISION: Readonly<
  Record<Exclude<keyof Decision, keyof DecisionReasons | 'detail'>, JsonSchema>
> = {
  id: { description: 'Null where the customer has none.', ...nullable(TEXT) },
  decision: { description: 'Whether to send.', enum: ['send', 'hold'] },
  probability: { description: 'Null where nobody asked the model.', ...nullable(SHARE) },
  percentile: nullable(SHARE),
  band: nullable(BAND),
  expected_profit: {
    description: 'Value times probability less cost; null where the policy knows none.',
    ...nullable(NUMBER),
  },
  reason: {
    description: Object.entries(DECISION_REASONS)
      .map(([reason, meaning]) => `${reason}: ${meaning}`)
      .join('; '),
    enum: Object.keys(DECISION_REASONS),
  },
  content: { description: "What the policy's content rules give.", ...nullable(TEXT) },
  decision_id: {
    description: 'The same for the same tenant, campaign, customer and dispatch.',
    ...nullable(TEXT),
  },
  model: { description: "The model's version.", ...nullable(TEXT) },
  degraded: {
    description: 'Whether the policy answered in place of the model.',
    type: 'boolean',
  },
}

/** Schemas by their names in the document, which they also refer to one another by. */
export const ANSWER_SCHEMAS: Readonly<Record<string, JsonSchema>> = {
  Score: {
    ...objectOf({ ...SCORE, reasons: schemaRef('Reasons') }, Object.keys(SCORE)),
  },
  ScoreAnswer: {
    description: 'The shape of the question: a score, or a list in the order of the customers.',
    anyOf: [
      { ...schemaRef('Score'), ...objectOf({ model: TEXT }) },
      objectOf({
        model: TEXT,
        customers: {
          type: 'array',
          items: {
            anyOf: [
              schemaRef('Score'),
              objectOf({ id: nullable(TEXT), error: schemaRef('Problem') }),
            ],
          },
        },
      }),
    ],
  },
  Reasons: {
    description: 'What moved the score away from that of the reference customer.',
    ...objectOf({
      method: METHOD,
      log_odds: NUMBER,
      reference_log_odds: NUMBER,
      contributions: {
        description: 'Of every feature; they add up to the difference of the two.',
        type: 'array',
        items: objectOf({ feature: TEXT, log_odds: NUMBER }),
      },
      strongest: {
        type: 'array',
        maxItems: STRONGEST,
        items: objectOf({
          feature: TEXT,
          log_odds: NUMBER,
          direction: { enum: ['raises', 'lowers'] },
          sentence: TEXT,
        }),
      },
    }),
  },
  Decision: {
    ...objectOf(
      {
        ...DECISION,
        ...FLAT_REASONS,
        detail: { description: 'What was wrong with the customer.', ...TEXT },
      },
      Object.keys(DECISION),
    ),
  },
  DecisionAnswer: {
    description: 'The shape of the question: a decision, or a list in the order of the customers.',
    anyOf: [
      schemaRef('Decision'),
      objectOf({ decisions: { type: 'array', items: schemaRef('Decision') } }),
    ],
  },
  EventsAnswer: {
    ...objectOf({
      accepted: { description: 'How many events were understood.', type: 'integer', minimum: 0 },
    }),
  },
  Alive: { ...objectOf({ status: { const: 'alive' } }) },
  Ready: {
    ...objectOf({
      status: { const: 'ready' },
      model: TEXT,
      golden_rows: { type: 'integer' },
      tensors: { type: 'integer' },
    }),
  },
}
