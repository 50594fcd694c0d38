/** What the platforms do to sign a request, by Node's own crypto: the other side of each scheme. */

import { createHash, createHmac, generateKeyPairSync, sign } from 'node:crypto'
import { customerIo } from '../../worker/signatures/customer-io.ts'
import { hubspotV2 } from '../../worker/signatures/hubspot-v2.ts'
import { hubspotV3 } from '../../worker/signatures/hubspot-v3.ts'
import { klaviyo } from '../../worker/signatures/klaviyo.ts'
import { mailgun } from '../../worker/signatures/mailgun.ts'
import { salesforceJwt } from '../../worker/signatures/salesforce-jwt.ts'
import { sendgrid } from '../../worker/signatures/sendgrid.ts'
import type { SignatureScheme, SignedRequest } from '../../worker/signatures/signature.ts'
import { standardWebhooks } from '../../worker/signatures/standard-webhooks.ts'
import { requestOf } from './signed-request.ts'

export interface SigningPlatform {
  readonly name: string
  readonly scheme: SignatureScheme
  /** What the receiver keeps; `otherSecret` belongs to somebody else. */
  readonly secret: string
  readonly otherSecret: string
  sign(body: Uint8Array, at: Date): SignedRequest
}

const URL = 'https://receiver.example/hook'
const SECRET = 'a-secret-that-both-sides-know'
const OTHER_SECRET = 'a-secret-of-somebody-else'

const sendgridKeys = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const otherSendgridKeys = generateKeyPairSync('ec', { namedCurve: 'P-256' })

export const SIGNING_PLATFORMS: readonly SigningPlatform[] = [
  {
    name: 'Standard Webhooks',
    scheme: standardWebhooks,
    secret: `whsec_${Buffer.from(SECRET).toString('base64')}`,
    otherSecret: `whsec_${Buffer.from(OTHER_SECRET).toString('base64')}`,
    sign(body, at) {
      const signature = hmac('base64', `msg_1.${secondsOf(at)}.`, body)
      return requestOf({
        headers: {
          'webhook-id': 'msg_1',
          'webhook-timestamp': secondsOf(at),
          'webhook-signature': `v1,${signature}`,
        },
        body,
      })
    },
  },
  {
    name: 'HubSpot v2',
    scheme: hubspotV2,
    secret: SECRET,
    otherSecret: OTHER_SECRET,
    sign(body) {
      const hash = createHash('sha256').update(`${SECRET}POST${URL}`).update(body)
      return requestOf({
        headers: {
          'x-hubspot-signature': hash.digest('hex'),
          'x-hubspot-signature-version': 'v2',
        },
        body,
      })
    },
  },
  {
    name: 'HubSpot v3',
    scheme: hubspotV3,
    secret: SECRET,
    otherSecret: OTHER_SECRET,
    sign(body, at) {
      return requestOf({
        headers: {
          'x-hubspot-signature-v3': hmac('base64', `POST${URL}`, body, `${at.getTime()}`),
          'x-hubspot-request-timestamp': `${at.getTime()}`,
        },
        body,
      })
    },
  },
  {
    name: 'Customer.io',
    scheme: customerIo,
    secret: SECRET,
    otherSecret: OTHER_SECRET,
    sign(body, at) {
      return requestOf({
        headers: {
          'x-cio-timestamp': secondsOf(at),
          'x-cio-signature': hmac('hex', `v0:${secondsOf(at)}:`, body),
        },
        body,
      })
    },
  },
  {
    name: 'SendGrid',
    scheme: sendgrid,
    secret: spkiOf(sendgridKeys),
    otherSecret: spkiOf(otherSendgridKeys),
    sign(body, at) {
      const content = Buffer.concat([Buffer.from(secondsOf(at)), body])
      return requestOf({
        headers: {
          'x-twilio-email-event-webhook-signature': sign(
            'sha256',
            content,
            sendgridKeys.privateKey,
          ).toString('base64'),
          'x-twilio-email-event-webhook-timestamp': secondsOf(at),
        },
        body,
      })
    },
  },
  {
    name: 'Mailgun',
    scheme: mailgun,
    secret: SECRET,
    otherSecret: OTHER_SECRET,
    sign(body, at) {
      const timestamp = secondsOf(at)
      const signature = { timestamp, token: 'f00d', signature: hmac('hex', `${timestamp}f00d`) }
      const event = Buffer.from(body).toString('base64')
      return requestOf({ body: JSON.stringify({ signature, 'event-data': { event } }) })
    },
  },
  {
    name: 'Klaviyo',
    scheme: klaviyo,
    secret: SECRET,
    otherSecret: OTHER_SECRET,
    sign(body, at) {
      return requestOf({
        headers: {
          'klaviyo-timestamp': at.toUTCString(),
          'klaviyo-signature': hmac('hex', body, at.toUTCString()),
        },
        body,
      })
    },
  },
  {
    name: 'Salesforce (JWT)',
    scheme: salesforceJwt,
    secret: SECRET,
    otherSecret: OTHER_SECRET,
    sign(body, at) {
      const seconds = Number(secondsOf(at))
      const contact = Buffer.from(body).toString('base64')
      return requestOf({
        body: jwtOf({ alg: 'HS256' }, { contact, nbf: seconds, exp: seconds }, SECRET),
      })
    },
  },
]

/** A token signed with HS256, whatever algorithm its header names. */
export function jwtOf(header: unknown, claims: unknown, secret: string): string {
  const content = [header, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.')
  return `${content}.${createHmac('sha256', secret).update(content).digest('base64url')}`
}

function hmac(encoding: 'hex' | 'base64', ...parts: readonly (string | Uint8Array)[]): string {
  const mac = createHmac('sha256', SECRET)
  for (const part of parts) mac.update(part)
  return mac.digest(encoding)
}

function secondsOf(at: Date): string {
  return `${at.getTime() / 1000}`
}

function spkiOf(keys: typeof sendgridKeys): string {
  return keys.publicKey.export({ type: 'spki', format: 'der' }).toString('base64')
}
