/** Klaviyo's signature on its system webhooks. (Webhooks of its flows are not signed.) */

import { decodeHexDigest } from './encodings.ts'
import { isHmac, textKeys } from './hmac.ts'
import { joinBytes } from './join-bytes.ts'
import type { SignatureScheme } from './signature.ts'
import { parseHttpDate, refuseTime, TOLERANCE_SECONDS } from './time-window.ts'
import { judged, lacksHeader, lacksKey, refused } from './verdicts.ts'

/**
 * HMAC-SHA256 over the body and then the timestamp, an HTTP date taken as it is written, in
 * hexadecimal. Method, URL and the header `Klaviyo-Webhook-Id` are not covered: whoever reads the
 * body compares that header with the body's `meta.klaviyo_webhook_id`.
 *
 * Klaviyo documents no time limit; the 300 seconds are ours.
 */
export const klaviyo: SignatureScheme = {
  covers: ['body', 'timestamp'],
  toleranceSeconds: TOLERANCE_SECONDS,
  async verify({ headers, body }, secrets, now) {
    const keys = textKeys(secrets)
    if (keys.length === 0) return lacksKey(secrets, 'the secret key of the webhook')

    const timestamp = headers.get('klaviyo-timestamp')
    if (!timestamp) return lacksHeader('Klaviyo-Timestamp')
    const signature = headers.get('klaviyo-signature')
    if (!signature) return lacksHeader('Klaviyo-Signature')
    const wrongTime = refuseTime(parseHttpDate(timestamp), 'the form of an HTTP date', now)
    if (wrongTime) return wrongTime
    const claimed = decodeHexDigest(signature)
    if (claimed === null) {
      return refused('Expected 64 hexadecimal digits in Klaviyo-Signature. Received another form.')
    }
    return judged(await isHmac(claimed, joinBytes(body, timestamp), keys), null)
  },
}
