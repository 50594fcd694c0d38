/** What operations have in common. */

import { LANGUAGES } from '../../shared/language.ts'
import type { MediaType, Operation, Parameter, RequestBody, Response } from './document.ts'
import { type JsonSchema, schemaRef } from './document.ts'

/** Examples that a model's schema gives; null where it may not be shown. */
export interface Examples {
  readonly customer: Readonly<Record<string, unknown>> | null
  readonly inference: Readonly<Record<string, unknown>> | null
}

/** A body of JSON that has the shape of one of the document's schemas. */
export function jsonBody(schema: string, example: unknown): RequestBody {
  return { required: true, content: { 'application/json': media(schemaRef(schema), example) } }
}

export function jsonAnswer(description: string, schema: string): Response {
  return { description, content: { 'application/json': media(schemaRef(schema)) } }
}

/** The campaign and how it is answered, as fields of an address. */
export const FLAT_PARAMETERS: readonly Parameter[] = [
  queryParameter('presend_campaign', 'Which campaign it is.', { type: 'string' }, true),
  queryParameter('presend_dispatch', 'Tells sends of one campaign apart.', { type: 'string' }),
  queryParameter('presend_explain', 'Whether to say what moved the score.', {
    enum: ['true', 'false', ''],
  }),
  queryParameter('presend_language', 'Of the reasons.', { enum: [...LANGUAGES, ''] }),
  {
    ...queryParameter('customer', "The customer's fields, each by its own name.", {
      ...schemaRef('Customer'),
    }),
    style: 'form',
    explode: true,
  },
]

/** `format`, which all decisions take. */
export const FORMAT = queryParameter('format', 'text: the word send or hold alone.', {
  enum: ['text'],
})

export function queryParameter(
  name: string,
  description: string,
  schema: JsonSchema,
  required = false,
): Parameter {
  return { name, in: 'query', required, description, schema }
}

export function pathParameter(name: string, description: string, schema: JsonSchema): Parameter {
  return { name, in: 'path', required: true, description, schema }
}

/** Decisions, as JSON or as a word. */
export const DECISION_ANSWER: Response = {
  description: 'The decision, whatever happened: degraded where the model could not say.',
  content: {
    'application/json': media(schemaRef('DecisionAnswer')),
    'text/plain': media({ enum: ['send', 'hold'] }),
  },
}

/** An operation without a description of its own. */
export function operation(
  fields: Omit<Operation, 'description'> & { readonly description?: string },
): Operation {
  return { description: fields.summary, ...fields }
}

function media(schema: JsonSchema, example: unknown = null): MediaType {
  return { schema, ...(example !== null && { example }) }
}
