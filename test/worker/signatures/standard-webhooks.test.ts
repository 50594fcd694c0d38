import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { standardWebhooks } from '../../../worker/signatures/standard-webhooks.ts'
import { requestOf, secondsAfter, withHeader } from '../../helpers/signed-request.ts'

/** The example of the standard's own libraries, in all their languages. */
const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
const ID = 'msg_p5jXN8AQM9LWM0D4loKWxJek'
const NOW = new Date(1614265330 * 1000)
const SIGNATURE = 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE='
const REQUEST = requestOf({
  headers: {
    'webhook-id': ID,
    'webhook-timestamp': '1614265330',
    'webhook-signature': SIGNATURE,
  },
  body: '{"test": 2432232314}',
})

/** A signature that the standard's own tests put beside the right one. */
const WRONG = 'Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc='

describe('standardWebhooks', () => {
  it('says what it covers', () => {
    expect(standardWebhooks.covers).toEqual(['id', 'timestamp', 'body'])
  })

  it("takes the example of the standard's libraries, and names the message", async () => {
    expect(await standardWebhooks.verify(REQUEST, [SECRET], NOW)).toEqual({
      ok: true,
      messageId: ID,
    })
  })

  it('takes the example of the manual of Svix, in the spelling of Svix', async () => {
    const request = requestOf({
      headers: {
        'svix-id': 'msg_loFOjxBNrRLzqYUf',
        'svix-timestamp': '1731705121',
        'svix-signature': 'v1,rAvfW3dJ/X/qxhsaXPOyyCGmRKsaKWcsNccKXlIktD0=',
      },
      body: '{"event_type":"ping","data":{"success":true}}',
    })
    const secrets = ['whsec_plJ3nmyCDGBKInavdOK15jsl']

    expect(await standardWebhooks.verify(request, secrets, new Date(1731705121000))).toEqual({
      ok: true,
      messageId: 'msg_loFOjxBNrRLzqYUf',
    })
  })

  it("takes the request of Resend in Symfony's tests, its line breaks included", async () => {
    const lines = [
      '{',
      '    "created_at": "2024-04-08T09:43:09.500Z",',
      '    "data": {',
      '        "created_at": "2024-04-08T09:43:09.438Z",',
      '        "email_id": "172c41ce-ba6d-4281-8a7a-541faa725748",',
      '        "from": "test@resend.com",',
      '        "headers": [',
      '            {',
      '                "name": "Sender",',
      '                "value": "test@resend.com"',
      '            }',
      '        ],',
      '        "subject": "Test subject",',
      '        "to": [',
      '            "test@example.com"',
      '        ]',
      '    },',
      '    "type": "email.sent"',
      '}',
      '',
    ]
    const headers = {
      'svix-id': '172c41ce-ba6d-4281-8a7a-541faa725748',
      'svix-timestamp': '1712569389',
      'svix-signature': 'v1,4wjuRp64yC/2itgCQwl2xPePVwSPTdPbXLIY6IxGLTA=',
    }
    const secrets = ['whsec_ESwTAuuIe3yfH4DgdgI+ENsiNzPAGdp+']
    const now = new Date(1712569389000)
    const asSent = requestOf({ headers, body: lines.join('\r\n') })
    const rewritten = requestOf({ headers, body: lines.join('\n') })

    expect(await standardWebhooks.verify(asSent, secrets, now)).toEqual({
      ok: true,
      messageId: '172c41ce-ba6d-4281-8a7a-541faa725748',
    })
    expect(await standardWebhooks.verify(rewritten, secrets, now)).toMatchObject({ ok: false })
  })

  it('takes a secret without its prefix', async () => {
    const bare = SECRET.slice('whsec_'.length)

    expect(await standardWebhooks.verify(REQUEST, [bare], NOW)).toMatchObject({ ok: true })
  })

  it('takes an empty body', async () => {
    const request = requestOf({
      headers: signedHeaders(ID, '1614265330', ''),
      body: '',
    })

    expect(await standardWebhooks.verify(request, [SECRET], NOW)).toMatchObject({ ok: true })
  })

  it.each([
    `v1,${WRONG} v2,${WRONG} ${SIGNATURE} v1,${WRONG}`,
    `v1a,${WRONG} ${SIGNATURE}`,
    `v1,not-base64 ${SIGNATURE}`,
    `v1,AAAA ${SIGNATURE}`,
    `nonsense ${SIGNATURE}`,
    ` ${SIGNATURE}  v2,x `,
  ])('takes %j: one signature is right', async (signatures) => {
    const request = withHeader(REQUEST, 'webhook-signature', signatures)

    expect(await standardWebhooks.verify(request, [SECRET], NOW)).toMatchObject({ ok: true })
  })

  it.each([
    'v1,dawfeoifkpqwoekfpqoekf',
    'v1,g0hM9',
    'v1,',
    'v1',
    ',',
    `v1,${WRONG}`,
    SIGNATURE.replace('v1,', 'v2,'),
    SIGNATURE.replace('v1,', 'v1a,'),
    SIGNATURE.replace('v1,', 'V1,'),
    SIGNATURE.replace('v1,', 'v1='),
    SIGNATURE.replace('v1,', ''),
    SIGNATURE.slice(0, -1),
    SIGNATURE.replace('OE=', 'OF='), // the same bytes, spelt otherwise
    `v1,${WRONG}, ${SIGNATURE}`, // the header twice
    `v1,${WRONG},${SIGNATURE}`,
  ])('refuses the signature %j', async (signature) => {
    const request = withHeader(REQUEST, 'webhook-signature', signature)

    expect(await standardWebhooks.verify(request, [SECRET], NOW)).toMatchObject({ ok: false })
  })

  it('looks at ten signatures, and refuses more', async () => {
    const wrong = `v1,${WRONG} `
    const ten = withHeader(REQUEST, 'webhook-signature', wrong.repeat(9) + SIGNATURE)
    const eleven = withHeader(REQUEST, 'webhook-signature', wrong.repeat(10) + SIGNATURE)

    expect(await standardWebhooks.verify(ten, [SECRET], NOW)).toMatchObject({ ok: true })
    expect(await standardWebhooks.verify(eleven, [SECRET], NOW)).toEqual({
      ok: false,
      reason: 'Expected at most 10 signatures v1. Received 11.',
    })
  })

  it.each(['msg.1', 'msg,1', 'msg 1', 'msg_\u00e9'])(
    'refuses the id %j, though signed',
    async (id) => {
      const request = requestOf({ headers: signedHeaders(id, '1614265330', '') })

      expect(await standardWebhooks.verify(request, [SECRET], NOW)).toEqual({
        ok: false,
        reason: 'Expected webhook-id of visible ASCII without . or ,. Received another one.',
      })
    },
  )

  it.each(['hello', '1e9', '+1614265330', '-1', '1614265330.0', '9'.repeat(30)])(
    'refuses the timestamp %j, though signed',
    async (timestamp) => {
      const request = requestOf({ headers: signedHeaders(ID, timestamp, '') })

      expect(await standardWebhooks.verify(request, [SECRET], new Date(1e12))).toEqual({
        ok: false,
        reason: 'Expected a timestamp in Unix seconds. Received another form.',
      })
    },
  )

  it.each([
    { header: 'webhook-id', value: 'msg_p5jXN8AQM9LWM0D4loKWxJel' },
    { header: 'webhook-timestamp', value: '1614265331' },
    { header: 'webhook-timestamp', value: '01614265330' },
  ])('finds out that $header was changed to $value', async ({ header, value }) => {
    const request = withHeader(REQUEST, header, value)

    expect(await standardWebhooks.verify(request, [SECRET], NOW)).toEqual({
      ok: false,
      reason: 'Expected a signature made with a configured secret. Received another one.',
    })
  })

  it.each(['webhook-id', 'webhook-timestamp', 'webhook-signature'])(
    'does not put the headers of two spellings together: %s',
    async (header) => {
      const respelt = header.replace('webhook', 'svix')
      const request = withHeader(
        withHeader(REQUEST, header, null),
        respelt,
        REQUEST.headers.get(header),
      )

      expect(await standardWebhooks.verify(request, [SECRET], NOW)).toMatchObject({ ok: false })
    },
  )

  it('is not about method, URL and other headers', async () => {
    const request = withHeader(
      { ...REQUEST, method: 'PUT', url: 'https://elsewhere.example/' },
      'content-type',
      'text/plain',
    )

    expect(await standardWebhooks.verify(request, [SECRET], NOW)).toMatchObject({ ok: true })
  })

  it.each([
    { secret: 'whsec_', why: 'an empty key' },
    { secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaS', why: 'a letter short' },
    { secret: 'whsk_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', why: 'a key of another kind' },
    { secret: ` ${SECRET}`, why: 'a space before it' },
  ])('has no use for the secret $secret: $why', async ({ secret }) => {
    expect(await standardWebhooks.verify(REQUEST, [secret], NOW)).toEqual({
      ok: false,
      reason: 'Expected a secret that is base64, after whsec_ or by itself. Received none that is.',
    })
  })

  it('tells how late a request is', async () => {
    expect(await standardWebhooks.verify(REQUEST, [SECRET], secondsAfter(NOW, 301))).toEqual({
      ok: false,
      reason: 'Expected a timestamp within 300 seconds of now. Received one 301 seconds ago.',
    })
  })
})

function signedHeaders(id: string, timestamp: string, body: string): Record<string, string> {
  const key = Buffer.from(SECRET.slice('whsec_'.length), 'base64')
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${signature}`,
  }
}
