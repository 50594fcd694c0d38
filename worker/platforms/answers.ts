/** Answers that several platforms read alike. */

import type { DecideCall } from '../decisions/call.ts'
import type { Decision } from '../decisions/decision.ts'
import { queryOf } from '../request-body.ts'
import type { SignedRequest } from '../signatures/signature.ts'
import type { PlatformAnswer } from './platform.ts'

/** Some callers take text for Windows-1252 where nobody says otherwise (AMPscript does). */
const JSON_TYPE = 'application/json; charset=utf-8'
const TEXT_TYPE = 'text/plain; charset=utf-8'

export function jsonAnswer(body: unknown, status = 200): PlatformAnswer {
  return { status, contentType: JSON_TYPE, body: JSON.stringify(body) }
}

/**
 * The decision itself, or `{ decisions: [...] }` where the caller sent a list. With `?format=text`
 * the word `send` or `hold` alone, for templates that can hardly parse JSON.
 */
export function plainAnswer(
  decisions: readonly Decision[],
  { isList }: Pick<DecideCall, 'isList'>,
  { url }: Pick<SignedRequest, 'url'>,
): PlatformAnswer {
  const [first] = decisions
  if (isList) return jsonAnswer({ decisions })
  if (queryOf(url).format !== 'text') return jsonAnswer(first)
  return { status: 200, contentType: TEXT_TYPE, body: first?.decision ?? '' }
}
