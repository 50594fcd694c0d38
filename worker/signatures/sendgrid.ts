/** SendGrid's signature on its event webhooks, made with a private key that only SendGrid has. */

import { plainFromDer } from './der-signature.ts'
import { decodeBase64 } from './encodings.ts'
import { joinBytes } from './join-bytes.ts'
import type { SignatureScheme } from './signature.ts'
import { parseUnixTime, refuseTime, TOLERANCE_SECONDS } from './time-window.ts'
import { judged, lacksHeader, lacksKey, refused } from './verdicts.ts'

const CURVE = { name: 'ECDSA', namedCurve: 'P-256' }
const ECDSA = { name: 'ECDSA', hash: 'SHA-256' }

/**
 * ECDSA (P-256, SHA-256) over timestamp and body in a row, the body's last line break included.
 * The secrets are public keys, in base64 as SendGrid shows them. Method and URL are not covered.
 * Each message has two valid signatures, so a signature does not identify a message; `sg_event_id`
 * of each event does.
 *
 * SendGrid documents no time limit; the 300 seconds are ours.
 */
export const sendgrid: SignatureScheme = {
  covers: ['timestamp', 'body'],
  toleranceSeconds: TOLERANCE_SECONDS,
  async verify({ headers, body }, secrets, now) {
    const keys = (await Promise.all(secrets.map(importPublicKey))).filter((key) => key !== null)
    if (keys.length === 0) return lacksKey(secrets, 'a public key of P-256, in base64')

    const signature = headers.get('x-twilio-email-event-webhook-signature')
    if (!signature) return lacksHeader('X-Twilio-Email-Event-Webhook-Signature')
    const timestamp = headers.get('x-twilio-email-event-webhook-timestamp')
    if (!timestamp) return lacksHeader('X-Twilio-Email-Event-Webhook-Timestamp')
    const wrongTime = refuseTime(parseUnixTime(timestamp, 'seconds'), 'Unix seconds', now)
    if (wrongTime) return wrongTime
    const der = decodeBase64(signature)
    const plain = der && plainFromDer(der)
    if (plain === null) {
      return refused('Expected a signature in DER and base64. Received another form.')
    }
    const content = joinBytes(timestamp, body)
    for (const key of keys) {
      if (await crypto.subtle.verify(ECDSA, key, plain, content)) return judged(true, null)
    }
    return judged(false, null)
  },
}

/** @returns Null for text that is not such a key: it must not keep the others from being tried. */
async function importPublicKey(secret: string): Promise<CryptoKey | null> {
  const spki = decodeBase64(secret)
  if (spki === null) return null
  try {
    return await crypto.subtle.importKey('spki', spki, CURVE, false, ['verify'])
  } catch {
    return null
  }
}
