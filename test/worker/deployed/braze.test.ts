import { beforeAll, describe, expect, it } from 'vitest'
import { sendByBraze } from '../../helpers/braze-message.ts'
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

const OPEN = snippetOf('braze-fail-open')
const CLOSED = snippetOf('braze-fail-closed')

/** HTML, plain text and subject, each with a call of its own. */
const messageOf = (gate: string) => [`${gate}<p>Hello</p>`, `${gate}Hello`, gate]

let recipients: Recipients

beforeAll(async () => {
  recipients = await chooseRecipients()
})

describe.each([
  ['braze-fail-open', OPEN],
  ['braze-fail-closed', CLOSED],
])('%s', (_name, gate) => {
  it.each([
    ['low', false],
    ['high', true],
    ['objector', false],
    ['holdout', false],
  ] as const)('for the recipient %s, is the message sent: %s', async (who, isSent) => {
    const app = await openPlatformApp(recipients.policy, ['decide'])
    const send = await sendByBraze(messageOf(gate), recipients[who], endpointOf(app))
    expect(send.isSent).toBe(isSent)
  })

  it('gives every part of a message the same decision, and logs it once', async () => {
    const app = await openPlatformApp(recipients.policy, ['decide'])
    const send = await sendByBraze(messageOf(gate), recipients.high, endpointOf(app))
    await app.settle()
    expect(send.parts).toEqual(['<p>Hello</p>', 'Hello', ''])
    expect(send.answers).toHaveLength(3)
    expect(new Set(send.answers).size).toBe(1)
    expect(loggedDecisions(app)).toMatchObject([{ platform: 'braze', decision: 'send' }])
  })

  it.each([
    ['open', 'low', true],
    ['closed', 'high', false],
    ['open', 'objector', false],
    ['open', 'holdout', false],
  ] as const)(
    'with a broken model, fail mode %s: recipient %s, sent: %s',
    async (mode, who, isSent) => {
      const policy = { ...recipients.policy, fail_mode: mode }
      const app = await openPlatformApp(policy, ['decide'], { model: await breakModel() })
      const send = await sendByBraze(messageOf(gate), recipients[who], endpointOf(app))
      expect(send.isSent).toBe(isSent)
    },
  )

  it('keeps quotes, backslashes and line breaks of a value within it', async () => {
    const app = await openPlatformApp(recipients.policy, ['decide'])
    const region = 'Vall d"Aran\\ \n {"a":1}'
    const send = await sendByBraze([gate], { ...recipients.high, region }, endpointOf(app))
    expect(JSON.parse(send.answers[0])).toMatchObject({
      id: recipients.high.customer_id,
      degraded: false,
    })
  })

  it('takes the number 0 for 0, and a boolean for what it says', async () => {
    const app = await openPlatformApp(recipients.policy, ['decide'])
    const numbers = { ...recipients.high, frequency: 0, objected: false }
    const send = await sendByBraze([gate], numbers, endpointOf(app))
    expect(JSON.parse(send.answers[0])).toMatchObject({ probability: expect.any(Number) })
  })

  it('takes a blank attribute for a missing value', async () => {
    const app = await openPlatformApp(recipients.policy, ['decide'])
    const { age: _, ...blank } = recipients.high
    const send = await sendByBraze([gate], blank, endpointOf(app))
    expect(JSON.parse(send.answers[0])).toMatchObject({ degraded: false })
  })
})

describe('an outage', () => {
  it.each(OUTAGES)('sends with braze-fail-open where the worker %s', async (_name, endpoint) => {
    expect(await sendByBraze(messageOf(OPEN), recipients.low, endpoint)).toMatchObject({
      isSent: true,
    })
  })

  it.each(OUTAGES)('holds an objector in any case where the worker %s', async (_name, endpoint) => {
    const sends = [
      await sendByBraze(messageOf(OPEN), recipients.objector, endpoint),
      await sendByBraze(messageOf(CLOSED), recipients.objector, endpoint),
    ]
    expect(sends).toMatchObject([{ isSent: false }, { isSent: false }])
  })

  it.each(OUTAGES)('holds with braze-fail-closed where the worker %s', async (_name, endpoint) => {
    expect(await sendByBraze(messageOf(CLOSED), recipients.high, endpoint)).toMatchObject({
      isSent: false,
    })
  })
})

describe('braze-content', () => {
  it.each([
    ['high', 'Thank you for staying with us'],
    ['low', 'We have missed you'],
    ['objector', 'What is new this week'],
  ] as const)('gives the recipient %s the subject "%s"', async (who, subject) => {
    const content = [
      { band: 'high', content: 'loyal' },
      { band: 'low', content: 'win-back' },
    ]
    const app = await openPlatformApp({ ...recipients.policy, content }, ['decide'])
    const gate = snippetOf('braze-content')
    const send = await sendByBraze([gate], recipients[who], endpointOf(app))
    expect(send.parts).toEqual([subject])
  })

  it.each(OUTAGES)('has a subject where the worker %s', async (_name, endpoint) => {
    const send = await sendByBraze([snippetOf('braze-content')], recipients.high, endpoint)
    expect(send.parts).toEqual(['What is new this week'])
  })
})

describe('POST /v1/platforms/braze/decide', () => {
  const call = {
    path: '/v1/platforms/braze/decide',
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
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8')
    expect(await response.json()).toMatchObject({ decision: 'send', degraded: true, reason })
  })
})
