import { beforeAll, describe, expect, it } from 'vitest'
import { customerHeaderOf, sendByIterable } from '../../helpers/iterable-message.ts'
import {
  type Endpoint,
  endpointOf,
  loggedDecisions,
  OUTAGES,
  openPlatformApp,
} from '../../helpers/platform-app.ts'
import { answerIn } from '../../helpers/platform-situations.ts'
import { chooseRecipients, type Recipients } from '../../helpers/recipients.ts'
import { breakModel } from '../../helpers/served-app.ts'
import { snippetOf } from '../../helpers/snippets.ts'

const GATES = [
  ['iterable-fail-open', snippetOf('iterable-fail-open')],
  ['iterable-fail-closed', snippetOf('iterable-fail-closed')],
] as const

const SKIPPED = { skipped: 'SendAborted', cause: expect.stringMatching(/^presend: /) }
const SENT = { skipped: null }

const ADDRESS = '/v1/platforms/iterable/decide?customer_id=C1&presend_campaign=spring'

const KNOWN = 'recency=1&frequency=2&monetary=3&open_rate=0.1&ctr=0.1&age=30&gender=F'

let recipients: Recipients

beforeAll(async () => {
  recipients = await chooseRecipients()
})

describe.each(GATES)('%s', (_name, gate) => {
  it.each([
    ['low', SKIPPED],
    ['high', SENT],
    ['objector', SKIPPED],
    ['holdout', SKIPPED],
  ] as const)('for the recipient %s', async (who, outcome) => {
    const app = await openPlatformApp(recipients.policy, ['decide-get'])
    expect(await sendByIterable(gate, recipients[who], endpointOf(app))).toEqual(outcome)
  })

  it.each([
    ['open', 'low', SENT],
    ['closed', 'high', SKIPPED],
    ['open', 'objector', SKIPPED],
    ['open', 'holdout', SKIPPED],
  ] as const)(
    'with a broken model and fail mode %s, for the recipient %s',
    async (mode, who, outcome) => {
      const policy = { ...recipients.policy, fail_mode: mode }
      const app = await openPlatformApp(policy, ['decide-get'], { model: await breakModel() })
      expect(await sendByIterable(gate, recipients[who], endpointOf(app))).toEqual(outcome)
    },
  )

  it.each(OUTAGES)(
    'is skipped by Iterable itself where the worker %s',
    async (_outage, endpoint) => {
      const send = await sendByIterable(gate, recipients.high, endpoint)
      expect(send).toEqual({ skipped: 'DataFeedError' })
    },
  )

  it('logs one decision, however often the message is rendered', async () => {
    const app = await openPlatformApp(recipients.policy, ['decide-get'])
    for (const _ of ['html', 'text', 'retry']) {
      await sendByIterable(gate, recipients.low, endpointOf(app))
    }
    await app.settle()
    expect(loggedDecisions(app)).toMatchObject([{ platform: 'iterable', decision: 'hold' }])
  })
})

describe('a feed that was not attached', () => {
  const missing: Endpoint = async () => Response.json({})

  it.each([
    [...GATES[0], SENT],
    [...GATES[1], SKIPPED],
  ] as const)('%s', async (_name, gate, outcome) => {
    expect(await sendByIterable(gate, recipients.high, missing)).toEqual(outcome)
  })
})

describe('answers that are kept for an hour', () => {
  it('are never those of another customer', async () => {
    const app = await openPlatformApp(recipients.policy, ['decide-get'])
    const kept = new Map<string, unknown>()
    const [[, gate]] = GATES
    const send = (who: 'low' | 'high') =>
      sendByIterable(gate, recipients[who], endpointOf(app), kept)
    expect([await send('low'), await send('high'), await send('low')]).toEqual([
      SKIPPED,
      SENT,
      SKIPPED,
    ])
    expect([...kept.values()]).toMatchObject([
      { id: recipients.low.customer_id },
      { id: recipients.high.customer_id },
    ])
  })
})

describe('X-Presend-Customer', () => {
  const ask = async (header: string, query = '') => {
    const app = await openPlatformApp(recipients.policy, ['decide-get'])
    return app.fetch(ADDRESS + query, {
      headers: { authorization: 'Bearer KEY', 'x-presend-customer': header },
    })
  }
  it.each([
    ['percent-encoded, with a plus for a space', `${KNOWN}&region=Altiplano+del+S%C3%BAr`],
    ['beyond ASCII, which then is another name', `${KNOWN}&region=S\u00c3\u00bar`],
    ['with a percent sign that encodes nothing', `${KNOWN}&region=50%25`],
  ])('is read %s', async (_name, header) => {
    expect(await (await ask(header)).json()).toMatchObject({ id: 'C1', degraded: false })
  })

  it.each([
    ['another id', `${KNOWN}&region=North&customer_id=C2`],
    ['another campaign', `${KNOWN}&region=North&presend_campaign=other`],
  ])('cannot put %s in the place of the address', async (_name, header) => {
    const [plain, odd] = await Promise.all([ask(`${KNOWN}&region=North`), ask(header)])
    expect(await odd.json()).toEqual(await plain.json())
  })

  it('is not needed for who is decided without the model', async () => {
    const app = await openPlatformApp({ holdout_share: 1 }, ['decide-get'])
    const response = await app.fetch(ADDRESS, { headers: { authorization: 'Bearer KEY' } })
    expect(await response.json()).toMatchObject({ decision: 'hold', reason: 'holdout' })
  })

  it('keeps a feature out of the address, where an email address is refused', async () => {
    const response = await ask(KNOWN, '&email=jane%40example.com')
    expect(response.status).toBe(400)
    expect(await response.text()).not.toContain('jane')
  })

  it('may not carry what an object inherits', async () => {
    const response = await ask(`${KNOWN}&region=North&__proto__=x&constructor=y`)
    expect(await response.json()).toMatchObject({ degraded: false })
  })
})

describe('iterable-customer-header', () => {
  it('is ASCII, whatever a value is, and tells it unchanged', () => {
    const region = 'S\u00far & "Altiplano" + 100%='
    const header = customerHeaderOf({ ...recipients.high, region })
    expect(header).toMatch(/^[!-~]+$/)
    expect(Object.fromEntries(new URLSearchParams(header))).toMatchObject({
      recency: recipients.high.recency,
      gender: recipients.high.gender,
      region,
      objected: '',
    })
  })

  it('takes the number 0 for 0, and a boolean for what it says', () => {
    const header = customerHeaderOf({ ...recipients.high, frequency: 0, objected: false })
    expect(Object.fromEntries(new URLSearchParams(header))).toMatchObject({
      frequency: '0',
      objected: 'false',
    })
  })

  it('gives the same score as the customer herself', async () => {
    const app = await openPlatformApp(recipients.policy, ['decide-get', 'score'])
    const kept = new Map<string, unknown>()
    await sendByIterable(GATES[0][1], recipients.high, endpointOf(app), kept)
    const headers = { authorization: 'Bearer KEY' }
    const scored = await (await app.post('/v1/score', recipients.high, headers)).json()
    const { probability } = scored as { probability: number }
    expect([...kept.values()]).toMatchObject([{ probability, degraded: false }])
  })
})

describe('GET /v1/platforms/iterable/decide', () => {
  const call = {
    path: ADDRESS,
    method: 'GET',
    scope: 'decide-get',
    headers: { 'x-presend-customer': `${KNOWN}&region=North` },
  } as const

  it.each([
    ['a good call', 200],
    ['a slash at its end', 200],
    ['no key', 401],
    ['another key', 401],
    ['a key without the scope', 403],
    ['another method', 405],
  ] as const)('answers %s with %i', async (situation, status) => {
    expect((await answerIn(situation, call)).status).toBe(status)
  })

  it('answers an address without a campaign with 400', async () => {
    const path = '/v1/platforms/iterable/decide?customer_id=C1'
    expect((await answerIn('a good call', { ...call, path })).status).toBe(400)
  })

  it('is not for keys that may decide by POST alone', async () => {
    const app = await openPlatformApp({}, ['decide'])
    const response = await app.fetch(ADDRESS, { headers: { authorization: 'Bearer KEY' } })
    expect(response.status).toBe(403)
  })

  it('answers an object, whatever format is asked for', async () => {
    const response = await answerIn('a good call', { ...call, path: `${ADDRESS}&format=text` })
    expect(await response.json()).toMatchObject({ id: 'C1' })
  })

  it.each([
    ['too many calls', 'rate_limited'],
    ['a broken model', 'model_unavailable'],
  ] as const)('answers %s with a degraded decision', async (situation, reason) => {
    const response = await answerIn(situation, call)
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({ decision: 'send', degraded: true, reason })
  })
})
