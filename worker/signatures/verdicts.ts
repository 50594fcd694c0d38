/** The verdicts on a signed request, in the same words for every scheme. */

import type { Verdict } from './signature.ts'

export function refused(reason: string): Verdict {
  return { ok: false, reason }
}

/** An empty header counts as none. */
export function lacksHeader(name: string): Verdict {
  return refused(`Expected a header ${name}. Received none.`)
}

/**
 * For a receiver who has nothing to verify with.
 *
 * @param expected What the scheme's secrets are, to complete "a secret that is".
 */
export function lacksKey(secrets: readonly string[], expected: string): Verdict {
  if (secrets.length === 0)
    return refused('Expected a secret to verify with. No secret is configured.')
  return refused(`Expected a secret that is ${expected}. Received none that is.`)
}

/** The last word, once the signature was held against every key. */
export function judged(isSigned: boolean, messageId: string | null): Verdict {
  if (isSigned) return { ok: true, messageId }
  return refused('Expected a signature made with a configured secret. Received another one.')
}
