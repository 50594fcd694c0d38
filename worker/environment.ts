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

/** Where any key is configured, keys count: `ALLOW_ANONYMOUS` left behind opens nothing. */
export function readAccess({ API_KEYS = '', ALLOW_ANONYMOUS }: Bindings): Access {
  const entries = API_KEYS.toLowerCase()
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
  const digests = entries.filter((entry) => DIGEST.test(entry))
  if (digests.length > 0) return { kind: 'keys', digests }
  if (entries.length > 0) {
    return { kind: 'nobody', reason: 'API_KEYS holds no SHA-256 digest (64 hexadecimal digits).' }
  }
  if (ALLOW_ANONYMOUS === '1') return { kind: 'everybody' }
  return { kind: 'nobody', reason: 'No API key is configured.' }
}
