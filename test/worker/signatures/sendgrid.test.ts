import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { sendgrid } from '../../../worker/signatures/sendgrid.ts'
import { requestOf, withHeader } from '../../helpers/signed-request.ts'

const SIGNATURE = 'x-twilio-email-event-webhook-signature'
const TIMESTAMP = 'x-twilio-email-event-webhook-timestamp'

/** The example of SendGrid's libraries, in all their languages. */
const PUBLIC_KEY =
  'MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE83T4O/n84iotIvIW4mdBgQ/7dAfSmpqIM8kF9mN1flpVKS3GRqe62gw+2fNNRaINXvVpiglSI8eNEc6wEA3F+g=='
const NOW = new Date(1600112502000)
const BODY =
  '[{"email":"hello@world.com","event":"dropped","reason":"Bounced Address","sg_event_id":"ZHJvcC0xMDk5NDkxOS1MUnpYbF9OSFN0T0doUTRrb2ZTbV9BLTA","sg_message_id":"LRzXl_NHStOGhQ4kofSm_A.filterdrecv-p3mdw1-756b745b58-kmzbl-18-5F5FC76C-9.0","smtp-id":"<LRzXl_NHStOGhQ4kofSm_A@ismtpd0039p1iad1.sendgrid.net>","timestamp":1600112492}]\r\n'
const REQUEST = requestOf({
  headers: {
    [SIGNATURE]:
      'MEUCIGHQVtGj+Y3LkG9fLcxf3qfI10QysgDWmMOVmxG0u6ZUAiEAyBiXDWzM+uOe5W0JuG+luQAbPIqHh89M15TluLtEZtM=',
    [TIMESTAMP]: '1600112502',
  },
  body: BODY,
})

/** The key beside it that must not fit. */
const OTHER_KEY =
  'MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEqTxd43gyp8IOEto2LdIfjRQrIbsd4SXZkLW6jDutdhXSJCWHw8REntlo7aNDthvj+y7GjUuFDb/R1NGe1OPzpA=='

const ANOTHER_SIGNATURE = {
  ok: false,
  reason: 'Expected a signature made with a configured secret. Received another one.',
}

describe('sendgrid', () => {
  it('says what it covers', () => {
    expect(sendgrid.covers).toEqual(['timestamp', 'body'])
  })

  it("takes the example of SendGrid's libraries, its last line break included", async () => {
    expect(await sendgrid.verify(REQUEST, [PUBLIC_KEY], NOW)).toEqual({ ok: true, messageId: null })
  })

  it('takes their example of several events, a line each', async () => {
    const request = requestOf({
      headers: {
        [SIGNATURE]:
          'MEYCIQC/I4o6vCgqRYrTljjoVWB/GRWNtxeePlLMHr3x9ETeRQIhAIpV+03nREPTTHWSW0wIOA0EoMPdcNgXa70yCaqDJlu5',
        [TIMESTAMP]: '1619651159',
      },
      body:
        '[{"email":"invalid@gmail.com","event":"processed","send_at":0,"sg_event_id":"cHJvY2Vzc2VkLTE5OTQyMTEyLXFOd0JMZ1BRUWpXNkRKdktRd1NBYnctMA","sg_message_id":"qNwBLgPQQjW6DJvKQwSAbw.filterdrecv-canary-547b64655b-cw6zx-1-6089EA4A-56.0","smtp-id":"<qNwBLgPQQjW6DJvKQwSAbw@ismtpd0178p1mdw1.sendgrid.net>","timestamp":1619651146},\r\n' +
        '{"email":"invalid@gmail.com","event":"bounce","ip":"167.89.101.76","reason":"552 5.2.2 The email account that you tried to reach is over quota and inactive. Please direct the recipient to https://support.google.com/mail/?p=OverQuotaPerm c17si1130468pgv.34 - gsmtp","sg_event_id":"Ym91bmNlLTAtMTk5NDIxMTItcU53QkxnUFFRalc2REp2S1F3U0Fidy0w","sg_message_id":"qNwBLgPQQjW6DJvKQwSAbw.filterdrecv-canary-547b64655b-cw6zx-1-6089EA4A-56.0","smtp-id":"<qNwBLgPQQjW6DJvKQwSAbw@ismtpd0178p1mdw1.sendgrid.net>","status":"5.2.2","timestamp":1619651147,"tls":1,"type":"blocked"}]\r\n',
    })
    const secrets = [
      'MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEQ4LIFtWztlsF7skFqOncjD1lun4H5w8XOhyOArHW9RcIx/FfEzx6cikC/yPfUvwaX/JScE7Fc9CJD2afQ9Ok3Q==',
    ]

    expect(await sendgrid.verify(request, secrets, new Date(1619651159000))).toMatchObject({
      ok: true,
    })
  })

  it('takes the example of their earlier versions', async () => {
    const request = requestOf({
      headers: {
        [SIGNATURE]:
          'MEUCIQCtIHJeH93Y+qpYeWrySphQgpNGNr/U+UyUlBkU6n7RAwIgJTz2C+8a8xonZGi6BpSzoQsbVRamr2nlxFDWYNH2j/0=',
        [TIMESTAMP]: '1588788367',
      },
      body: '{"category":"example_payload","event":"test_event","message_id":"message_id"}',
    })
    const secrets = [
      'MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEEDr2LjtURuePQzplybdC+u4CwrqDqBaWjcMMsTbhdbcwHBcepxo7yAQGhHPTnlvFYPAZFceEu/1FwCM/QmGUhA==',
    ]

    expect(await sendgrid.verify(request, secrets, new Date(1588788367000))).toMatchObject({
      ok: true,
    })
  })

  it('refuses it with their other key', async () => {
    expect(await sendgrid.verify(REQUEST, [OTHER_KEY], NOW)).toEqual(ANOTHER_SIGNATURE)
  })

  it.each([
    { change: 'another body', body: 'payload' },
    { change: 'no line break at the end', body: BODY.trimEnd() },
    { change: 'another line break at the end', body: `${BODY.trimEnd()}\n` },
    { change: 'one letter', body: BODY.replace('hello', 'hallo') },
  ])('finds out that the body was changed: $change', async ({ body }) => {
    const request = { ...REQUEST, body: Buffer.from(body) }

    expect(await sendgrid.verify(request, [PUBLIC_KEY], NOW)).toEqual(ANOTHER_SIGNATURE)
  })

  it.each(['1600112503', '01600112502'])(
    'finds out that the timestamp was changed to %s',
    async (timestamp) => {
      const request = withHeader(REQUEST, TIMESTAMP, timestamp)

      expect(await sendgrid.verify(request, [PUBLIC_KEY], NOW)).toEqual(ANOTHER_SIGNATURE)
    },
  )

  it('refuses a signature over another message', async () => {
    const signature =
      'MEUCIQCtIHJeH93Y+qpYeWrySphQgpNGNr/U+UyUlBkU6n7RAwIgJTz2C+8a8xonZGi6BpSzoQsbVRamr2nlxFDWYNH3j/0='
    const request = withHeader(REQUEST, SIGNATURE, signature)

    expect(await sendgrid.verify(request, [PUBLIC_KEY], NOW)).toEqual(ANOTHER_SIGNATURE)
  })

  it.each([
    { form: 'nothing like it', signature: 'incorrect' },
    { form: 'r and s without DER', signature: Buffer.alloc(64, 1).toString('base64') },
    { form: 'r and s that are 0', signature: 'MAYCAQACAQA=' },
    {
      form: 'the right one and a byte',
      signature: Buffer.concat([
        Buffer.from(REQUEST.headers.get(SIGNATURE) ?? '', 'base64'),
        Buffer.alloc(1),
      ]).toString('base64'),
    },
    {
      form: 'the right one in base64url',
      signature: REQUEST.headers.get(SIGNATURE)?.replace('+', '-') ?? '',
    },
  ])('refuses a signature that is $form', async ({ signature }) => {
    const request = withHeader(REQUEST, SIGNATURE, signature)

    expect(await sendgrid.verify(request, [PUBLIC_KEY], NOW)).toEqual({
      ok: false,
      reason: 'Expected a signature in DER and base64. Received another form.',
    })
  })

  it.each(['timestamp', '1e9', '+1000000000', '-1', '1000000000.5', '9'.repeat(30)])(
    'refuses the timestamp %j, though signed',
    async (timestamp) => {
      const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
      const signature = sign('sha256', Buffer.from(`${timestamp}[]`), privateKey)
      const request = requestOf({
        headers: { [SIGNATURE]: signature.toString('base64'), [TIMESTAMP]: timestamp },
        body: '[]',
      })
      const secret = publicKey.export({ type: 'spki', format: 'der' }).toString('base64')

      expect(await sendgrid.verify(request, [secret], new Date(1e12))).toEqual({
        ok: false,
        reason: 'Expected a timestamp in Unix seconds. Received another form.',
      })
    },
  )

  it.each([
    { key: 'of another curve', secret: spkiOf(generateKeyPairSync('ec', { namedCurve: 'P-384' })) },
    { key: 'of RSA', secret: spkiOf(generateKeyPairSync('rsa', { modulusLength: 2048 })) },
    { key: 'of Ed25519', secret: spkiOf(generateKeyPairSync('ed25519')) },
    { key: 'in PEM', secret: `-----BEGIN PUBLIC KEY-----\n${PUBLIC_KEY}` },
    { key: 'cut short', secret: `${PUBLIC_KEY.slice(0, -4)}` },
    { key: 'off the curve', secret: PUBLIC_KEY.replace('3F+g==', '3F+w==') },
    { key: 'of nothing', secret: '' },
  ])('has no use for a key $key, and is not stopped by it', async ({ secret }) => {
    expect(await sendgrid.verify(REQUEST, [secret], NOW)).toEqual({
      ok: false,
      reason: 'Expected a secret that is a public key of P-256, in base64. Received none that is.',
    })
    expect(await sendgrid.verify(REQUEST, [secret, PUBLIC_KEY], NOW)).toMatchObject({ ok: true })
  })

  it('takes both signatures that a message has, so neither identifies it', async () => {
    // r as it is, and the order of P-256 less s.
    const twin =
      'MEQCIGHQVtGj+Y3LkG9fLcxf3qfI10QysgDWmMOVmxG0u6ZUAiA352jxkzMFHWEakvZHkFpGvMu+Ix+PzzgcJOUKQR6+fg=='
    const request = withHeader(REQUEST, SIGNATURE, twin)

    expect(await sendgrid.verify(request, [PUBLIC_KEY], NOW)).toMatchObject({ ok: true })
  })

  it('is not about method, URL and other headers', async () => {
    const request = withHeader(
      { ...REQUEST, method: 'PUT', url: 'https://elsewhere.example/' },
      'content-type',
      'text/plain',
    )

    expect(await sendgrid.verify(request, [PUBLIC_KEY], NOW)).toMatchObject({ ok: true })
  })
})

function spkiOf({ publicKey }: { publicKey: KeyObject }): string {
  return publicKey.export({ type: 'spki', format: 'der' }).toString('base64')
}
