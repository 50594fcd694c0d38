/** The paths of the worker's own interface: scores, decisions, the model, its health. */

import { LANGUAGES } from '../../shared/language.ts'
import { MOST_CUSTOMERS, MOST_EXPLAINED } from '../customer-list.ts'
import type { PathItem } from './document.ts'
import {
  DECISION_ANSWER,
  type Examples,
  FLAT_PARAMETERS,
  FORMAT,
  jsonAnswer,
  jsonBody,
  operation,
  queryParameter,
} from './operations.ts'
import { problemsOf } from './problem-responses.ts'
import { keyWith, OPEN } from './security.ts'

export function ownPaths({ customer }: Examples): Readonly<Record<string, PathItem>> {
  const call = customer && { campaign: 'black-friday', customer: { ...customer, objected: false } }
  return {
    '/v1/score': {
      post: operation({
        operationId: 'score',
        tags: ['scores'],
        summary: 'How likely customers are to convert',
        description:
          `Takes a customer or a list of at most ${MOST_CUSTOMERS}. In a list a customer who ` +
          'breaks the schema gets an error in her place; alone she is answered 422.',
        security: keyWith('score'),
        parameters: [
          queryParameter(
            'explain',
            `Whether to say what moved each score, of at most ${MOST_EXPLAINED} customers.`,
            { enum: ['true', 'false', ''] },
          ),
          queryParameter('language', 'Of the reasons.', { enum: [...LANGUAGES, ''] }),
        ],
        requestBody: jsonBody('ScoreCall', customer),
        responses: {
          200: jsonAnswer('Scores.', 'ScoreAnswer'),
          ...problemsOf('malformed-body', 'unauthorized', 'forbidden', 'too-large'),
          ...problemsOf('unsupported-media-type', 'invalid-customer', 'rate-limited'),
          ...problemsOf('internal', 'model-unavailable'),
        },
      }),
    },
    '/v1/decide': {
      post: operation({
        operationId: 'decide',
        tags: ['decisions'],
        summary: 'Whether to send',
        description:
          'Answers 200 with a decision even where the model cannot say: then the policy does, and ' +
          'the decision is degraded. Only what is wrong with the call itself is a failure.',
        security: keyWith('decide'),
        parameters: [FORMAT],
        requestBody: jsonBody('DecideCall', call),
        responses: {
          200: DECISION_ANSWER,
          ...problemsOf('malformed-body', 'unauthorized', 'forbidden', 'too-large'),
        },
      }),
      get: operation({
        operationId: 'decideByAddress',
        tags: ['decisions'],
        summary: 'The same by GET',
        description:
          'For callers that can do nothing else: others log addresses, so a value with an @ is ' +
          'refused, and the key needs a scope of its own.',
        security: keyWith('decide-get'),
        parameters: [...FLAT_PARAMETERS, FORMAT],
        responses: {
          200: DECISION_ANSWER,
          ...problemsOf('malformed-body', 'unauthorized', 'forbidden'),
        },
      }),
    },
    '/v1/model': {
      get: operation({
        operationId: 'describeModel',
        tags: ['model'],
        summary: 'What the served model is, how good it was, and by which policy it decides',
        security: keyWith(undefined),
        responses: {
          200: jsonAnswer('The model.', 'Model'),
          ...problemsOf('unauthorized', 'model-unavailable'),
        },
      }),
    },
    '/v1/model/figures': {
      get: operation({
        operationId: 'showFigures',
        tags: ['model'],
        summary: 'How the run judged the model: what the page at / draws',
        description: "Fields of the run's metrics.json, under the same names.",
        security: keyWith(undefined),
        responses: {
          200: jsonAnswer('The figures.', 'Figures'),
          ...problemsOf('unauthorized', 'model-unavailable'),
        },
      }),
    },
    '/health': {
      get: operation({
        operationId: 'health',
        tags: ['model'],
        summary: 'Whether the worker runs',
        security: OPEN,
        responses: { 200: jsonAnswer('It does.', 'Alive') },
      }),
    },
    '/ready': {
      get: operation({
        operationId: 'ready',
        tags: ['model'],
        summary: 'Whether the model computes what the trainer tested',
        security: OPEN,
        responses: { 200: jsonAnswer('It does.', 'Ready'), ...problemsOf('model-unavailable') },
      }),
    },
  }
}
