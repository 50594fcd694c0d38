/** How a worker's secret lists its API keys: whose they are, what they allow, and their digests. */

/**
 * - `score`: probabilities, for `/v1/score`, `/v1/model` and `/v2`.
 * - `decide`: decisions, for `/v1/decide` and the platforms.
 * - `decide-get`: decisions by GET, whose addresses end up in other people's logs.
 * - `events`: what platforms report back.
 * - `admin`: a request may set fail mode and holdout share.
 */
export const SCOPES = ['score', 'decide', 'decide-get', 'events', 'admin'] as const

export type Scope = (typeof SCOPES)[number]

/** What a key allows where its entry does not say. */
export const DEFAULT_SCOPES: readonly Scope[] = ['score', 'decide']

/** Whose key it is where its entry does not say. */
export const DEFAULT_TENANT = 'default'

export interface ApiKey {
  /** Part of every decision's id: two keys of one tenant get the same decisions. */
  readonly tenant: string
  readonly scopes: readonly Scope[]
  /** SHA-256 of the key, 64 hexadecimal digits. */
  readonly digest: string
}

export type ApiKeysReading =
  | { readonly ok: true; readonly keys: readonly ApiKey[] }
  | { readonly ok: false; readonly reason: string }

const DIGEST = /^[0-9a-f]{64}$/
const TENANT = /^[a-z0-9][a-z0-9._-]{0,63}$/

/** Whether a tenant's name can stand in an entry. */
export function isTenant(name: string): boolean {
  return TENANT.test(name)
}

/** Whether a word names a scope. */
export function isScope(word: string): word is Scope {
  return SCOPES.some((scope) => scope === word)
}

/** The entry for a key: `tenant:score+decide:digest`. */
export function formatApiKey({ tenant, scopes, digest }: ApiKey): string {
  return `${tenant}:${scopes.join('+')}:${digest}`
}

/**
 * Reads entries apart by commas or spaces: `digest`, `scopes:digest` or `tenant:scopes:digest`.
 * One bad entry refuses them all: it would lock somebody out unseen.
 */
export function parseApiKeys(text: string): ApiKeysReading {
  const entries = text
    .trim()
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
  if (entries.length === 0) {
    return { ok: false, reason: 'Expected at least one entry in API_KEYS. Received none.' }
  }
  const keys: ApiKey[] = []
  for (const [position, entry] of entries.entries()) {
    const key = parseEntry(entry)
    // No word of the entry: it may be a key that was stored in place of its digest.
    if (typeof key === 'string') {
      return { ok: false, reason: `Expected ${key} in entry ${position + 1} of API_KEYS.` }
    }
    keys.push(key)
  }
  return { ok: true, keys }
}

/** @returns What was expected, where the entry is none. */
function parseEntry(entry: string): ApiKey | string {
  const parts = entry.split(':')
  const digest = parts.pop() ?? ''
  if (parts.length > 2 || !DIGEST.test(digest)) {
    return 'a SHA-256 digest of 64 hexadecimal digits, as "pnpm keys" prints it,'
  }
  const scopes = parts.pop()?.split('+') ?? DEFAULT_SCOPES
  if (!scopes.every(isScope)) return `scopes among ${SCOPES.join(', ')}, joined by +,`
  const tenant = parts.pop() ?? DEFAULT_TENANT
  if (!isTenant(tenant)) return 'a tenant of letters, digits, dots, dashes and underscores'
  return { tenant, scopes, digest }
}
