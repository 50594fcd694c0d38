/** The paths of the Open Inference Protocol (V2). */

import { MOST_CUSTOMERS } from '../customer-list.ts'
import { MODEL_NAME } from '../inference/tensors.ts'
import { PROBLEMS, type ProblemCode } from '../problems.ts'
import type { Operation, Parameter, PathItem, Response, Security } from './document.ts'
import { INFERENCE_ERROR_CONTENT } from './inference-schemas.ts'
import { type Examples, jsonAnswer, jsonBody, operation, pathParameter } from './operations.ts'
import { keyWith, OPEN } from './security.ts'

export function inferencePaths({ inference }: Examples): Readonly<Record<string, PathItem>> {
  const name = pathParameter('name', "The model's name.", { const: MODEL_NAME })
  const version = pathParameter('version', "The model's version.", { type: 'string' })
  const base = '/v2/models/{name}'
  return {
    '/v2': {
      get: read('describeServer', 'What the server is', {
        security: keyWith('score'),
        answer: jsonAnswer('The server.', 'InferenceServer'),
        failures: ['unauthorized', 'forbidden'],
      }),
    },
    '/v2/health/live': {
      get: read('serverLive', 'Whether the server runs', {
        security: OPEN,
        answer: jsonAnswer('It does.', 'InferenceLive'),
        failures: [],
      }),
    },
    '/v2/health/ready': {
      get: read('serverReady', 'Whether the model is ready', {
        security: OPEN,
        answer: jsonAnswer('It is.', 'InferenceReady'),
        failures: [],
        notReady: true,
      }),
    },
    ...modelPaths(base, '', [name], inference),
    ...modelPaths(`${base}/versions/{version}`, 'Version', [name, version], inference),
  }
}

function modelPaths(
  path: string,
  suffix: string,
  parameters: readonly Parameter[],
  example: unknown,
): Readonly<Record<string, PathItem>> {
  return {
    [path]: {
      get: read(`describeInference${suffix}`, "The model's tensors", {
        parameters,
        security: keyWith('score'),
        answer: jsonAnswer('The model.', 'InferenceModel'),
        failures: ['unauthorized', 'forbidden', 'not-found', 'model-unavailable'],
      }),
    },
    [`${path}/ready`]: {
      get: read(`modelReady${suffix}`, 'Whether this model is ready', {
        parameters,
        security: OPEN,
        answer: jsonAnswer('It is.', 'InferenceReady'),
        failures: ['not-found'],
        notReady: true,
      }),
    },
    [`${path}/infer`]: {
      post: operation({
        operationId: `infer${suffix}`,
        tags: ['inference'],
        summary: 'Scores of many customers, column by column',
        description:
          `At most ${MOST_CUSTOMERS} rows. A row that breaks the schema refuses them all. The ` +
          'binary tensor data extension is not supported.',
        security: keyWith('score'),
        parameters,
        requestBody: jsonBody('InferenceRequest', example),
        responses: {
          200: jsonAnswer('Scores.', 'InferenceAnswer'),
          ...failuresOf('malformed-body', 'unauthorized', 'forbidden', 'not-found', 'too-large'),
          ...failuresOf('unsupported-media-type', 'rate-limited', 'internal', 'model-unavailable'),
        },
      }),
    },
  }
}

interface Reading {
  readonly parameters?: readonly Parameter[]
  readonly security: Security
  readonly answer: Response
  readonly failures: readonly ProblemCode[]
  /** Whether it answers 503 with the same body where it is not. */
  readonly notReady?: boolean
}

function read(operationId: string, summary: string, reading: Reading): Operation {
  const { parameters = [], security, answer, failures, notReady = false } = reading
  return operation({
    operationId,
    tags: ['inference'],
    summary,
    security,
    ...(parameters.length > 0 && { parameters }),
    responses: {
      200: answer,
      ...failuresOf(...failures),
      ...(notReady && { 503: { ...answer, description: 'It is not.' } }),
    },
  })
}

function failuresOf(...codes: readonly ProblemCode[]): Readonly<Record<string, Response>> {
  return Object.fromEntries(
    codes.map((code) => {
      const { status, title } = PROBLEMS[code]
      return [status, { description: `${title}.`, content: INFERENCE_ERROR_CONTENT }]
    }),
  )
}
