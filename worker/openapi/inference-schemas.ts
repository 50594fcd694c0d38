/** The JSON Schemas of the Open Inference Protocol (V2), as far as this worker speaks it. */

import type { Schema } from '../../shared/schema.ts'
import { MOST_CUSTOMERS } from '../customer-list.ts'
import { datatypesOf, OUTPUT_NAMES } from '../inference/tensors.ts'
import { type JsonSchema, nullable, objectOf, schemaRef } from './document.ts'

const TEXT: JsonSchema = { type: 'string' }
const TENSORS: JsonSchema = {
  type: 'array',
  items: objectOf({
    name: TEXT,
    datatype: TEXT,
    shape: { type: 'array', items: { type: 'integer' } },
  }),
}

const SHAPE: JsonSchema = {
  description: '[rows] or [rows, 1]; the same number of rows in every tensor.',
  type: 'array',
  items: { type: 'integer', minimum: 0, maximum: MOST_CUSTOMERS },
  minItems: 1,
  maxItems: 2,
}

/**
 * Schemas by their names in the document.
 *
 * @param schema Null where nobody knows, or may know, which tensors there are.
 */
export function inferenceSchemas(schema: Schema | null): Readonly<Record<string, JsonSchema>> {
  const features = schema?.features ?? []
  const inputs = features.map((feature) =>
    input({ const: feature.name }, { enum: datatypesOf(feature) }),
  )
  return {
    InferenceRequest: {
      description:
        'One tensor a feature, by its name; features that may be missing can be left out, and null ' +
        'is a missing value.',
      ...objectOf(
        {
          id: { description: 'Given back.', ...nullable(TEXT) },
          parameters: { description: 'Not looked at.' },
          inputs: {
            type: 'array',
            minItems: 1,
            items: inputs.length > 0 ? { anyOf: inputs } : input(TEXT, TEXT),
          },
          outputs: {
            description: 'Those that are wanted; all where it is left out.',
            ...nullable({ type: 'array', items: objectOf({ name: { enum: OUTPUT_NAMES } }) }),
          },
        },
        ['inputs'],
      ),
    },
    InferenceAnswer: {
      ...objectOf(
        {
          model_name: TEXT,
          model_version: TEXT,
          id: TEXT,
          outputs: {
            type: 'array',
            items: objectOf({
              name: { enum: OUTPUT_NAMES },
              datatype: { enum: ['FP64', 'BYTES'] },
              shape: { type: 'array', items: { type: 'integer' } },
              data: { type: 'array', items: { anyOf: [{ type: 'number' }, TEXT] } },
            }),
          },
        },
        ['model_name', 'model_version', 'outputs'],
      ),
    },
    InferenceModel: {
      ...objectOf({
        name: TEXT,
        versions: { type: 'array', items: TEXT },
        platform: TEXT,
        inputs: TENSORS,
        outputs: TENSORS,
      }),
    },
    InferenceServer: {
      ...objectOf({ name: TEXT, version: TEXT, extensions: { type: 'array', items: TEXT } }),
    },
    InferenceLive: { ...objectOf({ live: { type: 'boolean' } }) },
    InferenceReady: {
      ...objectOf({ live: { type: 'boolean' }, name: TEXT, ready: { type: 'boolean' } }, ['ready']),
    },
    InferenceError: { ...objectOf({ error: TEXT }) },
  }
}

/** An example of a request, of one row that has these values. */
export function exampleInference(
  schema: Schema,
  customer: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const inputs = schema.features.map((feature) => ({
    name: feature.name,
    shape: [1],
    datatype: feature.type === 'category' ? 'BYTES' : 'FP64',
    data: [customer[feature.name]],
  }))
  return { id: '1', inputs }
}

function input(name: JsonSchema, datatype: JsonSchema): JsonSchema {
  return objectOf({ name, datatype, shape: SHAPE, data: { type: 'array' } })
}

/** Answers of a failure in the protocol's own words. */
export const INFERENCE_ERROR_CONTENT = {
  'application/json': {
    schema: schemaRef('InferenceError'),
    example: { error: 'What was wrong.' },
  },
}
