/** HubSpot's signature v3, which its webhooks and current apps carry. */

import { decodeBase64 } from './encodings.ts'
import { isHmac, textKeys } from './hmac.ts'
import { joinBytes } from './join-bytes.ts'
import type { SignatureScheme } from './signature.ts'
import { parseUnixTime, refuseTime, TOLERANCE_SECONDS } from './time-window.ts'
import { judged, lacksHeader, lacksKey, refused } from './verdicts.ts'

/** : / ? @ ! $ ' ( ) * , ; are what HubSpot's documentation says to decode, and nothing else. */
const ENCODED = /%(?:3A|2F|3F|40|21|24|27|28|29|2A|2C|3B)/gi

/**
 * HMAC-SHA256 over method, URL, body and timestamp in a row, in base64. HubSpot documents five
 * minutes for requests that are late; that none may be as early is ours.
 *
 * HubSpot's documentation has some characters of the URL decoded before it is signed, while its
 * own libraries sign the URL as it is, and neither comes with a signature that HubSpot itself made
 * over such a URL. Both are accepted: each needs the secret. So `%2F` can be changed to `/` in the
 * URL without being found out, and so can bytes move between parts, which are not separated.
 */
export const hubspotV3: SignatureScheme = {
  covers: ['method', 'url', 'body', 'timestamp'],
  toleranceSeconds: TOLERANCE_SECONDS,
  async verify({ method, url, headers, body }, secrets, now) {
    const keys = textKeys(secrets)
    if (keys.length === 0) return lacksKey(secrets, "the app's client secret")

    const signature = headers.get('x-hubspot-signature-v3')
    if (!signature) return lacksHeader('X-HubSpot-Signature-v3')
    const timestamp = headers.get('x-hubspot-request-timestamp')
    if (!timestamp) return lacksHeader('X-HubSpot-Request-Timestamp')
    const wrongTime = refuseTime(parseUnixTime(timestamp, 'milliseconds'), 'Unix milliseconds', now)
    if (wrongTime) return wrongTime
    const claimed = decodeBase64(signature)
    if (claimed === null) {
      return refused('Expected X-HubSpot-Signature-v3 in base64. Received another form.')
    }
    for (const spelling of new Set([decodeUrl(url), url])) {
      const content = joinBytes(method, spelling, body, timestamp)
      if (await isHmac(claimed, content, keys)) return judged(true, null)
    }
    return judged(false, null)
  },
}

function decodeUrl(url: string): string {
  return url.replace(ENCODED, decodeURIComponent)
}
