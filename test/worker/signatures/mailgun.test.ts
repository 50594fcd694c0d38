import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mailgun } from '../../../worker/signatures/mailgun.ts'
import { requestOf } from '../../helpers/signed-request.ts'

/** The key and a request of Symfony's tests. */
const SECRET = 'key-0p6mqbf74lb20gzq9f4dhpn9rg3zyk26'
const SIGNATURE = {
  timestamp: '1661621710',
  token: '885894756b6c371a377f5f9516d60a4db497ad27d4931ed215',
  signature: '606307bb55b72686b1b2a2c8c37ae6e6ec89496592bac4a4eee5a346337d04a5',
}
const NOW = new Date(1661621710000)

const ANOTHER_SIGNATURE = {
  ok: false,
  reason: 'Expected a signature made with a configured secret. Received another one.',
}
const NOT_THE_FORM = {
  ok: false,
  reason:
    'Expected JSON with timestamp, token and signature, as text, at /signature. ' +
    'Received something else.',
}

describe('mailgun', () => {
  it('says that it does not cover the body', () => {
    expect(mailgun.covers).toEqual(['timestamp', 'id'])
  })

  it.each([
    { event: 'clicked', secret: SECRET, ...SIGNATURE },
    {
      event: 'opened',
      secret: SECRET,
      timestamp: '1661621752',
      token: 'bbb203bc8d6602b6b22e4ce88a074f73fecb68d3a96e9c8318',
      signature: '695c5558b2f9b7a05c73081c860688595fde006c60614e9d6841cc889c4c8c9f',
    },
    {
      event: 'delivered',
      secret: SECRET,
      timestamp: '1661621787',
      token: 'd1931d9645b65e60f6fddf94448e982ff8db9256144a7fcb15',
      signature: '1aed11dcc25700d6b75f9a6d568343ea02ecdd3fc89cc3209e2883a19e5cdd50',
    },
    {
      event: "of the tests of Mailgun's library for PHP",
      secret: 'key-3ax6xnjp29jd6fds4gc373sgvjxteol0',
      timestamp: '1403645220',
      token: '5egbgr1vjgqxtrnp65xfznchgdccwh5d6i09vijqi3whgowmn6',
      signature: '9cfc5c41582e51246e73c88d34db3af0a3a2692a76fbab81492842f000256d33',
    },
  ])('takes the example $event, and names its token', async ({ event, secret, ...signature }) => {
    const body = JSON.stringify({ signature, 'event-data': { event } }, null, 4)
    const now = new Date(Number(signature.timestamp) * 1000)

    expect(await mailgun.verify(requestOf({ body }), [secret], now)).toEqual({
      ok: true,
      messageId: signature.token,
    })
  })

  it("refuses the bad example of the tests of Mailgun's library for PHP", async () => {
    const signature = {
      timestamp: '1403645220',
      token: 'owyldpe6nxhmrn78epljl6bj0orrki1u3d2v5e6cnlmmuox8jr',
      signature: '9cfc5c41582e51246e73c88d34db3af0a3a2692a76fbab81492842f000256d33',
    }
    const request = requestOf({ body: JSON.stringify({ signature }) })
    const secrets = ['key-3ax6xnjp29jd6fds4gc373sgvjxteol0']

    expect(await mailgun.verify(request, secrets, new Date(1403645220000))).toEqual(
      ANOTHER_SIGNATURE,
    )
  })

  it.each([
    { part: 'timestamp', changed: { timestamp: '1661621711' } },
    { part: 'token', changed: { token: `9${SIGNATURE.token.slice(1)}` } },
    { part: 'signature', changed: { signature: `7${SIGNATURE.signature.slice(1)}` } },
  ])('finds out that the $part was changed', async ({ changed }) => {
    expect(await verdictOn({ ...SIGNATURE, ...changed })).toEqual(ANOTHER_SIGNATURE)
  })

  it('does not find out that the event was changed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.json(), async (event) => {
        const body = `{"event-data":${event},"signature":${JSON.stringify(SIGNATURE)}}`

        expect(await mailgun.verify(requestOf({ body }), [SECRET], NOW)).toMatchObject({ ok: true })
      }),
    )
  })

  it('is not about method, URL and headers', async () => {
    const request = requestOf({
      method: 'PUT',
      url: 'https://elsewhere.example/',
      headers: { 'content-type': 'text/plain' },
      body: JSON.stringify({ signature: SIGNATURE }),
    })

    expect(await mailgun.verify(request, [SECRET], NOW)).toMatchObject({ ok: true })
  })

  it.each([
    '',
    'null',
    '[]',
    '"signature"',
    '{}',
    '{"event-data": {}}',
    '{"signature": null}',
    '{"signature": []}',
    '{"signature": "606307bb"}',
    '{"signature": {}}',
    '{"signature": {"timestamp": "1661621710"',
    'timestamp=1661621710&token=885894&signature=606307bb',
    Uint8Array.of(0x22, 0xff, 0x22),
    '['.repeat(1_000_000),
    JSON.stringify({ signature: { ...SIGNATURE, timestamp: 1661621710 } }),
    JSON.stringify({ signature: { ...SIGNATURE, token: null } }),
    JSON.stringify({ signature: { ...SIGNATURE, signature: undefined } }),
    JSON.stringify(SIGNATURE),
  ])('refuses a body of another form (%#)', async (body) => {
    expect(await mailgun.verify(requestOf({ body }), [SECRET], NOW)).toEqual(NOT_THE_FORM)
  })

  it.each(['hello', '1e9', ' 1000000000', '+1000000000', '-1', '1000000000.5', '', '9'.repeat(30)])(
    'refuses the timestamp %j, though signed',
    async (timestamp) => {
      expect(await verdictOn(signed(timestamp, 'f00d'), new Date(1e12))).toEqual({
        ok: false,
        reason: 'Expected a timestamp in Unix seconds. Received another form.',
      })
    },
  )

  it.each(['', 'a b', 't\u00f6ken', '\ufffd', '\ud800', 'a\n'])(
    'refuses the token %j, though signed',
    async (token) => {
      expect(await verdictOn(signed('1661621710', token))).toEqual({
        ok: false,
        reason: 'Expected a token of visible ASCII at /signature/token. Received another one.',
      })
    },
  )

  it.each([
    { timestamp: '16616217108', token: SIGNATURE.token.slice(1) },
    { timestamp: '166162171', token: `0${SIGNATURE.token}` },
  ])('does not let digits move between timestamp and token', async (moved) => {
    expect(await verdictOn({ ...SIGNATURE, ...moved })).toMatchObject({
      ok: false,
      reason: expect.stringContaining('within 300 seconds'),
    })
  })

  it.each(['wrong', '', '606307bb', `${SIGNATURE.signature}00`])(
    'refuses the signature %j',
    async (signature) => {
      expect(await verdictOn({ ...SIGNATURE, signature })).toEqual({
        ok: false,
        reason: 'Expected 64 hexadecimal digits in /signature/signature. Received another form.',
      })
    },
  )

  it('refuses any junk, and does not throw', async () => {
    const junk = fc.oneof(
      fc.json(),
      fc.string(),
      fc.json().map((json) => `{"signature":${json}}`),
    )
    await fc.assert(
      fc.asyncProperty(junk, async (body) => {
        expect(await mailgun.verify(requestOf({ body }), [SECRET], NOW)).toMatchObject({
          ok: false,
        })
      }),
    )
  })
})

function verdictOn(signature: Readonly<Record<string, string>>, now = NOW) {
  return mailgun.verify(requestOf({ body: JSON.stringify({ signature }) }), [SECRET], now)
}

function signed(timestamp: string, token: string): Readonly<Record<string, string>> {
  const signature = createHmac('sha256', SECRET)
    .update(timestamp + token)
    .digest('hex')
  return { timestamp, token, signature }
}
