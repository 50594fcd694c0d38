/** Journey Builder's signature: the whole body of its request is a JSON web token (RFC 7519). */

import { decodeBase64Url } from './encodings.ts'
import { isHmac, textKeys } from './hmac.ts'
import { joinBytes } from './join-bytes.ts'
import { parseJsonObject } from './json-object.ts'
import type { SignatureScheme, Verdict } from './signature.ts'
import { isWithinTolerance, TOLERANCE_SECONDS } from './time-window.ts'
import { judged, lacksKey, refused } from './verdicts.ts'

export type JwtClaims = Readonly<Record<string, unknown>>

interface Token {
  /** Header and claims as they are signed. */
  readonly content: string
  readonly header: JwtClaims
  /** JSON that nobody vouches for before the signature is verified. */
  readonly claims: Uint8Array
  readonly signature: Uint8Array
}

/**
 * HS256 with the signing secret of the installed package, and nothing else: which algorithm to use
 * is not the sender's choice. Method and URL are not covered.
 *
 * `exp` and `nbf` are respected, with 300 seconds of ours for clocks that disagree. A token
 * without `exp` verifies for ever.
 */
export const salesforceJwt: SignatureScheme = {
  covers: ['body'],
  toleranceSeconds: TOLERANCE_SECONDS,
  async verify({ body }, secrets, now) {
    const keys = textKeys(secrets)
    if (keys.length === 0) return lacksKey(secrets, 'the signing secret of the installed package')

    const token = readToken(body)
    if (token === null) return refused('Expected a body that is a JWT. Received something else.')
    const { header, content, signature } = token
    if (header.alg !== 'HS256') return refused('Expected alg HS256. Received another one.')
    // RFC 7515: extensions listed there must be understood, and none are.
    if ('crit' in header) return refused('Expected a JWT without crit. Received one with it.')
    if (!(await isHmac(signature, joinBytes(content), keys))) return judged(false, null)
    const claims = parseJsonObject(token.claims)
    if (claims === null) return refused('Expected claims in a JSON object. Received another form.')
    return refuseValidity(claims, now) ?? judged(true, null)
  },
}

/**
 * The claims of a token whose body `salesforceJwt` has accepted: by itself this verifies nothing.
 *
 * @returns Null for a body that is not a token.
 */
export function readJwtClaims(body: Uint8Array): JwtClaims | null {
  const token = readToken(body)
  return token && parseJsonObject(token.claims)
}

function readToken(body: Uint8Array): Token | null {
  // A byte order mark is kept, and refused: it is not signed, so it must not be skipped.
  const text = new TextDecoder('utf-8', { fatal: false, ignoreBOM: true }).decode(body)
  const parts = text.split('.')
  const [header, claims, signature] = parts.map(decodeBase64Url)
  if (parts.length !== 3 || !header || !claims || !signature) return null
  const readHeader = parseJsonObject(header)
  if (readHeader === null) return null
  return { content: parts.slice(0, 2).join('.'), header: readHeader, claims, signature }
}

/** @returns Null where the token is valid now. */
function refuseValidity({ exp, nbf }: JwtClaims, now: Date): Verdict | null {
  if (exp !== undefined) {
    if (typeof exp !== 'number') return refused('Expected exp in Unix seconds. Received no number.')
    if (!isWithinTolerance(now.getTime() - exp * 1000)) {
      return refused('Expected a JWT that has not expired. Received one that has.')
    }
  }
  if (nbf !== undefined) {
    if (typeof nbf !== 'number') return refused('Expected nbf in Unix seconds. Received no number.')
    if (!isWithinTolerance(nbf * 1000 - now.getTime())) {
      return refused('Expected a JWT that is valid now. Received one that is not yet.')
    }
  }
  return null
}
