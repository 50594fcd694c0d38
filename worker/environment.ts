/** The worker's bindings, and what is derived from them. */

export interface Bindings {
  /** SHA-256 digests of the API keys, in hexadecimal, separated by commas or spaces. */
  readonly API_KEYS?: string
  /** `1` lets everybody in: for `pnpm dev`, set in `.dev.vars` only. */
  readonly ALLOW_ANONYMOUS?: string
}

/** Who may call. */
export type Access =
  | { readonly kind: 'everybody' }
  | { readonly kind: 'keys'; readonly digests: readonly string[] }
  | { readonly kind: 'nobody'; readonly reason: string }

const DIGEST = /^[0-9a-f]{64}$/

/**
 * Once `API_KEYS` is set only keys count, and each must be right: an entry that is no digest
 * would lock somebody out unseen, and `ALLOW_ANONYMOUS` left behind opens nothing.
 */
export function readAccess({ API_KEYS, ALLOW_ANONYMOUS }: Bindings): Access {
  if (API_KEYS === undefined) {
    if (ALLOW_ANONYMOUS === '1') return { kind: 'everybody' }
    return { kind: 'nobody', reason: 'No API key is configured.' }
  }
  const digests = API_KEYS.trim()
    .toLowerCase()
    .split(/[\s,]+/)
  if (digests.every((digest) => DIGEST.test(digest))) return { kind: 'keys', digests }
  return {
    kind: 'nobody',
    reason: 'API_KEYS holds something else than SHA-256 digests (64 hexadecimal digits each).',
  }
}
