/** The worker's bindings: variables, secrets, and what Cloudflare binds. All of them may lack. */

import type { Dataset } from './log/analytics-engine.ts'
import type { ReplayNamespace } from './replays/durable-replays.ts'
import type { SignatureScheme } from './signatures/signature.ts'

/** Secrets that senders sign with; each may hold several, apart by commas or spaces. */
export interface SigningSecrets {
  /** `whsec_...`: of callers of the generic endpoint who sign as Standard Webhooks says. */
  readonly DECIDE_WEBHOOKS_SECRET?: string
  /** Of Customer.io's action that sends and receives data. */
  readonly CUSTOMERIO_ACTION_KEY?: string
  /** `whsec_...`: of events by Standard Webhooks, and by Svix and Resend, which speak it. */
  readonly STANDARD_WEBHOOKS_SECRET?: string
  readonly HUBSPOT_CLIENT_SECRET?: string
  readonly SALESFORCE_JWT_SECRET?: string
  /** Of Customer.io's reporting webhooks. */
  readonly CUSTOMERIO_SIGNING_KEY?: string
  /** A public key: base64 of its SubjectPublicKeyInfo. */
  readonly SENDGRID_PUBLIC_KEY?: string
  readonly MAILGUN_SIGNING_KEY?: string
  readonly KLAVIYO_WEBHOOK_SECRET?: string
}

/** How calls are signed, and with which of the secrets. */
export interface ConfiguredSignature {
  readonly scheme: SignatureScheme
  readonly secret: keyof SigningSecrets
}

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

/**
 * Secrets that are active at once while one replaces another; empty where none is configured. A
 * variable may be a list in TOML, whose text is the same list apart by commas.
 */
export function secretsOf(bindings: SigningSecrets, name: keyof SigningSecrets): string[] {
  return String(bindings[name] ?? '')
    .split(/[\s,]+/)
    .filter((secret) => secret !== '')
}

/** An address in the scheme and host that was called: a proxy before the worker has others. */
export function publicUrl(url: string, { PUBLIC_URL }: Pick<Bindings, 'PUBLIC_URL'>): string {
  return PUBLIC_URL ? PUBLIC_URL.replace(/\/+$/, '') + url.slice(new URL(url).origin.length) : url
}
