/** The worker's bindings: variables, secrets, and what Cloudflare binds. All of them may lack. */

import type { Dataset } from './log/analytics-engine.ts'
import type { ReplayNamespace } from './replays/durable-replays.ts'
import type { SigningSecrets } from './signatures/signing-secrets.ts'

/** Cloudflare's rate limiting binding. */
export interface RateLimiter {
  limit(options: { readonly key: string }): Promise<{ readonly success: boolean }>
}

export interface Bindings extends SigningSecrets {
  /** Entries of keys, as `pnpm keys` prints them, apart by commas or spaces. */
  readonly API_KEYS?: string
  /** `1` lets everybody in: for `pnpm dev`, set in `.dev.vars` only. */
  readonly ALLOW_ANONYMOUS?: string
  /** `1`: /openapi.json and /docs show the model's columns to everybody, not only to key holders. */
  readonly PUBLIC_DOCS?: string
  /** Key of the hashes that make decision ids, holdouts and the log's customers. */
  readonly DECISION_KEY?: string
  /** Settings of the policy, over those of the bundle: a table, or its JSON. */
  readonly POLICY?: unknown
  /** Scheme and host that platforms call, where a proxy stands before the worker. */
  readonly PUBLIC_URL?: string
  /** Of Klaviyo's API: scores are written back with it. */
  readonly KLAVIYO_API_KEY?: string
  readonly REPLAYS?: ReplayNamespace
  readonly RATE_LIMIT?: RateLimiter
  readonly DECISIONS?: Dataset
  readonly EVENTS?: Dataset
}

/** An address in the scheme and host that was called: a proxy before the worker has others. */
export function publicUrl(url: string, { PUBLIC_URL }: Pick<Bindings, 'PUBLIC_URL'>): string {
  return PUBLIC_URL ? PUBLIC_URL.replace(/\/+$/, '') + url.slice(new URL(url).origin.length) : url
}
