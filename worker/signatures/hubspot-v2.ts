/** HubSpot's signature v2, which its custom workflow actions carry. */

import { areEqual, sha256 } from '../digests.ts'
import { decodeHexDigest } from './encodings.ts'
import { textKeys } from './hmac.ts'
import { joinBytes } from './join-bytes.ts'
import type { SignatureScheme } from './signature.ts'
import { judged, lacksHeader, lacksKey, refused } from './verdicts.ts'

/**
 * SHA-256 (a plain hash, not an HMAC) of secret, method, URL and body in a row, in hexadecimal.
 * That is weaker than it looks:
 *
 * - No time is signed. A recorded request verifies for ever, and who must act on it once remembers
 *   an id of the body, such as `callbackId`.
 * - The parts are not separated, so bytes can move from the URL's end to the body's start.
 * - A recorded body can be lengthened without the secret, as with any such hash (length
 *   extension). What is added starts with a byte 0x80, so the body must be read as strict UTF-8.
 */
export const hubspotV2: SignatureScheme = {
  covers: ['method', 'url', 'body'],
  toleranceSeconds: null,
  async verify({ method, url, headers, body }, secrets) {
    const keys = textKeys(secrets)
    if (keys.length === 0) return lacksKey(secrets, "the app's client secret")

    const signature = headers.get('x-hubspot-signature')
    if (!signature) return lacksHeader('X-HubSpot-Signature')
    const version = headers.get('x-hubspot-signature-version')
    if (!version) return lacksHeader('X-HubSpot-Signature-Version')
    if (version !== 'v2') {
      return refused('Expected X-HubSpot-Signature-Version v2. Received another one.')
    }
    const claimed = decodeHexDigest(signature)
    if (claimed === null) {
      return refused(
        'Expected 64 hexadecimal digits in X-HubSpot-Signature. Received another form.',
      )
    }
    for (const key of keys) {
      const hash = await sha256(joinBytes(key, method, url, body))
      if (areEqual(hash, claimed)) return judged(true, null)
    }
    return judged(false, null)
  },
}
