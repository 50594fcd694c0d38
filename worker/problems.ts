/** The one table from what went wrong to a status and problem details (RFC 9457). */

import type { FieldIssue } from '../shared/customer-record.ts'

export const PROBLEMS = {
  'malformed-body': { status: 400, title: 'The body is not what was expected' },
  unauthorized: { status: 401, title: 'No valid credentials' },
  forbidden: { status: 403, title: 'The key does not allow this' },
  'not-found': { status: 404, title: 'There is nothing at this path' },
  'method-not-allowed': { status: 405, title: 'This path takes another method' },
  'too-large': { status: 413, title: 'The request is too large' },
  'unsupported-media-type': { status: 415, title: 'The body is not JSON' },
  'rate-limited': { status: 429, title: 'Too many requests' },
  'invalid-customer': { status: 422, title: 'The customer breaks the rules of the schema' },
  'model-unavailable': { status: 503, title: 'The model cannot answer' },
  'policy-unreadable': {
    status: 503,
    title: 'Every decision is degraded: the policy cannot be read',
  },
  internal: { status: 500, title: 'Something went wrong on our side' },
} as const

export type ProblemCode = keyof typeof PROBLEMS

/** What a value should have been, and where it is: a JSON pointer (RFC 6901). */
export interface ProblemError {
  readonly pointer: string
  readonly expected: string
  readonly received: string
}

/** Problem details as they are sent. */
export interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly errors?: readonly ProblemError[]
}

/** Thrown by a route to answer with a problem. */
export class ProblemFailure extends Error {
  override readonly name = 'ProblemFailure'
  readonly problem: Problem
  readonly headers: Readonly<Record<string, string>>

  constructor(problem: Problem, headers: Readonly<Record<string, string>> = {}) {
    super(problem.detail)
    this.problem = problem
    this.headers = headers
  }
}

export function problemOf(
  code: ProblemCode,
  detail: string,
  errors?: readonly ProblemError[],
): Problem {
  const { status, title } = PROBLEMS[code]
  return { type: problemType(code), title, status, detail, ...(errors && { errors }) }
}

export function problemType(code: ProblemCode): string {
  return `urn:presend:problem:${code}`
}

/** @param pointer Where it is (RFC 6901); empty: the whole body. */
export function malformed(pointer: string, expected: string, received: unknown): ProblemFailure {
  const kind = describeKind(received)
  return new ProblemFailure(
    problemOf(
      'malformed-body',
      `Expected ${pointer || 'the body'} to be ${expected}. Received ${kind}.`,
      [{ pointer, expected, received: kind }],
    ),
  )
}

/** A refused customer as a problem. `pointer` leads to her in the request's body. */
export function customerProblem(issues: readonly FieldIssue[], pointer: string): Problem {
  const errors = issues.map(({ field, expected, received }) => ({
    pointer: field === '' ? pointer : `${pointer}/${escapePointer(field)}`,
    expected,
    received,
  }))
  const [first] = errors
  const where = first?.pointer || 'the body'
  const detail = `Expected ${where} to be ${first?.expected}. Received ${first?.received}.`
  return problemOf('invalid-customer', detail, errors)
}

export function toResponse(problem: Problem, headers: Readonly<Record<string, string>> = {}) {
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: { 'content-type': 'application/problem+json', ...headers },
  })
}

function escapePointer(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1')
}

/** Its kind, not its value: what stands in the place of a name may be anything about anybody. */
function describeKind(value: unknown): string {
  if (value === undefined || value === null || value === '') return 'nothing'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'an object'
  return typeof value === 'string' ? `text of ${value.length} characters` : `a ${typeof value}`
}
