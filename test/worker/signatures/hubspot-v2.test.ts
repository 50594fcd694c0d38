import { describe, expect, it } from 'vitest'
import { hubspotV2 } from '../../../worker/signatures/hubspot-v2.ts'
import { requestOf, withHeader } from '../../helpers/signed-request.ts'

/** The example of HubSpot's documentation and of its libraries. */
const SECRET = 'yyyyyyyy-yyyy-yyyy-yyyy-yyyyyyyyyyyy'
const NOW = new Date('2024-01-04T18:05:25Z')
const REQUEST = requestOf({
  method: 'POST',
  url: 'https://www.example.com/webhook_uri',
  headers: {
    'x-hubspot-signature': '9569219f8ba981ffa6f6f16aa0f48637d35d728c7e4d93d0d52efaa512af7900',
    'x-hubspot-signature-version': 'v2',
  },
  body: '{"example_field":"example_value"}',
})

const ANOTHER_SIGNATURE = {
  ok: false,
  reason: 'Expected a signature made with a configured secret. Received another one.',
}

describe('hubspotV2', () => {
  it('says what it covers, and that it signs no time', () => {
    expect(hubspotV2.covers).toEqual(['method', 'url', 'body'])
    expect(hubspotV2.toleranceSeconds).toBeNull()
  })

  it.each([
    {
      example: "POST, of the documentation and HubSpot's library for Node",
      method: 'POST',
      body: '{"example_field":"example_value"}',
      signature: '9569219f8ba981ffa6f6f16aa0f48637d35d728c7e4d93d0d52efaa512af7900',
    },
    {
      example: 'GET without a body, of the same',
      method: 'GET',
      body: '',
      signature: 'eee2dddcc73c94d699f5e395f4b9d454a069a6855fbfa152e91e88823087200e',
    },
    {
      example: "POST, of HubSpot's libraries for Python and Ruby",
      method: 'POST',
      body: "{'example_field':'example_value'}",
      signature: '4fe4e3a7d3cf09db53be39d0a58130e2aaba074ec123a9e355b876a689a1c383',
    },
  ])('takes the example: $example', async ({ method, body, signature }) => {
    const request = withHeader(
      { ...REQUEST, method, body: Buffer.from(body) },
      'x-hubspot-signature',
      signature,
    )

    expect(await hubspotV2.verify(request, [SECRET], NOW)).toEqual({ ok: true, messageId: null })
  })

  it.each([
    { part: 'method', changed: { method: 'PUT' } },
    { part: 'scheme', changed: { url: 'http://www.example.com/webhook_uri' } },
    { part: 'host', changed: { url: 'https://www.example.net/webhook_uri' } },
    { part: 'path', changed: { url: 'https://www.example.com/webhook_uri/' } },
    { part: 'query', changed: { url: 'https://www.example.com/webhook_uri?' } },
    { part: 'body', changed: { body: Buffer.from('{"example_field":"example_valuf"}') } },
  ])('finds out that the $part was changed', async ({ changed }) => {
    expect(await hubspotV2.verify({ ...REQUEST, ...changed }, [SECRET], NOW)).toEqual(
      ANOTHER_SIGNATURE,
    )
  })

  it.each(['v1', 'v3', 'V2', '2', 'v2, v2'])('refuses version %j', async (version) => {
    const request = withHeader(REQUEST, 'x-hubspot-signature-version', version)

    expect(await hubspotV2.verify(request, [SECRET], NOW)).toEqual({
      ok: false,
      reason: 'Expected X-HubSpot-Signature-Version v2. Received another one.',
    })
  })

  it("refuses the documentation's example of v1, which does not cover the URL", async () => {
    const request = requestOf({
      url: 'https://www.example.com/webhook_uri',
      headers: {
        'x-hubspot-signature': '232db2615f3d666fe21a8ec971ac7b5402d33b9a925784df3ca654d05f4817de',
        'x-hubspot-signature-version': 'v1',
      },
      body: '[{"eventId":1,"subscriptionId":12345,"portalId":62515,"occurredAt":1564113600000,"subscriptionType":"contact.creation","attemptNumber":0,"objectId":123,"changeSource":"CRM","changeFlag":"NEW","appId":54321}]',
    })

    expect(await hubspotV2.verify(request, [SECRET], NOW)).toMatchObject({ ok: false })
    expect(
      await hubspotV2.verify(
        withHeader(request, 'x-hubspot-signature-version', 'v2'),
        [SECRET],
        NOW,
      ),
    ).toEqual(ANOTHER_SIGNATURE)
  })

  it.each([
    '9569219f8ba981ff',
    '9569219f8ba981ffa6f6f16aa0f48637d35d728c7e4d93d0d52efaa512af79',
    '9569219f8ba981ffa6f6f16aa0f48637d35d728c7e4d93d0d52efaa512af7900 ff',
    'lWkhn4upgf+m9vFqoPSGN9NdcoxvTZPQ1S76pRKveQA=',
    'junk',
  ])('refuses the signature %j', async (signature) => {
    const request = withHeader(REQUEST, 'x-hubspot-signature', signature)

    expect(await hubspotV2.verify(request, [SECRET], NOW)).toEqual({
      ok: false,
      reason: 'Expected 64 hexadecimal digits in X-HubSpot-Signature. Received another form.',
    })
  })

  it.each(['0569219f', '9569219e'])('compares every byte: %s', async (start) => {
    const signature = `${start}8ba981ffa6f6f16aa0f48637d35d728c7e4d93d0d52efaa512af7900`
    const request = withHeader(REQUEST, 'x-hubspot-signature', signature)

    expect(await hubspotV2.verify(request, [SECRET], NOW)).toEqual(ANOTHER_SIGNATURE)
  })

  it.each(['1970-01-01', '2024-01-04', '2999-12-31'])(
    'verifies a recorded request for ever: %s',
    async (day) => {
      const verdict = await hubspotV2.verify(REQUEST, [SECRET], new Date(day))

      expect(verdict).toMatchObject({ ok: true })
    },
  )

  it('is not about other headers', async () => {
    const request = withHeader(REQUEST, 'x-hubspot-request-timestamp', '1')

    expect(await hubspotV2.verify(request, [SECRET], NOW)).toMatchObject({ ok: true })
  })

  it('does not tell where the URL ends and the body begins', async () => {
    const request = {
      ...REQUEST,
      url: 'https://www.example.com/webhook',
      body: Buffer.from('_uri{"example_field":"example_value"}'),
    }

    expect(await hubspotV2.verify(request, [SECRET], NOW)).toMatchObject({ ok: true })
  })

  it('does not tell that a body was lengthened without the secret, by bytes that are not UTF-8', async () => {
    // Calculated from the example's signature and lengths alone (length extension of SHA-256).
    const signature = 'b3de84d3f96358da3168fd4c6a276a5cf6d8525d3c04a543ebbe7c17d2f986aa'
    const padding = Buffer.from('8000000000000000000000000000000000000360', 'hex')
    const body = Buffer.concat([REQUEST.body, padding, Buffer.from(',{"example_field":"forged"}')])
    const request = withHeader({ ...REQUEST, body }, 'x-hubspot-signature', signature)

    expect(await hubspotV2.verify(request, [SECRET], NOW)).toMatchObject({ ok: true })
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(body)).toThrow(TypeError)
  })
})
