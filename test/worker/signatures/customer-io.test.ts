import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { customerIo } from '../../../worker/signatures/customer-io.ts'
import { requestOf, withHeader } from '../../helpers/signed-request.ts'

const SECRET = 'test_signing_key'
const NOW = new Date(1613063089000)

/**
 * The sample of Customer.io's own API description. It comes without a signature: this one was made
 * by OpenSSL, over the text that the documentation describes.
 */
const REQUEST = requestOf({
  headers: {
    'x-cio-timestamp': '1613063089',
    'x-cio-signature': '991fb44927e8cff5a1898a2c37cc52bf3a32a75fc1facac01132555e2ae9653f',
  },
  body: '{"metric":"sent","event_id":"01E4C4CT6YDC7Y5M7FE1GWWPQJ","object_type":"email","timestamp":1613063089,"data":{"action_id":42,"broadcast_id":9,"customer_id":"0200000001","delivery_id":"RPILAgUBcRhIBqSfeiIwdIYJKxTY","identifiers":{"id":"42","email":"test@example.com","cio_id":"d9c106000001"},"recipient":"test@example.com"}}',
})

const ANOTHER_SIGNATURE = {
  ok: false,
  reason: 'Expected a signature made with a configured secret. Received another one.',
}

describe('customerIo', () => {
  it('says what it covers', () => {
    expect(customerIo.covers).toEqual(['timestamp', 'body'])
  })

  it("takes the sample of Customer.io's API description", async () => {
    expect(await customerIo.verify(REQUEST, [SECRET], NOW)).toEqual({ ok: true, messageId: null })
  })

  it('takes hexadecimal digits in upper case too', async () => {
    const signature = REQUEST.headers.get('x-cio-signature')?.toUpperCase() ?? ''
    const request = withHeader(REQUEST, 'x-cio-signature', signature)

    expect(await customerIo.verify(request, [SECRET], NOW)).toMatchObject({ ok: true })
  })

  it('takes an empty body', async () => {
    expect(await verdictOn({ timestamp: '1613063089', body: '' })).toMatchObject({ ok: true })
  })

  it('finds out that the body was changed', async () => {
    const body = Buffer.from(REQUEST.body)
    body.write('opened', 11)

    expect(await customerIo.verify({ ...REQUEST, body }, [SECRET], NOW)).toEqual(ANOTHER_SIGNATURE)
  })

  it.each(['1613063090', '01613063089'])(
    'finds out that the timestamp was changed to %s',
    async (timestamp) => {
      const request = withHeader(REQUEST, 'x-cio-timestamp', timestamp)

      expect(await customerIo.verify(request, [SECRET], NOW)).toEqual(ANOTHER_SIGNATURE)
    },
  )

  it.each(['body only', 'timestamp.body', 'v1:timestamp:body'])(
    'refuses a signature over %s',
    async (form) => {
      const content = form.replace('timestamp', '1613063089').replace(/body.*/, '{}')
      const request = requestOf({
        headers: { 'x-cio-timestamp': '1613063089', 'x-cio-signature': sign(content) },
        body: '{}',
      })

      expect(await customerIo.verify(request, [SECRET], NOW)).toEqual(ANOTHER_SIGNATURE)
    },
  )

  it.each(['hello', '1e9', '+1000000000', '-1', '1000000000.5', '9'.repeat(30)])(
    'refuses the timestamp %j, though signed',
    async (timestamp) => {
      expect(await verdictOn({ timestamp, body: '{}', now: new Date(1e12) })).toEqual({
        ok: false,
        reason: 'Expected a timestamp in Unix seconds. Received another form.',
      })
    },
  )

  it.each([
    'junk',
    '991fb449',
    'v0=991fb44927e8cff5a1898a2c37cc52bf3a32a75fc1facac01132555e2ae9653f',
  ])('refuses the signature %j', async (signature) => {
    const request = withHeader(REQUEST, 'x-cio-signature', signature)

    expect(await customerIo.verify(request, [SECRET], NOW)).toEqual({
      ok: false,
      reason: 'Expected 64 hexadecimal digits in X-CIO-Signature. Received another form.',
    })
  })

  it('is not about method, URL and other headers', async () => {
    const request = withHeader(
      { ...REQUEST, method: 'PUT', url: 'https://elsewhere.example/' },
      'content-type',
      'text/plain',
    )

    expect(await customerIo.verify(request, [SECRET], NOW)).toMatchObject({ ok: true })
  })
})

function verdictOn({
  timestamp,
  body,
  now = NOW,
}: {
  timestamp: string
  body: string
  now?: Date
}) {
  const headers = {
    'x-cio-timestamp': timestamp,
    'x-cio-signature': sign(`v0:${timestamp}:${body}`),
  }
  return customerIo.verify(requestOf({ headers, body }), [SECRET], now)
}

function sign(content: string): string {
  return createHmac('sha256', SECRET).update(content).digest('hex')
}
