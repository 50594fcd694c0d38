/** Standard Webhooks (standardwebhooks.com), as Svix, Resend and many others sign. */

import { decodeBase64 } from './encodings.ts'
import { isHmac } from './hmac.ts'
import { joinBytes } from './join-bytes.ts'
import type { SignatureScheme } from './signature.ts'
import { parseUnixTime, refuseTime, TOLERANCE_SECONDS } from './time-window.ts'
import { judged, lacksHeader, lacksKey, refused } from './verdicts.ts'

const SECRET_PREFIX = 'whsec_'

/**
 * Visible ASCII. No full stop, which separates the signed parts; no comma, with which HTTP joins
 * a header that came twice.
 */
const MESSAGE_ID = /^[\x21-\x2b\x2d\x2f-\x7e]+$/

/** Each is a hash over the whole body, which strangers must not have us make by the thousand. */
const MOST_SIGNATURES = 10

/**
 * HMAC-SHA256 over `id.timestamp.body`, in base64, with the secret's decoded bytes as key. The
 * five minutes are those of the standard's own libraries; a retry is signed anew, with its own
 * timestamp and the same id. Method and URL are not covered. Asymmetric signatures (`v1a`) are
 * not read.
 */
export const standardWebhooks: SignatureScheme = {
  covers: ['id', 'timestamp', 'body'],
  toleranceSeconds: TOLERANCE_SECONDS,
  async verify({ headers, body }, secrets, now) {
    const keys = secrets.map(decodeSecret).filter((key) => key !== null)
    if (keys.length === 0) return lacksKey(secrets, 'base64, after whsec_ or by itself')

    const sender = headers.has('webhook-signature') ? 'webhook' : 'svix'
    const id = headers.get(`${sender}-id`)
    const timestamp = headers.get(`${sender}-timestamp`)
    const signatures = headers.get(`${sender}-signature`)
    if (!signatures) return lacksHeader('webhook-signature or svix-signature')
    if (!id) return lacksHeader(`${sender}-id`)
    if (!timestamp) return lacksHeader(`${sender}-timestamp`)
    if (!MESSAGE_ID.test(id)) {
      return refused(`Expected ${sender}-id of visible ASCII without . or ,. Received another one.`)
    }
    if (/,(?:\s|$)/.test(signatures)) {
      return refused(
        `Expected one ${sender}-signature, separated by spaces. Received another form.`,
      )
    }
    const wrongTime = refuseTime(parseUnixTime(timestamp, 'seconds'), 'Unix seconds', now)
    if (wrongTime) return wrongTime

    const candidates = listSignatures(signatures)
    if (candidates.length > MOST_SIGNATURES) {
      return refused(
        `Expected at most ${MOST_SIGNATURES} signatures v1. Received ${candidates.length}.`,
      )
    }
    const content = joinBytes(id, '.', timestamp, '.', body)
    for (const signature of candidates) {
      if (await isHmac(signature, content, keys)) return judged(true, id)
    }
    return judged(false, id)
  },
}

function decodeSecret(secret: string): Uint8Array | null {
  const key = decodeBase64(
    secret.startsWith(SECRET_PREFIX) ? secret.slice(SECRET_PREFIX.length) : secret,
  )
  return key !== null && key.length > 0 ? key : null
}

/**
 * The signatures that could be right: several while the sender rotates its secret. Others, such
 * as those of other versions, are passed over.
 */
function listSignatures(header: string): readonly Uint8Array[] {
  return header
    .split(' ')
    .filter((entry) => entry.startsWith('v1,'))
    .map((entry) => decodeBase64(entry.slice('v1,'.length)))
    .filter((signature) => signature !== null)
}
