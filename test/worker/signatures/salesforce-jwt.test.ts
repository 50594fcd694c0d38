import { createHmac, generateKeyPairSync, sign } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readJwtClaims, salesforceJwt } from '../../../worker/signatures/salesforce-jwt.ts'
import { requestOf, secondsAfter } from '../../helpers/signed-request.ts'
import { jwtOf } from '../../helpers/signing-platforms.ts'

/** The example that jwt.io has long shown, and its secret. */
const SECRET = 'your-256-bit-secret'
const TOKEN =
  'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c'
const CLAIMS = { sub: '1234567890', name: 'John Doe', iat: 1516239022 }
const NOW = new Date(1516239022000)
const NOW_SECONDS = 1516239022

const ANOTHER_SIGNATURE = {
  ok: false,
  reason: 'Expected a signature made with a configured secret. Received another one.',
}
const NO_TOKEN = { ok: false, reason: 'Expected a body that is a JWT. Received something else.' }
const OTHER_ALGORITHM = { ok: false, reason: 'Expected alg HS256. Received another one.' }
const EXPIRED = {
  ok: false,
  reason: 'Expected a JWT that has not expired. Received one that has.',
}
const TOO_EARLY = {
  ok: false,
  reason: 'Expected a JWT that is valid now. Received one that is not yet.',
}

describe('salesforceJwt', () => {
  it('says what it covers', () => {
    expect(salesforceJwt.covers).toEqual(['body'])
  })

  it('takes the example of jwt.io', async () => {
    expect(await verdictOn(TOKEN)).toEqual({ ok: true, messageId: null })
  })

  it.each([
    { example: 'jwt.io, its claims changed', token: TOKEN.replace('eyJzdWIiOiIx', 'eyJzdWIiOiIy') },
    {
      example: 'jwt.io, its header changed',
      token: TOKEN.replace('eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9', 'eyJhbGciOiJIUzI1NiJ9'),
    },
    { example: 'jwt.io, its signature cut short', token: TOKEN.slice(0, -3) },
    { example: 'jwt.io, its signature left out', token: TOKEN.slice(0, -43) },
    {
      example: 'RFC 7515, appendix A.1: another key',
      token:
        'eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
    },
  ])('refuses the example of $example', async ({ token }) => {
    expect(await verdictOn(token)).toEqual(ANOTHER_SIGNATURE)
  })

  it('refuses the unsecured token of RFC 7519, section 6.1', async () => {
    const token =
      'eyJhbGciOiJub25lIn0.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.'

    expect(await verdictOn(token)).toEqual(OTHER_ALGORITHM)
  })

  it.each([
    'none',
    'None',
    'NONE',
    '',
    'HS384',
    'HS512',
    'hs256',
    'RS256',
    'ES256',
    null,
    ['HS256'],
    undefined,
  ])('refuses alg %j, though signed with HS256', async (alg) => {
    expect(await verdictOn(jwtOf({ alg, typ: 'JWT' }, CLAIMS, SECRET))).toEqual(OTHER_ALGORITHM)
  })

  it('refuses a token signed with RS256 where the public key is the secret', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString()
    const content = jwtOf({ alg: 'RS256' }, CLAIMS, pem).split('.').slice(0, 2).join('.')
    const token = `${content}.${sign('sha256', Buffer.from(content), privateKey).toString('base64url')}`

    expect(await salesforceJwt.verify(requestOf({ body: token }), [pem], NOW)).toEqual(
      OTHER_ALGORITHM,
    )
  })

  it.each([['b64'], []])('refuses extensions that must be understood (%j)', async (...crit) => {
    expect(await verdictOn(jwtOf({ alg: 'HS256', b64: false, crit }, CLAIMS, SECRET))).toEqual({
      ok: false,
      reason: 'Expected a JWT without crit. Received one with it.',
    })
  })

  it.each([
    '',
    '.',
    '..',
    '...',
    'hello',
    TOKEN.split('.').slice(0, 2).join('.'),
    `${TOKEN}.`,
    `${TOKEN}.AAAA`,
    ` ${TOKEN}`,
    `${TOKEN}\n`,
    `"${TOKEN}"`,
    `\ufeff${TOKEN}`,
    `${TOKEN}=`,
    `Bearer ${TOKEN}`,
    `{"jwt":"${TOKEN}"}`,
    TOKEN.replace('_', '/'),
    `${TOKEN.slice(0, -1)}d`, // the same bytes, spelt otherwise
    `bnVsbA.${TOKEN.split('.')[1]}.AAAA`,
    `W10.${TOKEN.split('.')[1]}.AAAA`,
    `_w.${TOKEN.split('.')[1]}.AAAA`,
    Uint8Array.of(0xff, ...Buffer.from(TOKEN)),
  ])('refuses a body of another form (%#)', async (body) => {
    expect(await verdictOn(body)).toEqual(NO_TOKEN)
  })

  it.each([null, [], 'text', 1])('refuses the claims %j, though signed', async (claims) => {
    expect(await verdictOn(jwtOf({ alg: 'HS256' }, claims, SECRET))).toEqual({
      ok: false,
      reason: 'Expected claims in a JSON object. Received another form.',
    })
  })

  it('refuses claims that are not JSON, though signed', async () => {
    const content = 'eyJhbGciOiJIUzI1NiJ9.AAAA'
    const signature = createHmac('sha256', SECRET).update(content).digest('base64url')

    expect(await verdictOn(`${content}.${signature}`)).toEqual({
      ok: false,
      reason: 'Expected claims in a JSON object. Received another form.',
    })
  })

  it.each([
    { claims: { exp: NOW_SECONDS + 1 }, verdict: { ok: true, messageId: null } },
    { claims: { exp: NOW_SECONDS - 300 }, verdict: { ok: true, messageId: null } },
    { claims: { exp: NOW_SECONDS - 300.5 }, verdict: EXPIRED },
    { claims: { exp: NOW_SECONDS - 301 }, verdict: EXPIRED },
    { claims: { exp: 0 }, verdict: EXPIRED },
    { claims: { exp: -1 }, verdict: EXPIRED },
    { claims: { nbf: NOW_SECONDS - 1e6 }, verdict: { ok: true, messageId: null } },
    { claims: { nbf: NOW_SECONDS + 300 }, verdict: { ok: true, messageId: null } },
    { claims: { nbf: NOW_SECONDS + 300.5 }, verdict: TOO_EARLY },
    { claims: { nbf: NOW_SECONDS + 301 }, verdict: TOO_EARLY },
    {
      claims: { nbf: NOW_SECONDS - 60, exp: NOW_SECONDS + 60 },
      verdict: { ok: true, messageId: null },
    },
    { claims: { nbf: NOW_SECONDS + 400, exp: NOW_SECONDS + 500 }, verdict: TOO_EARLY },
    { claims: { iat: NOW_SECONDS + 1e6 }, verdict: { ok: true, messageId: null } },
  ])('judges $claims as $verdict.ok', async ({ claims, verdict }) => {
    expect(await verdictOn(jwtOf({ alg: 'HS256' }, claims, SECRET))).toEqual(verdict)
  })

  it.each(['1516239999', null, true, [1516239999], {}])(
    'refuses %j for exp and nbf',
    async (time) => {
      expect(await verdictOn(jwtOf({ alg: 'HS256' }, { exp: time }, SECRET))).toEqual({
        ok: false,
        reason: 'Expected exp in Unix seconds. Received no number.',
      })
      expect(await verdictOn(jwtOf({ alg: 'HS256' }, { nbf: time }, SECRET))).toEqual({
        ok: false,
        reason: 'Expected nbf in Unix seconds. Received no number.',
      })
    },
  )

  it('verifies a token without exp for ever', async () => {
    const request = requestOf({ body: TOKEN })

    expect(await salesforceJwt.verify(request, [SECRET], new Date(0))).toMatchObject({ ok: true })
    expect(await salesforceJwt.verify(request, [SECRET], secondsAfter(NOW, 1e9))).toMatchObject({
      ok: true,
    })
  })

  it('is not about method, URL and headers', async () => {
    const request = requestOf({
      method: 'PUT',
      url: 'https://elsewhere.example/',
      headers: { authorization: 'Bearer x', 'content-type': 'application/json' },
      body: TOKEN,
    })

    expect(await salesforceJwt.verify(request, [SECRET], NOW)).toMatchObject({ ok: true })
  })

  it('refuses any three parts without the secret, and does not throw', async () => {
    const part = fc.oneof(
      fc.json().map((json) => Buffer.from(json).toString('base64url')),
      fc.constant('eyJhbGciOiJIUzI1NiJ9'),
      fc.string(),
    )
    await fc.assert(
      fc.asyncProperty(part, part, part, async (header, claims, signature) => {
        expect(await verdictOn(`${header}.${claims}.${signature}`)).toMatchObject({ ok: false })
      }),
    )
  })

  it('reads megabytes', async () => {
    const token = jwtOf({ alg: 'HS256' }, { text: 'x'.repeat(4_000_000) }, SECRET)

    expect(await verdictOn(token)).toMatchObject({ ok: true })
  })
})

describe('readJwtClaims', () => {
  it('reads the claims of a token', () => {
    expect(readJwtClaims(Buffer.from(TOKEN))).toEqual(CLAIMS)
  })

  it('reads letters of all languages', () => {
    const token = jwtOf({ alg: 'HS256' }, { name: 'Ana Mu\u00f1oz \u{1f980}' }, SECRET)

    expect(readJwtClaims(Buffer.from(token))).toEqual({ name: 'Ana Mu\u00f1oz \u{1f980}' })
  })

  it('verifies nothing', () => {
    expect(readJwtClaims(Buffer.from(jwtOf({ alg: 'none' }, CLAIMS, 'junk')))).toEqual(CLAIMS)
  })

  it.each(['', 'hello', 'a.b.c', jwtOf({ alg: 'HS256' }, [], SECRET)])(
    'has none for %j',
    (body) => {
      expect(readJwtClaims(Buffer.from(body))).toBeNull()
    },
  )
})

function verdictOn(body: string | Uint8Array) {
  return salesforceJwt.verify(requestOf({ body }), [SECRET], NOW)
}
