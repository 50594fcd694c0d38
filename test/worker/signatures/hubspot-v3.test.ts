import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { hubspotV3 } from '../../../worker/signatures/hubspot-v3.ts'
import { requestOf, withHeader } from '../../helpers/signed-request.ts'

const SECRET = 'yyyyyyyy-yyyy-yyyy-yyyy-yyyyyyyyyyyy'
const NOW = new Date(1693657560000)

/** The example of HubSpot's library for Python. */
const REQUEST = requestOf({
  method: 'POST',
  url: 'https://www.example.com/webhook_uri',
  headers: {
    'x-hubspot-signature-v3': 'K36dawei4A+QBNolUOqo7s91KQDWQ5MXZ/QufNYuk/Y=',
    'x-hubspot-request-timestamp': '1693657560000',
  },
  body: "{'example_field':'example_value'}",
})

const ANOTHER_SIGNATURE = {
  ok: false,
  reason: 'Expected a signature made with a configured secret. Received another one.',
}

describe('hubspotV3', () => {
  it('says what it covers', () => {
    expect(hubspotV3.covers).toEqual(['method', 'url', 'body', 'timestamp'])
  })

  it.each([
    {
      library: 'for Python',
      timestamp: '1693657560000',
      signature: 'K36dawei4A+QBNolUOqo7s91KQDWQ5MXZ/QufNYuk/Y=',
    },
    {
      library: 'for Ruby',
      timestamp: '1700000300000',
      signature: 'RnbPH7+UMKVkbV32P8bz450N4M56aPmcru1+D3kSDtw=',
    },
    {
      library: 'for Python and Ruby, in earlier versions',
      timestamp: '15000000',
      signature: 'HPW73RUtKmcYoEDADG0s6MmGFWUzWJKAW07r8RDgcQw=',
    },
  ])("takes the example of HubSpot's library $library", async ({ timestamp, signature }) => {
    const request = requestOf({
      ...REQUEST,
      headers: {
        'x-hubspot-signature-v3': signature,
        'x-hubspot-request-timestamp': timestamp,
      },
    })

    expect(await hubspotV3.verify(request, [SECRET], new Date(Number(timestamp)))).toEqual({
      ok: true,
      messageId: null,
    })
  })

  it('takes a URL whose listed characters were decoded before it was signed', async () => {
    const request = requestOf({
      url: 'https://www.example.com/webhook_uri?src=hs%3Aapp%2Fv3&x=%28a%29',
      headers: {
        'x-hubspot-signature-v3': 'anBEeUnlMkWxin8+JSsX3kZqR2kEom+8Bff3gekBl2o=',
        'x-hubspot-request-timestamp': '1700000000000',
      },
      body: '{"example_field":"example_value"}',
    })

    expect(await hubspotV3.verify(request, [SECRET], new Date(1700000000000))).toMatchObject({
      ok: true,
    })
  })

  it.each([
    { called: '/%3A%2F%3F%40%21%24%27%28%29%2A%2C%3B', signed: "/:/?@!$'()*,;" },
    { called: '/%3a%2f%2c', signed: '/:/,' },
    { called: '/a?b=%3F', signed: '/a?b=?' },
    { called: '/%253A', signed: '/%253A' },
    {
      called: '/%20%22%23%25%26%2B%3C%3D%3E%5B%5D%7B%7D%7E%C3%A9',
      signed: '/%20%22%23%25%26%2B%3C%3D%3E%5B%5D%7B%7D%7E%C3%A9',
    },
    { called: '/%3A%20', signed: '/:%20' },
    { called: '/%3A?q=%2C', signed: '/%3A?q=%2C' }, // as it is
    { called: '/%', signed: '/%' },
    { called: '/%E0%A4%A', signed: '/%E0%A4%A' },
  ])('takes $called where $signed was signed', async ({ called, signed }) => {
    expect(await verdictOn({ called, signed })).toMatchObject({ ok: true })
  })

  it.each([
    { called: '/%20', signed: '/ ' },
    { called: '/%26', signed: '/&' },
    { called: '/%3D', signed: '/=' },
    { called: '/%23', signed: '/#' },
    { called: '/%253A', signed: '/%3A' },
    { called: '/%253A', signed: '/:' },
    { called: '/:', signed: '/%3A' },
    { called: '/%3A%2F', signed: '/%3A/' }, // all of them are decoded, or none
  ])('refuses $called where $signed was signed', async ({ called, signed }) => {
    expect(await verdictOn({ called, signed })).toEqual(ANOTHER_SIGNATURE)
  })

  it.each([
    { part: 'method', changed: { method: 'GET' } },
    { part: 'scheme', changed: { url: 'http://www.example.com/webhook_uri' } },
    { part: 'path', changed: { url: 'https://www.example.com/webhook_uri/' } },
    { part: 'query', changed: { url: 'https://www.example.com/webhook_uri?x' } },
    { part: 'body', changed: { body: Buffer.from("{'example_field':'example_valuf'}") } },
  ])('finds out that the $part was changed', async ({ changed }) => {
    expect(await hubspotV3.verify({ ...REQUEST, ...changed }, [SECRET], NOW)).toEqual(
      ANOTHER_SIGNATURE,
    )
  })

  it.each(['1693657560001', '01693657560000'])(
    'finds out that the timestamp was changed to %s',
    async (timestamp) => {
      const request = withHeader(REQUEST, 'x-hubspot-request-timestamp', timestamp)

      expect(await hubspotV3.verify(request, [SECRET], NOW)).toEqual(ANOTHER_SIGNATURE)
    },
  )

  it.each(['hello', '1e12', '+1', '-1', '1000000000000.5', '9'.repeat(40), '1, 1'])(
    'refuses the timestamp %j, though signed',
    async (timestamp) => {
      const verdict = await verdictOn({ timestamp, now: new Date(1e12) })

      expect(verdict).toEqual({
        ok: false,
        reason: 'Expected a timestamp in Unix milliseconds. Received another form.',
      })
    },
  )

  it('takes a timestamp for milliseconds, not seconds', async () => {
    expect(await verdictOn({ timestamp: '1693657560', now: NOW })).toMatchObject({ ok: false })
  })

  it.each([
    'junk!',
    'K36dawei4A+QBNolUOqo7s91KQDWQ5MXZ/QufNYuk/Z=',
    'K36dawei4A-QBNolUOqo7s91KQDWQ5MXZ_QufNYuk_Y=',
  ])('refuses the signature %j', async (signature) => {
    const request = withHeader(REQUEST, 'x-hubspot-signature-v3', signature)

    expect(await hubspotV3.verify(request, [SECRET], NOW)).toEqual({
      ok: false,
      reason: 'Expected X-HubSpot-Signature-v3 in base64. Received another form.',
    })
  })

  it('refuses a signature that was cut short', async () => {
    const request = withHeader(REQUEST, 'x-hubspot-signature-v3', 'K36dawei4A+QBNol')

    expect(await hubspotV3.verify(request, [SECRET], NOW)).toEqual(ANOTHER_SIGNATURE)
  })

  it('is not about other headers', async () => {
    const request = withHeader(REQUEST, 'x-hubspot-signature-version', 'v1')

    expect(await hubspotV3.verify(request, [SECRET], NOW)).toMatchObject({ ok: true })
  })

  it('does not tell an encoded character from a plain one', async () => {
    const url = 'https://www.example.com%2Fwebhook_uri'

    expect(await hubspotV3.verify({ ...REQUEST, url }, [SECRET], NOW)).toMatchObject({ ok: true })
  })

  it('does not tell where the URL ends and the body begins', async () => {
    const request = {
      ...REQUEST,
      url: 'https://www.example.com/webhook',
      body: Buffer.from("_uri{'example_field':'example_value'}"),
    }

    expect(await hubspotV3.verify(request, [SECRET], NOW)).toMatchObject({ ok: true })
  })
})

/** On a request to the path `called`, with a signature over `signed` in its place. */
function verdictOn({ called = '/', signed = '/', timestamp = '1693657560000', now = NOW }) {
  const host = 'https://www.example.com'
  const content = `POST${host}${signed}${timestamp}`
  const request = requestOf({
    url: host + called,
    headers: {
      'x-hubspot-signature-v3': createHmac('sha256', SECRET).update(content).digest('base64'),
      'x-hubspot-request-timestamp': timestamp,
    },
  })
  return hubspotV3.verify(request, [SECRET], now)
}
