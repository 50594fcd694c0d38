/** The worker's OpenAPI 3.1 document: from its problems, its platforms and the model's schema. */

import type { Manifest } from '../../shared/bundle.ts'
import { type ModelState, manifestOf } from '../model/model.ts'
import { WORKER_VERSION } from '../version.ts'
import { ANSWER_SCHEMAS } from './answer-schemas.ts'
import { CALL_SCHEMAS } from './call-schemas.ts'
import { ANY_CUSTOMER, customerSchema, exampleCustomer } from './customer-schema.ts'
import type { OpenApiDocument } from './document.ts'
import { inferencePaths } from './inference-paths.ts'
import { exampleInference, inferenceSchemas } from './inference-schemas.ts'
import { MODEL_SCHEMAS } from './model-schemas.ts'
import type { Examples } from './operations.ts'
import { ownPaths } from './own-paths.ts'
import { platformPaths } from './platform-paths.ts'
import { PROBLEM, problemResponses } from './problem-responses.ts'
import { securitySchemes } from './security.ts'

export interface DescribeOptions {
  /** Whether the model's own columns may be seen. */
  readonly showsSchema: boolean
  /** Scheme and host that callers use; `/`: those of the document itself. */
  readonly server: string
}

export function describeWorker(
  model: ModelState,
  { showsSchema, server }: DescribeOptions,
): OpenApiDocument {
  const manifest = showsSchema ? manifestOf(model) : null
  const examples = examplesOf(manifest)
  return {
    openapi: '3.1.0',
    info: {
      title: 'Presend',
      version: WORKER_VERSION,
      description: describeState(model, manifest, showsSchema),
    },
    servers: [{ url: server }],
    tags: [
      { name: 'decisions', description: 'Send or hold, right before each email is sent.' },
      { name: 'scores', description: 'Probabilities, for those who decide themselves.' },
      { name: 'platforms', description: 'What email platforms call.' },
      { name: 'inference', description: 'Scores by the Open Inference Protocol (V2).' },
      { name: 'model', description: 'What is served, and whether it is well.' },
    ],
    paths: {
      ...ownPaths(examples),
      ...platformPaths(examples),
      ...inferencePaths(examples),
    },
    components: {
      schemas: {
        Customer: manifest ? withExample(manifest, examples) : ANY_CUSTOMER,
        ...CALL_SCHEMAS,
        ...ANSWER_SCHEMAS,
        ...MODEL_SCHEMAS,
        ...inferenceSchemas(manifest?.schema ?? null),
        Problem: PROBLEM,
      },
      responses: problemResponses(),
      securitySchemes: securitySchemes(),
    },
  }
}

function examplesOf(manifest: Manifest | null): Examples {
  if (manifest === null) return { customer: null, inference: null }
  const customer = exampleCustomer(manifest.schema, manifest.reference_customer)
  return { customer, inference: exampleInference(manifest.schema, customer) }
}

function withExample({ schema }: Manifest, { customer }: Examples) {
  return { ...customerSchema(schema), examples: [customer] }
}

function describeState(model: ModelState, manifest: Manifest | null, showsSchema: boolean): string {
  const purpose = 'Decides, right before each email is sent, who should get it.'
  if (!showsSchema) {
    return (
      `${purpose} The fields of a customer are shown to those who ask with a key: ` +
      'Authorization: Bearer KEY.'
    )
  }
  if (manifest === null) {
    return `${purpose} There is no model that can be read, so nobody knows the customer's fields.`
  }
  const served = `${purpose} Model ${manifest.version}, trained ${manifest.trained_at}.`
  return model.ok
    ? served
    : `${served} It cannot answer: scores are refused, and the policy alone decides.`
}
