/** Customer.io's signature on its reporting webhooks. */

import { decodeHexDigest } from './encodings.ts'
import { isHmac, textKeys } from './hmac.ts'
import { joinBytes } from './join-bytes.ts'
import type { SignatureScheme } from './signature.ts'
import { parseUnixTime, refuseTime, TOLERANCE_SECONDS } from './time-window.ts'
import { judged, lacksHeader, lacksKey, refused } from './verdicts.ts'

/**
 * HMAC-SHA256 over `v0:timestamp:body`. That it is in hexadecimal is what others found, not what
 * Customer.io's documentation says. Method and URL are not covered, and no id is signed but
 * `event_id` in the body.
 *
 * Customer.io documents no time limit; the 300 seconds are ours. Whether it signs a retry anew is
 * unknown. It retries for days: if it does not, retries that come later than that are refused.
 */
export const customerIo: SignatureScheme = {
  covers: ['timestamp', 'body'],
  toleranceSeconds: TOLERANCE_SECONDS,
  async verify({ headers, body }, secrets, now) {
    const keys = textKeys(secrets)
    if (keys.length === 0) return lacksKey(secrets, 'the signing key of the webhook')

    const timestamp = headers.get('x-cio-timestamp')
    if (!timestamp) return lacksHeader('X-CIO-Timestamp')
    const signature = headers.get('x-cio-signature')
    if (!signature) return lacksHeader('X-CIO-Signature')
    const wrongTime = refuseTime(parseUnixTime(timestamp, 'seconds'), 'Unix seconds', now)
    if (wrongTime) return wrongTime
    const claimed = decodeHexDigest(signature)
    if (claimed === null) {
      return refused('Expected 64 hexadecimal digits in X-CIO-Signature. Received another form.')
    }
    return judged(await isHmac(claimed, joinBytes('v0:', timestamp, ':', body), keys), null)
  },
}
