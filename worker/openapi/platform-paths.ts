/** The paths that email platforms call: each asks in its dialect, and reports what happened. */

import { EVENT_PROVIDERS } from '../events/providers.ts'
import type { Platform } from '../platforms/platform.ts'
import { PLATFORMS } from '../platforms/registry.ts'
import type { Operation, PathItem } from './document.ts'
import {
  DECISION_ANSWER,
  type Examples,
  FLAT_PARAMETERS,
  jsonAnswer,
  jsonBody,
  operation,
  pathParameter,
} from './operations.ts'
import { problemsOf } from './problem-responses.ts'
import { describeSignature, signedOrKey } from './security.ts'

export function platformPaths({ customer }: Examples): Readonly<Record<string, PathItem>> {
  const call = customer && { campaign: 'black-friday', customer }
  const decisions = PLATFORMS.map((platform): [string, PathItem] => [
    `/v1/platforms/${platform.name}/decide`,
    platform.method === 'GET'
      ? { get: decideOperation(platform, call) }
      : { post: decideOperation(platform, call) },
  ])
  return { ...Object.fromEntries(decisions), '/v1/events/{provider}': { post: eventOperation() } }
}

function decideOperation(platform: Platform, call: unknown): Operation {
  const { name, method, bodySchema, signature, scope } = platform
  const secret = signature?.secret ?? null
  const ownWords = {
    required: true as const,
    description: "In the platform's own words; worker/platforms/README.md has what to paste there.",
    content: { 'application/json': { schema: {} } },
  }
  return operation({
    operationId: `decideFor-${name}`,
    tags: ['platforms'],
    summary: `Whether to send, asked by ${name}`,
    description:
      `What to paste there is in worker/platforms/README.md. ${describeSignature(secret)}`.trim(),
    security: signedOrKey(secret, scope),
    ...(method === 'GET'
      ? { parameters: FLAT_PARAMETERS }
      : { requestBody: bodySchema ? jsonBody(bodySchema, call) : ownWords }),
    responses: {
      ...answersOf(platform),
      ...problemsOf('malformed-body', 'unauthorized', 'forbidden', 'too-large'),
    },
  })
}

function answersOf({ method, bodySchema, writeBack }: Platform): Operation['responses'] {
  if (writeBack) {
    const description = 'Accepted: the decision is written to the platform afterwards.'
    return { 202: { description } }
  }
  if (bodySchema) return { 200: DECISION_ANSWER }
  if (method === 'GET') return { 200: jsonAnswer('The decision.', 'Decision') }
  return { 200: { description: 'The decision, as the platform reads it.' } }
}

function eventOperation(): Operation {
  const providers = [...EVENT_PROVIDERS.values()]
  const secrets = new Set(providers.map(({ signature }) => signature?.secret ?? null))
  const security = [...secrets].flatMap((secret) => signedOrKey(secret, 'events'))
  const signed = providers.map(
    ({ name, signature }) =>
      `${name}: ${signature ? `signed once ${signature.secret} is set` : 'with a key'}`,
  )
  return operation({
    operationId: 'reportEvents',
    tags: ['platforms'],
    summary: 'What became of the mail, reported by a platform',
    description: `A report that is not understood is left out, never refused. ${signed.join('; ')}.`,
    security: [...new Map(security.map((scheme) => [JSON.stringify(scheme), scheme])).values()],
    parameters: [
      pathParameter('provider', 'Which platform reports.', {
        enum: providers.map(({ name }) => name),
      }),
    ],
    requestBody: {
      required: true,
      description: "In the platform's own words.",
      content: { 'application/json': { schema: {} } },
    },
    responses: {
      200: jsonAnswer('Taken, whatever it was.', 'EventsAnswer'),
      ...problemsOf('unauthorized', 'forbidden', 'not-found', 'too-large', 'internal'),
    },
  })
}
