/** How callers say who they are: a key, or a platform's signature. */

import type { Scope } from '../../shared/api-key.ts'
import type { SigningSecrets } from '../signatures/signing-secrets.ts'
import type { Security, SecurityScheme } from './document.ts'

/** Operations that everybody may call. */
export const OPEN: Security = [{}]

interface SignatureDescription {
  readonly name: string
  /** Null: the signature stands in the body, for which OpenAPI has no words. */
  readonly header: string | null
  readonly description: string
}

const STANDARD_WEBHOOKS: SignatureDescription = {
  name: 'standardWebhooks',
  header: 'webhook-signature',
  description:
    'Standard Webhooks: webhook-id, webhook-timestamp and webhook-signature (svix-... of Svix ' +
    'and Resend), an HMAC-SHA256 over id, timestamp and body.',
}

const CUSTOMER_IO: SignatureDescription = {
  name: 'customerIo',
  header: 'x-cio-signature',
  description: "Customer.io's HMAC-SHA256 over x-cio-timestamp and body.",
}

const SIGNATURES: Readonly<Record<keyof SigningSecrets, SignatureDescription>> = {
  DECIDE_WEBHOOKS_SECRET: STANDARD_WEBHOOKS,
  STANDARD_WEBHOOKS_SECRET: STANDARD_WEBHOOKS,
  HUBSPOT_CLIENT_SECRET: {
    name: 'hubspot',
    header: 'x-hubspot-signature-v3',
    description:
      "HubSpot's signature v3 over method, address, body and timestamp; where there is none, its " +
      'v2 in x-hubspot-signature, which signs no time.',
  },
  SALESFORCE_JWT_SECRET: {
    name: 'salesforce',
    header: null,
    description: 'The whole body is a JSON web token (RFC 7519).',
  },
  CUSTOMERIO_ACTION_KEY: CUSTOMER_IO,
  CUSTOMERIO_SIGNING_KEY: CUSTOMER_IO,
  SENDGRID_PUBLIC_KEY: {
    name: 'sendgrid',
    header: 'x-twilio-email-event-webhook-signature',
    description: "SendGrid's ECDSA signature over its timestamp and body.",
  },
  MAILGUN_SIGNING_KEY: {
    name: 'mailgun',
    header: null,
    description: "Mailgun's HMAC-SHA256 over timestamp and token, in the body's field signature.",
  },
  KLAVIYO_WEBHOOK_SECRET: {
    name: 'klaviyo',
    header: 'klaviyo-signature',
    description: "Klaviyo's HMAC-SHA256 over body and klaviyo-timestamp.",
  },
}

/** A key with this scope; undefined: any key. */
export function keyWith(scope: Scope | undefined): Security {
  return [{ key: scope === undefined ? [] : [scope] }]
}

/** Where a secret is configured its signature is needed, and elsewhere a key. */
export function signedOrKey(secret: keyof SigningSecrets | null, scope: Scope): Security {
  if (secret === null) return keyWith(scope)
  const { name, header } = SIGNATURES[secret]
  return [header === null ? {} : { [name]: [] }, ...keyWith(scope)]
}

/** Who may call a signed operation, in a sentence. */
export function describeSignature(secret: keyof SigningSecrets | null): string {
  if (secret === null) return ''
  return `Signed once ${secret} is set. ${SIGNATURES[secret].description}`
}

export function securitySchemes(): Readonly<Record<string, SecurityScheme>> {
  const signatures = Object.values(SIGNATURES).flatMap(({ name, header, description }) =>
    header === null
      ? []
      : [[name, { type: 'apiKey' as const, in: 'header' as const, name: header, description }]],
  )
  return {
    key: {
      type: 'http',
      scheme: 'bearer',
      description:
        'Authorization: Bearer KEY. Keys are made with "pnpm keys"; each has scopes, and an ' +
        'operation names the one it needs.',
    },
    ...Object.fromEntries(signatures),
  }
}
