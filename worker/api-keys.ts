/** Lets in who holds an API key: `Authorization: Bearer KEY`. */

import type { MiddlewareHandler } from 'hono'
import { type Bindings, readAccess } from './environment.ts'
import { ProblemFailure, problemOf } from './problems.ts'

const HOW_TO_SET =
  'Store the SHA-256 digest of a key with: wrangler secret put API_KEYS ' +
  '(on your own machine, put ALLOW_ANONYMOUS=1 in .dev.vars instead).'

/** Answers 401 to callers without a configured key, and says what is lacking. */
export function requireApiKey(): MiddlewareHandler<{ Bindings: Bindings }> {
  return async function requireApiKey(context, next) {
    const access = readAccess(context.env ?? {})
    if (access.kind === 'nobody') throw unauthorized(`${access.reason} ${HOW_TO_SET}`)
    if (access.kind === 'keys') {
      const [, key] = /^Bearer +(\S+)$/i.exec(context.req.header('authorization') ?? '') ?? []
      if (key === undefined) throw unauthorized('Send your key as: Authorization: Bearer KEY')
      if (!isListed(await sha256(key), access.digests)) throw unauthorized('This key is not known.')
    }
    await next()
  }
}

function unauthorized(detail: string): ProblemFailure {
  return new ProblemFailure(problemOf('unauthorized', detail), { 'www-authenticate': 'Bearer' })
}

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Compares every digit of every digest, so that the time taken tells nothing about either. */
function isListed(digest: string, digests: readonly string[]): boolean {
  let found = 0
  for (const listed of digests) {
    let difference = 0
    for (let at = 0; at < listed.length; at++) {
      difference |= listed.charCodeAt(at) ^ digest.charCodeAt(at)
    }
    found |= Number(difference === 0)
  }
  return found === 1
}
