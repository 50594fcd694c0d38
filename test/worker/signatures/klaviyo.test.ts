import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { klaviyo } from '../../../worker/signatures/klaviyo.ts'
import { requestOf, withHeader } from '../../helpers/signed-request.ts'

/**
 * Timestamp and webhook id are those of Klaviyo's documentation, which prints a signature but
 * neither its body nor its secret. Secret, body and signature are a third party's, made with
 * OpenSSL by the documented rule.
 */
const SECRET = 'klaviyo-test-secret'
const TIMESTAMP = 'Thu, 04 Jan 2024 18:05:25 GMT'
const NOW = new Date('2024-01-04T18:05:25Z')
const REQUEST = requestOf({
  headers: {
    'klaviyo-timestamp': TIMESTAMP,
    'klaviyo-signature': '5aa0e720d80b3a04ca04baf3c65cdfe31da57504af69fee8da29c35d45f0596b',
    'klaviyo-webhook-id': 'a8b890458b4bbfaa26d961471b83c101d6de23bd826e7e5173a15310985ec3cb',
  },
  body: '{"data":[{"external_id":"4L3cwQae2TX","topic":"event:klaviyo.sent_sms"}],"meta":{"klaviyo_webhook_id":"a8b890458b4bbfaa26d961471b83c101d6de23bd826e7e5173a15310985ec3cb"}}',
})

const ANOTHER_SIGNATURE = {
  ok: false,
  reason: 'Expected a signature made with a configured secret. Received another one.',
}

describe('klaviyo', () => {
  it('says what it covers', () => {
    expect(klaviyo.covers).toEqual(['body', 'timestamp'])
  })

  it.each([
    {
      body: REQUEST.body,
      signature: '5aa0e720d80b3a04ca04baf3c65cdfe31da57504af69fee8da29c35d45f0596b',
    },
    {
      body: Buffer.from(''),
      signature: '20207af32de1a92c348f827f1eace8aefdcc554c6fc41e1e5625d4480a1cf059',
    },
    {
      body: Buffer.from('h\u00e9llo, \u{1f980} world!'),
      signature: '976d9ec1a7b4a0edb37167e0e72bc58a9cb29933aa08f1f54679d49c1ee2ad82',
    },
  ])('takes the example with the signature $signature', async ({ body, signature }) => {
    const request = withHeader({ ...REQUEST, body }, 'klaviyo-signature', signature)

    expect(await klaviyo.verify(request, [SECRET], NOW)).toEqual({ ok: true, messageId: null })
  })

  it("understands the signature of Klaviyo's documentation, which is over another body", async () => {
    const signature = 'e6c00e313eaea50ca3b89a7de5a782a2014f96fb8315c065898c669d831912d1'
    const request = withHeader(REQUEST, 'klaviyo-signature', signature)

    expect(await klaviyo.verify(request, [SECRET], NOW)).toEqual(ANOTHER_SIGNATURE)
  })

  it('finds out that the body was changed', async () => {
    const body = Buffer.from(REQUEST.body)
    body.write('5', 25)

    expect(await klaviyo.verify({ ...REQUEST, body }, [SECRET], NOW)).toEqual(ANOTHER_SIGNATURE)
  })

  it('finds out that the timestamp was changed', async () => {
    const request = withHeader(REQUEST, 'klaviyo-timestamp', 'Thu, 04 Jan 2024 18:05:26 GMT')

    expect(await klaviyo.verify(request, [SECRET], NOW)).toEqual(ANOTHER_SIGNATURE)
  })

  it('refuses a signature over timestamp and body in the other order', async () => {
    const signature = createHmac('sha256', SECRET)
      .update(TIMESTAMP)
      .update(REQUEST.body)
      .digest('hex')
    const request = withHeader(REQUEST, 'klaviyo-signature', signature)

    expect(await klaviyo.verify(request, [SECRET], NOW)).toEqual(ANOTHER_SIGNATURE)
  })

  it.each([
    'hello',
    'Invalid Date',
    '1704391525',
    '2024-01-04T18:05:25Z',
    'Fri, 04 Jan 2024 18:05:25 GMT',
    'Thu, 4 Jan 2024 18:05:25 GMT',
  ])('refuses the timestamp %j, though signed', async (timestamp) => {
    const request = requestOf({
      headers: {
        'klaviyo-timestamp': timestamp,
        'klaviyo-signature': createHmac('sha256', SECRET).update(`{}${timestamp}`).digest('hex'),
      },
      body: '{}',
    })

    expect(await klaviyo.verify(request, [SECRET], NOW)).toEqual({
      ok: false,
      reason: 'Expected a timestamp in the form of an HTTP date. Received another form.',
    })
  })

  it.each([
    'junk',
    '5aa0e720',
    'sha256=5aa0e720d80b3a04ca04baf3c65cdfe31da57504af69fee8da29c35d45f0596b',
  ])('refuses the signature %j', async (signature) => {
    const request = withHeader(REQUEST, 'klaviyo-signature', signature)

    expect(await klaviyo.verify(request, [SECRET], NOW)).toEqual({
      ok: false,
      reason: 'Expected 64 hexadecimal digits in Klaviyo-Signature. Received another form.',
    })
  })

  it('is not about method, URL and other headers, not even the id of the webhook', async () => {
    const request = withHeader(
      { ...REQUEST, method: 'PUT', url: 'https://elsewhere.example/' },
      'klaviyo-webhook-id',
      'another',
    )

    expect(await klaviyo.verify(request, [SECRET], NOW)).toMatchObject({ ok: true })
  })
})
