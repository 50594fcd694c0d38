/** The JSON Schemas of what callers ask with: what `readCall` and `/v1/score` accept. */

import { LANGUAGES } from '../../shared/language.ts'
import { LONGEST_NAME } from '../call-fields.ts'
import { MOST_CUSTOMERS } from '../customer-list.ts'
import { OVERRIDDEN_NUMBERS, OVERRIDDEN_SHARES } from '../decisions/overrides.ts'
import { type JsonSchema, objectOf, schemaRef } from './document.ts'

const LARGEST_WHOLE = Number.MAX_SAFE_INTEGER

/** What a template writes where it has no value. */
const NOTHING: JsonSchema = { enum: ['', null] }

const CUSTOMERS: JsonSchema = {
  type: 'array',
  maxItems: MOST_CUSTOMERS,
  items: schemaRef('Customer'),
}

const NAME: JsonSchema = {
  anyOf: [
    { type: 'string', pattern: `^\\s*\\S(?:[\\s\\S]{0,${LONGEST_NAME - 2}}\\S)?\\s*$` },
    { type: 'integer', minimum: -LARGEST_WHOLE, maximum: LARGEST_WHOLE },
  ],
}

const MEANINGS: Readonly<Record<(typeof OVERRIDDEN_NUMBERS)[number], string>> = {
  minimum_probability: 'The least of a send.',
  minimum_expected_profit: 'The least of a send: value times probability less cost.',
  cost_per_send: 'In the unit of the value.',
  value_per_conversion: 'In the unit of the cost.',
  holdout_share: 'Share of customers who are left out, so that lift can be measured.',
}

const OVERRIDES: JsonSchema = {
  description:
    'Changes of the policy for this request. Thresholds can be raised, amounts set within the ' +
    "policy's bounds; fail_mode and holdout_share need a key with scope admin.",
  type: 'object',
  properties: {
    ...Object.fromEntries(OVERRIDDEN_NUMBERS.map((name) => [name, overriddenNumber(name)])),
    fail_mode: {
      description: 'Whether to send (open) or hold (closed) where the model cannot say.',
      enum: ['open', 'closed', '', null],
    },
  },
  additionalProperties: false,
}

const SETTINGS = {
  campaign: {
    description: `Which campaign it is: 1 to ${LONGEST_NAME} characters (UTF-16 code units).`,
    ...NAME,
  },
  dispatch: {
    description: 'Tells several sends of one campaign to one customer apart. May be left out.',
    anyOf: [...(NAME.anyOf ?? []), NOTHING],
  },
  explain: {
    description: 'Whether to say what moved the score.',
    enum: [true, false, 'true', 'false', '', null],
  },
  language: { description: 'Of the reasons.', enum: [...LANGUAGES, '', null] },
  policy: { anyOf: [schemaRef('Overrides'), NOTHING] },
}

/** Schemas by their names in the document, which they also refer to one another by. */
export const CALL_SCHEMAS: Readonly<Record<string, JsonSchema>> = {
  Overrides: OVERRIDES,
  DecideCall: {
    description:
      'A customer, or a list of them, and the campaign. A customer who breaks her schema is no ' +
      'error here: her decision is degraded, with the reason invalid_customer.',
    anyOf: [schemaRef('DecideOne'), schemaRef('DecideList')],
  },
  DecideOne: {
    ...objectOf({ ...SETTINGS, customer: schemaRef('Customer') }, ['campaign', 'customer']),
    not: { type: 'object', required: ['customers'] },
  },
  DecideList: {
    ...objectOf({ ...SETTINGS, customers: CUSTOMERS }, ['campaign', 'customers']),
  },
  ScoreCall: {
    description: `A customer, or a list of at most ${MOST_CUSTOMERS}.`,
    anyOf: [
      { ...schemaRef('Customer'), not: { type: 'object', required: ['customers'] } },
      objectOf({ customers: CUSTOMERS }),
    ],
  },
}

function overriddenNumber(name: (typeof OVERRIDDEN_NUMBERS)[number]): JsonSchema {
  const isShare = OVERRIDDEN_SHARES.includes(name)
  const number = { type: 'number', ...(isShare && { minimum: 0, maximum: 1 }) }
  return { description: MEANINGS[name], anyOf: [number, NOTHING] }
}
