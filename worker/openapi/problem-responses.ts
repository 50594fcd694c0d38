/** How failures are answered: one response a problem, from the table that answers them. */

import { PROBLEMS, type ProblemCode, problemType } from '../problems.ts'
import { type JsonSchema, objectOf, type Reference, type Response, schemaRef } from './document.ts'

/** Problem details (RFC 9457). */
export const PROBLEM: JsonSchema = {
  description: 'What went wrong, as RFC 9457 says it. A value that a caller sent may be quoted.',
  ...objectOf(
    {
      type: { type: 'string', description: 'Which problem it is: for programs.' },
      title: { type: 'string', description: 'The same in words, always the same ones.' },
      status: { type: 'integer', description: 'The status of the response.' },
      detail: { type: 'string', description: 'What was expected and what was received.' },
      errors: {
        type: 'array',
        description: 'Each value that was refused.',
        items: objectOf({
          pointer: { type: 'string', description: 'Where it stands: a JSON pointer (RFC 6901).' },
          expected: { type: 'string' },
          received: { type: 'string' },
        }),
      },
    },
    ['type', 'title', 'status', 'detail'],
  ),
}

/** All problems there are, by their codes. */
export function problemResponses(): Readonly<Record<ProblemCode, Response>> {
  const responses = Object.entries(PROBLEMS).map(([code, { status, title }]) => {
    const example = {
      type: problemType(code as ProblemCode), // a key of the table
      title,
      status,
      detail: 'Expected one thing. Received another.',
    }
    const content = { 'application/problem+json': { schema: schemaRef('Problem'), example } }
    return [code, { description: `${title}.`, content }]
  })
  return Object.fromEntries(responses)
}

/** What an operation may answer beside what it is for, by status. */
export function problemsOf(...codes: readonly ProblemCode[]): Readonly<Record<string, Reference>> {
  return Object.fromEntries(
    codes.map((code) => [PROBLEMS[code].status, { $ref: `#/components/responses/${code}` }]),
  )
}
