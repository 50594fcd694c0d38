import { createHmac } from 'node:crypto'
import { describe, expect, it, vi } from 'vitest'
import type { EventSink } from '../../../worker/log/event-log.ts'
import type { ReplayStore } from '../../../worker/replays/replay-store.ts'
import { eventReceiver, NOW } from '../../helpers/event-receiver.ts'
import { PRIVATE, REPORTS } from '../../helpers/platform-reports.ts'
import { SIGNING_PLATFORMS } from '../../helpers/signing-platforms.ts'

const OPEN = { sg_event_id: 'e-1', event: 'open', timestamp: 1795518000 }
const CLICK = { sg_event_id: 'e-2', event: 'click', timestamp: 1795518001 }

const SIGNED = [
  ['standard-webhooks', 'STANDARD_WEBHOOKS_SECRET', 'Standard Webhooks'],
  ['resend', 'STANDARD_WEBHOOKS_SECRET', 'Standard Webhooks'],
  ['sendgrid', 'SENDGRID_PUBLIC_KEY', 'SendGrid'],
  ['mailgun', 'MAILGUN_SIGNING_KEY', 'Mailgun'],
  ['customer-io', 'CUSTOMERIO_SIGNING_KEY', 'Customer.io'],
  ['klaviyo', 'KLAVIYO_WEBHOOK_SECRET', 'Klaviyo'],
] as const

const BROKEN_STORE: ReplayStore = {
  claim: () => Promise.reject(new Error(PRIVATE)),
  recall: async () => null,
  remember: async () => {},
}

const THROWING_STORE: ReplayStore = {
  ...BROKEN_STORE,
  claim() {
    throw new Error(PRIVATE)
  },
}

const HANGING_STORE: ReplayStore = { ...BROKEN_STORE, claim: () => new Promise(() => {}) }

/** An event of Mailgun, signed with "key" at `NOW`. */
function mailgunBody(id: string, token: string): string {
  const timestamp = `${NOW.getTime() / 1000}`
  const signature = createHmac('sha256', 'key').update(`${timestamp}${token}`).digest('hex')
  return JSON.stringify({
    signature: { timestamp, token, signature },
    'event-data': { id, event: 'opened', timestamp: 1795518000 },
  })
}

function signedBy(name: string, body: string) {
  const platform = SIGNING_PLATFORMS.find((candidate) => candidate.name === name)
  if (!platform) throw new RangeError(`Expected a platform that signs. Received ${name}.`)
  const request = platform.sign(new TextEncoder().encode(body), NOW)
  return { platform, body: request.body, headers: Object.fromEntries(request.headers) }
}

describe('POST /v1/events/:provider', () => {
  it.each(REPORTS)('takes a report of $provider', async ({ provider, headers, body, events }) => {
    const receiver = eventReceiver()
    const authorization = 'Bearer key-for-events'
    const answer = await receiver.post(provider, JSON.stringify(body), {
      ...headers,
      authorization,
    })
    await receiver.settled()
    expect(answer).toEqual({ status: 200, body: { accepted: events.length } })
    expect(receiver.sunk).toEqual(events.map((event) => ({ provider, ...event })))
    expect(receiver.printed()).toEqual([])
  })

  it('answers 404 to a provider it does not know, without its name', async () => {
    const { status, body } = await eventReceiver().post(PRIVATE, '{}')
    expect(status).toBe(404)
    expect(body).toMatchObject({
      detail:
        'Expected events of standard-webhooks, resend, sendgrid, mailgun, customer-io, klaviyo, ' +
        'braze-currents. Received those of another.',
    })
  })

  it.each(['__proto__', 'constructor', 'SendGrid'])('answers 404 to %s', async (provider) => {
    expect(await eventReceiver().post(provider, '{}')).toMatchObject({ status: 404 })
  })
})

describe('credentials', () => {
  it.each([...SIGNED.map(([provider]) => provider), 'braze-currents'])(
    'of %s, where no secret is configured, are an API key',
    async (provider) => {
      const receiver = eventReceiver()
      expect(await receiver.post(provider, '[]', {})).toMatchObject({ status: 401 })
      expect(
        await receiver.post(provider, '[]', { authorization: 'Bearer key-for-decide' }),
      ).toMatchObject({ status: 403 })
      expect(await receiver.post(provider, '[]')).toMatchObject({ status: 200 })
    },
  )

  it.each(SIGNED)(
    'of %s are its signature, where %s is configured',
    async (provider, secret, name) => {
      const { platform, body, headers } = signedBy(name, '[]')
      const receiver = eventReceiver({}, { [secret]: platform.secret })
      expect(await receiver.post(provider, body, headers)).toMatchObject({ status: 200 })
      const other = eventReceiver({}, { [secret]: platform.otherSecret })
      expect(await other.post(provider, body, headers)).toMatchObject({ status: 401 })
    },
  )

  it.each(SIGNED)(
    'of %s are no API key, where %s is configured',
    async (provider, secret, name) => {
      const { platform } = signedBy(name, '[]')
      const receiver = eventReceiver({}, { [secret]: platform.secret })
      expect(await receiver.post(provider, '[]')).toMatchObject({
        status: 401,
        body: {
          type: 'urn:presend:problem:unauthorized',
          detail: expect.stringMatching(/^The signature is not valid\. Expected/),
        },
      })
    },
  )

  it('keep everything out that comes without them', async () => {
    const receiver = eventReceiver()
    await receiver.post('sendgrid', JSON.stringify([OPEN]), {})
    await receiver.settled()
    expect([receiver.sunk, receiver.printed()]).toEqual([[], []])
  })

  it('are asked for before the body is read', async () => {
    const receiver = eventReceiver()
    const tooLarge = new Uint8Array(4 * 1024 * 1024 + 1)
    expect(await receiver.post('sendgrid', tooLarge, {})).toMatchObject({ status: 401 })
  })

  it('go with the time that the worker has', async () => {
    const { platform, body, headers } = signedBy('SendGrid', '[]')
    const secrets = { SENDGRID_PUBLIC_KEY: platform.secret }
    const later = eventReceiver({ now: () => new Date(NOW.getTime() + 3_600_000) }, secrets)
    expect(await later.post('sendgrid', body, headers)).toMatchObject({ status: 401 })
  })
})

describe('a body', () => {
  it.each([
    ['no JSON', '{"event', 'not JSON'],
    ['no UTF-8', new Uint8Array([0x22, 0xff, 0x22]), 'not UTF-8'],
  ])('that is %s is answered 200, and told of', async (_name, body, reason) => {
    const receiver = eventReceiver()
    expect(await receiver.post('sendgrid', body)).toEqual({ status: 200, body: { accepted: 0 } })
    expect(receiver.printed()).toEqual([
      JSON.stringify({ message: 'events unreadable', provider: 'sendgrid', reason }),
    ])
  })

  it.each(['', '{"events":[]}'])('of Braze that only tries its key is fine: %j', async (body) => {
    const receiver = eventReceiver()
    expect(await receiver.post('braze-currents', body)).toEqual({
      status: 200,
      body: { accepted: 0 },
    })
    expect(receiver.printed()).toEqual([])
  })

  it('may begin with a byte order mark', async () => {
    expect(await eventReceiver().post('sendgrid', `\uFEFF${JSON.stringify([OPEN])}`)).toEqual({
      status: 200,
      body: { accepted: 1 },
    })
  })

  it('may have 4 MiB, and no byte more', async () => {
    const receiver = eventReceiver()
    const text = JSON.stringify([OPEN])
    const padded = text.padEnd(4 * 1024 * 1024)
    expect(await receiver.post('sendgrid', padded)).toMatchObject({ body: { accepted: 1 } })
    expect(await receiver.post('sendgrid', `${padded} `)).toMatchObject({ status: 413 })
  })

  it('has its entries that are no events counted', async () => {
    const receiver = eventReceiver()
    const answer = await receiver.post('sendgrid', JSON.stringify([OPEN, null, {}]))
    expect(answer).toEqual({ status: 200, body: { accepted: 1 } })
    expect(receiver.printed()).toEqual([
      '{"message":"events left out","provider":"sendgrid","left_out":2}',
    ])
  })

  it('of unknown types is kept', async () => {
    const receiver = eventReceiver()
    await receiver.post('sendgrid', JSON.stringify([{ ...OPEN, event: 'levitated' }]))
    await receiver.settled()
    expect(receiver.sunk).toMatchObject([{ type: 'other' }])
  })
})

describe('repeats', () => {
  it('of an event are kept once', async () => {
    const receiver = eventReceiver()
    await receiver.post('sendgrid', JSON.stringify([OPEN]))
    await receiver.settled()
    const answer = await receiver.post('sendgrid', JSON.stringify([OPEN, CLICK]))
    await receiver.settled()
    expect(answer).toEqual({ status: 200, body: { accepted: 2 } })
    expect(receiver.sunk.map(({ event_id }) => event_id)).toEqual(['e-1', 'e-2'])
  })

  it('within a body are kept once', async () => {
    const receiver = eventReceiver()
    await receiver.post('sendgrid', JSON.stringify([OPEN, OPEN]))
    await receiver.settled()
    expect(receiver.sunk).toHaveLength(1)
  })

  it('are no repeats where another platform has the same id', async () => {
    const receiver = eventReceiver()
    const braze = { id: 'e-1', event_type: 'users.messages.email.Open', time: 1795518000 }
    await receiver.post('sendgrid', JSON.stringify([OPEN]))
    await receiver.post('braze-currents', JSON.stringify({ events: [braze] }))
    await receiver.settled()
    expect(receiver.sunk).toHaveLength(2)
  })

  it.each([
    ['an id', 'e-1', 'event:sendgrid:e-1'],
    [
      'an id too long for a key',
      'x'.repeat(200),
      // printf 'x%.0s' {1..200} | sha256sum
      'event:sendgrid:sha256:aa20c23e3201834050679e1d88941b9a6fed0557c9a705cb2c315e2e63fd486d',
    ],
  ])('are claimed by %s', async (_name, sg_event_id, key) => {
    const claim = vi.fn(async (keys: readonly string[]) => keys)
    const receiver = eventReceiver({ replays: { ...BROKEN_STORE, claim } })
    await receiver.post('sendgrid', JSON.stringify([{ ...OPEN, sg_event_id }]))
    await receiver.settled()
    expect(claim.mock.calls).toEqual([[[key]]])
  })

  it('of a signed message are dropped whole, whatever they say now', async () => {
    const receiver = eventReceiver({}, { MAILGUN_SIGNING_KEY: 'key' })
    await receiver.post('mailgun', mailgunBody('e-1', 'token'), {})
    await receiver.settled()
    expect(await receiver.post('mailgun', mailgunBody('forged', 'token'), {})).toMatchObject({
      status: 200,
    })
    await receiver.settled()
    expect(receiver.sunk.map(({ event_id }) => event_id)).toEqual(['e-1'])
  })

  it('of a signed message claim none of the events that they bring', async () => {
    const receiver = eventReceiver({}, { MAILGUN_SIGNING_KEY: 'key' })
    await receiver.post('mailgun', mailgunBody('e-1', 'token'), {})
    await receiver.settled()
    await receiver.post('mailgun', mailgunBody('e-2', 'token'), {})
    await receiver.settled()
    await receiver.post('mailgun', mailgunBody('e-2', 'another-token'), {})
    await receiver.settled()
    expect(receiver.sunk.map(({ event_id }) => event_id)).toEqual(['e-1', 'e-2'])
  })

  it('of a signed message are found by the id that its signature covers', async () => {
    const claim = vi.fn(async (keys: readonly string[]) => keys)
    const { platform, body, headers } = signedBy('Standard Webhooks', '{"type":"email.opened"}')
    const secrets = { STANDARD_WEBHOOKS_SECRET: platform.secret }
    const receiver = eventReceiver({ replays: { ...BROKEN_STORE, claim } }, secrets)
    await receiver.post('resend', body, headers)
    await receiver.settled()
    expect(claim.mock.calls).toEqual([
      [['message:STANDARD_WEBHOOKS_SECRET:msg_1']],
      [['event:resend:msg_1']],
    ])
  })
})

describe('a message that is posted to two providers of one secret', () => {
  it('is kept once', async () => {
    const { platform, body, headers } = signedBy('Standard Webhooks', '{"type":"email.opened"}')
    const receiver = eventReceiver({}, { STANDARD_WEBHOOKS_SECRET: platform.secret })
    for (const provider of ['resend', 'standard-webhooks']) {
      await receiver.post(provider, body, headers)
      await receiver.settled()
    }
    expect(receiver.sunk).toHaveLength(1)
  })
})

describe('after the answer', () => {
  it('is when the store and the sink are asked', async () => {
    const order: string[] = []
    const { promise: answered, resolve } = withResolvers()
    const replays: ReplayStore = {
      ...BROKEN_STORE,
      async claim(keys) {
        await answered
        order.push('claim')
        return keys
      },
    }
    const events: EventSink = { write: () => void order.push('write') }
    const receiver = eventReceiver({ replays, events })
    await receiver.post('sendgrid', JSON.stringify([OPEN]))
    order.push('answer')
    resolve()
    await receiver.settled()
    expect(order).toEqual(['answer', 'claim', 'write'])
  })

  it.each([
    ['rejects', BROKEN_STORE, 'StorageFailure'],
    ['throws', THROWING_STORE, 'StorageFailure'],
    ['hangs', HANGING_STORE, 'StorageTimeout'],
  ])('a store that %s loses no event', async (_name, replays, failure) => {
    const receiver = eventReceiver({ replays })
    expect(await receiver.post('sendgrid', JSON.stringify([OPEN, CLICK]))).toMatchObject({
      status: 200,
    })
    await receiver.settled()
    expect(receiver.sunk.map(({ event_id }) => event_id)).toEqual(['e-1', 'e-2'])
    expect(receiver.printed()).toEqual([
      JSON.stringify({ message: 'repeats not looked for', provider: 'sendgrid', failure }),
    ])
  })

  it('a store that fails at a signed message loses no event, and says so once', async () => {
    const receiver = eventReceiver({ replays: BROKEN_STORE }, { MAILGUN_SIGNING_KEY: 'key' })
    await receiver.post('mailgun', mailgunBody('e-1', 'token'), {})
    await receiver.settled()
    expect([receiver.sunk.length, receiver.printed().length]).toEqual([1, 1])
  })

  it.each<[string, EventSink]>([
    ['rejects', { write: () => Promise.reject(new Error(PRIVATE)) }],
    [
      'throws',
      {
        write() {
          throw new Error(PRIVATE)
        },
      },
    ],
  ])('a sink that %s is told of', async (_name, events) => {
    const receiver = eventReceiver({ events })
    expect(await receiver.post('sendgrid', JSON.stringify([OPEN, CLICK]))).toMatchObject({
      status: 200,
    })
    await receiver.settled()
    expect(receiver.printed()).toEqual(['{"message":"events lost","provider":"sendgrid","lost":2}'])
  })

  it('a sink is not asked about repeats alone', async () => {
    const write = vi.fn()
    const receiver = eventReceiver({ events: { write } })
    await receiver.post('sendgrid', JSON.stringify([OPEN]))
    await receiver.settled()
    await receiver.post('sendgrid', JSON.stringify([OPEN]))
    await receiver.settled()
    expect(write).toHaveBeenCalledOnce()
  })
})

describe('privacy', () => {
  const spoiled = (body: unknown) => [
    JSON.stringify(body),
    JSON.stringify([body, PRIVATE, { email: PRIVATE }]),
    JSON.stringify({ data: body, events: [{ id: PRIVATE }], [PRIVATE]: PRIVATE }),
    `${JSON.stringify(body)}${PRIVATE}`,
  ]

  it.each(REPORTS)('of whom $provider reports about', async ({ provider, headers, body }) => {
    const key = { authorization: 'Bearer key-for-events' }
    const receivers = [
      eventReceiver(),
      eventReceiver({ replays: BROKEN_STORE }),
      eventReceiver({ events: { write: () => Promise.reject(new Error(PRIVATE)) } }),
    ]
    for (const receiver of receivers) {
      for (const text of spoiled(body)) {
        const answer = await receiver.post(provider, text, { ...headers, ...key })
        expect(JSON.stringify(answer)).not.toMatch(/private|jane|203\.0/i)
      }
      await receiver.settled()
      expect(JSON.stringify([receiver.sunk, receiver.printed()])).not.toMatch(
        /private|jane|203\.0/i,
      )
    }
    expect(receivers.map(({ printed }) => printed().length > 0)).toEqual([true, true, true])
    expect(receivers[0].sunk.length).toBeGreaterThan(0)
  })
})

function withResolvers(): { promise: Promise<void>; resolve: () => void } {
  let resolve = () => {}
  const promise = new Promise<void>((fulfil) => {
    resolve = fulfil
  })
  return { promise, resolve }
}
