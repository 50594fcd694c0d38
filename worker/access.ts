/** Who calls, and what they may: a key with the scope that is needed, or a platform's signature. */

import { type ApiKey, DEFAULT_TENANT, parseApiKeys, SCOPES, type Scope } from '../shared/api-key.ts'
import { areEqual, sha256 } from './digests.ts'
import type { Bindings } from './environment.ts'
import { ProblemFailure, problemOf } from './problems.ts'
import { decodeHexDigest } from './signatures/encodings.ts'
import type { SignedRequest } from './signatures/signature.ts'
import { type ConfiguredSignature, secretsOf } from './signatures/signing-secrets.ts'

export interface Caller {
  readonly tenant: string
  readonly scopes: readonly Scope[]
  /** Tells callers apart for the rate limit. */
  readonly name: string
}

/** `ALLOW_ANONYMOUS`: a developer alone with her worker may do everything. */
const ANYBODY: Caller = { tenant: DEFAULT_TENANT, scopes: SCOPES, name: 'anybody' }

const HOW_TO_SET =
  'Make a key with "pnpm keys" and store what it prints with: wrangler secret put API_KEYS ' +
  '(on your own machine, put ALLOW_ANONYMOUS=1 in .dev.vars instead).'

/**
 * `Authorization: Bearer KEY`. Once `API_KEYS` is set only keys count: `ALLOW_ANONYMOUS` left
 * behind opens nothing.
 *
 * @param scope What the key must allow; undefined: any key will do.
 * @throws ProblemFailure 401 without a key that is configured, 403 where it lacks the scope.
 */
export async function authorize(
  bindings: Bindings,
  headers: Headers,
  scope: Scope | undefined,
): Promise<Caller> {
  const { API_KEYS } = bindings
  if (allowsAnybody(bindings)) return ANYBODY
  if (API_KEYS === undefined) throw unauthorized(`No API key is configured. ${HOW_TO_SET}`)
  // A list, as a variable in TOML may be, is its entries apart by commas.
  const reading = parseApiKeys(String(API_KEYS))
  if (!reading.ok) throw unauthorized(`${reading.reason} ${HOW_TO_SET}`)
  const [, key] = /^Bearer +(\S+)$/i.exec(headers.get('authorization') ?? '') ?? []
  if (key === undefined) throw unauthorized('Send your key as: Authorization: Bearer KEY')
  const entry = findKey(await sha256(key), reading.keys)
  if (!entry) throw unauthorized('This key is not known.')
  requireScope(entry.scopes, scope)
  return { tenant: entry.tenant, scopes: entry.scopes, name: `key-${entry.digest.slice(0, 16)}` }
}

/** Whether no key is needed at all. */
export function allowsAnybody({ API_KEYS, ALLOW_ANONYMOUS }: Bindings): boolean {
  return API_KEYS === undefined && ALLOW_ANONYMOUS === '1'
}

/** @throws ProblemFailure 403. */
export function requireScope(scopes: readonly Scope[], scope: Scope | undefined): void {
  if (scope === undefined || scopes.includes(scope)) return
  throw new ProblemFailure(
    problemOf(
      'forbidden',
      `Expected a key with scope ${scope}. Received one for ${scopes.join(', ')}.`,
    ),
  )
}

/** Whether calls must be signed: once a secret is configured nothing else will do. */
export function isSigned(
  signature: ConfiguredSignature | null,
  bindings: Bindings,
): signature is ConfiguredSignature {
  return signature !== null && secretsOf(bindings, signature.secret).length > 0
}

/**
 * @returns The sender's id of the message, as the signature vouches for it; null: it has none.
 * @throws ProblemFailure 401, which quotes no secret and no signature.
 */
export async function requireSignature(
  request: SignedRequest,
  { scheme, secret }: ConfiguredSignature,
  bindings: Bindings,
  now: Date,
): Promise<string | null> {
  const verdict = await scheme.verify(request, secretsOf(bindings, secret), now)
  if (!verdict.ok) throw unauthorized(`The signature is not valid. ${verdict.reason}`)
  return verdict.messageId
}

function unauthorized(detail: string): ProblemFailure {
  return new ProblemFailure(problemOf('unauthorized', detail), { 'www-authenticate': 'Bearer' })
}

/** Compares with every key, so that the time taken tells nothing about which one it was. */
function findKey(digest: Uint8Array, keys: readonly ApiKey[]): ApiKey | undefined {
  let found: ApiKey | undefined
  for (const key of keys) {
    const stored = decodeHexDigest(key.digest)
    if (stored && areEqual(stored, digest)) found = key
  }
  return found
}
