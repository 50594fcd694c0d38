/** Mailgun's signature, which its webhooks carry inside their JSON body. */

import { isRecord } from '../untrusted-json.ts'
import { decodeHexDigest } from './encodings.ts'
import { isHmac, textKeys } from './hmac.ts'
import { joinBytes } from './join-bytes.ts'
import { parseJsonObject } from './json-object.ts'
import type { SignatureScheme } from './signature.ts'
import { parseUnixTime, refuseTime, TOLERANCE_SECONDS } from './time-window.ts'
import { judged, lacksKey, refused } from './verdicts.ts'

/** Visible ASCII: other text can be two strings of the same bytes, and so one token two ids. */
const TOKEN = /^[\x21-\x7e]+$/

/**
 * HMAC-SHA256 over timestamp and token in a row, in hexadecimal, at `signature` of the body. It
 * does NOT cover the event (`event-data`), so whoever holds one signed request can write any event
 * around its signature: only TLS protects that, and remembering tokens limits it to one request a
 * token. To find the signature, the body is parsed before anybody vouches for it.
 *
 * Mailgun documents no time limit; the 300 seconds are ours. They also keep digits from moving
 * between timestamp and token, which are not separated.
 */
export const mailgun: SignatureScheme = {
  covers: ['timestamp', 'id'],
  toleranceSeconds: TOLERANCE_SECONDS,
  async verify({ body }, secrets, now) {
    const keys = textKeys(secrets)
    if (keys.length === 0) return lacksKey(secrets, 'the webhook signing key')

    const signed = parseJsonObject(body)?.signature
    const { timestamp, token, signature } = isRecord(signed) ? signed : {}
    if (
      typeof timestamp !== 'string' ||
      typeof token !== 'string' ||
      typeof signature !== 'string'
    ) {
      return refused(
        'Expected JSON with timestamp, token and signature, as text, at /signature. ' +
          'Received something else.',
      )
    }
    if (!TOKEN.test(token)) {
      return refused('Expected a token of visible ASCII at /signature/token. Received another one.')
    }
    const wrongTime = refuseTime(parseUnixTime(timestamp, 'seconds'), 'Unix seconds', now)
    if (wrongTime) return wrongTime
    const claimed = decodeHexDigest(signature)
    if (claimed === null) {
      return refused(
        'Expected 64 hexadecimal digits in /signature/signature. Received another form.',
      )
    }
    return judged(await isHmac(claimed, joinBytes(timestamp, token), keys), token)
  },
}
