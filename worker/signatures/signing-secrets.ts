/** The secrets that senders sign with, and which scheme each belongs to. */

import type { SignatureScheme } from './signature.ts'

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

/**
 * Secrets that are active at once while one replaces another; empty where none is configured. A
 * variable may be a list in TOML, whose text is the same list apart by commas.
 */
export function secretsOf(bindings: SigningSecrets, name: keyof SigningSecrets): string[] {
  return String(bindings[name] ?? '')
    .split(/[\s,]+/)
    .filter((secret) => secret !== '')
}
