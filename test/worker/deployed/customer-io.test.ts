import { createHmac } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { renderRequest, runJourney } from '../../helpers/customer-io-journey.ts'
import {
  endpointOf,
  loggedDecisions,
  OUTAGES,
  openPlatformApp,
} from '../../helpers/platform-app.ts'
import { answerIn, EXAMPLE_CUSTOMER } from '../../helpers/platform-situations.ts'
import { chooseRecipients, type Recipients } from '../../helpers/recipients.ts'
import { breakModel } from '../../helpers/served-app.ts'
import { snippetOf } from '../../helpers/snippets.ts'

const OPEN = snippetOf('customer-io-fail-open')
const CLOSED = snippetOf('customer-io-fail-closed')

let recipients: Recipients

beforeAll(async () => {
  recipients = await chooseRecipients()
})

describe.each([
  ['customer-io-fail-open', OPEN],
  ['customer-io-fail-closed', CLOSED],
])('%s', (_name, branch) => {
  it.each([
    ['low', 'exit'],
    ['high', 'email'],
    ['objector', 'exit'],
    ['holdout', 'exit'],
  ] as const)('leads the recipient %s to %s', async (who, outcome) => {
    const app = await openPlatformApp(recipients.policy, ['decide'])
    const journey = await runJourney(branch, recipients[who], endpointOf(app))
    expect(journey.outcome).toBe(outcome)
  })

  it.each([
    ['open', 'low', 'email'],
    ['closed', 'high', 'exit'],
    ['open', 'objector', 'exit'],
    ['open', 'holdout', 'exit'],
  ] as const)(
    'with a broken model and fail mode %s, leads %s to %s',
    async (mode, who, outcome) => {
      const policy = { ...recipients.policy, fail_mode: mode }
      const app = await openPlatformApp(policy, ['decide'], { model: await breakModel() })
      const journey = await runJourney(branch, recipients[who], endpointOf(app))
      expect(journey.outcome).toBe(outcome)
    },
  )

  it('has an attribute for everything, whatever the answer lacks', async () => {
    const app = await openPlatformApp(recipients.policy, ['decide'])
    const { attributes } = await runJourney(branch, recipients.objector, endpointOf(app))
    expect(attributes).toEqual({
      presend_decision: 'hold',
      presend_content: 'none',
      presend_decision_id: expect.stringMatching(/^[0-9a-f]{32}$/),
      presend_degraded: 'false',
    })
  })

  it('decides the same when the call is repeated, and logs it once', async () => {
    const app = await openPlatformApp(recipients.policy, ['decide'])
    const first = await runJourney(branch, recipients.high, endpointOf(app))
    await app.settle()
    const second = await runJourney(branch, recipients.high, endpointOf(app))
    await app.settle()
    expect(second).toEqual(first)
    expect(loggedDecisions(app)).toMatchObject([{ platform: 'customer-io', decision: 'send' }])
  })
})

describe('an outage', () => {
  it.each(OUTAGES)(
    'sends with customer-io-fail-open where the worker %s',
    async (_name, endpoint) => {
      expect((await runJourney(OPEN, recipients.low, endpoint)).outcome).toBe('email')
    },
  )

  it.each(OUTAGES)('holds an objector in any case where the worker %s', async (_name, endpoint) => {
    expect((await runJourney(OPEN, recipients.objector, endpoint)).outcome).toBe('exit')
    expect((await runJourney(CLOSED, recipients.objector, endpoint)).outcome).toBe('exit')
  })

  it.each(OUTAGES)(
    'holds with customer-io-fail-closed where the worker %s',
    async (_name, endpoint) => {
      expect((await runJourney(CLOSED, recipients.high, endpoint)).outcome).toBe('exit')
    },
  )
})

describe('customer-io-request', () => {
  it('takes the number 0 for 0, and a boolean for what it says', async () => {
    const body = await renderRequest({ ...recipients.high, frequency: 0, objected: false })
    expect(JSON.parse(body)).toMatchObject({ customer: { frequency: 0, objected: 'false' } })
  })

  it('keeps quotes of a value within it, and takes a blank for a missing one', async () => {
    const { age: _, ...blank } = recipients.high
    const body = await renderRequest({ ...blank, region: 'Vall d"Aran\\ \n' })
    expect(JSON.parse(body)).toMatchObject({
      campaign: 'spring',
      customer: { age: '', region: 'Vall d"Aran\\ \n', objected: 'false' },
    })
  })
})

describe('POST /v1/platforms/customer-io/decide', () => {
  const call = {
    path: '/v1/platforms/customer-io/decide',
    method: 'POST',
    scope: 'decide',
    body: JSON.stringify({ campaign: 'spring', customer: EXAMPLE_CUSTOMER }),
  } as const

  it.each([
    ['a good call', 200],
    ['a slash at its end', 200],
    ['a body that cannot be read', 400],
    ['no body', 400],
    ['no key', 401],
    ['another key', 401],
    ['a key without the scope', 403],
    ['another method', 405],
    ['more than 4 MiB', 413],
  ] as const)('answers %s with %i', async (situation, status) => {
    expect((await answerIn(situation, call)).status).toBe(status)
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

describe('with CUSTOMERIO_ACTION_KEY', () => {
  const secret = 'signing-key'
  const at = new Date('2026-11-25T12:00:00Z')
  const signed = (body: string, timestamp: number) => ({
    'x-cio-timestamp': String(timestamp),
    'x-cio-signature': createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex'),
  })
  const ask = async (headers: Record<string, string>) => {
    const bindings = { CUSTOMERIO_ACTION_KEY: secret }
    const app = await openPlatformApp(recipients.policy, ['decide'], { bindings, now: () => at })
    const body = await renderRequest(recipients.low)
    return app.fetch('/v1/platforms/customer-io/decide', { method: 'POST', headers, body })
  }

  it('decides for who signs, without a key', async () => {
    const headers = signed(await renderRequest(recipients.low), at.getTime() / 1000)
    expect(await (await ask(headers)).json()).toMatchObject({ decision: 'hold', degraded: false })
  })

  it.each([
    ['a key alone', () => ({ authorization: 'Bearer KEY' })],
    ['a signature of another body', () => signed('{}', at.getTime() / 1000)],
  ])('refuses %s', async (_name, headersOf) => {
    expect((await ask(headersOf())).status).toBe(401)
  })

  it('refuses a signature of an hour ago', async () => {
    const headers = signed(await renderRequest(recipients.low), at.getTime() / 1000 - 3600)
    expect((await ask(headers)).status).toBe(401)
  })
})
