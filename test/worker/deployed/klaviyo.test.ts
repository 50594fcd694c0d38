import { beforeAll, describe, expect, it } from 'vitest'
import {
  type Profiles,
  passesFilter,
  postWebhook,
  profilesApi,
  renderWebhook,
  takeSplit,
} from '../../helpers/klaviyo-flow.ts'
import {
  endpointOf,
  loggedDecisions,
  OUTAGES,
  openPlatformApp,
} from '../../helpers/platform-app.ts'
import { answerIn, EXAMPLE_CUSTOMER } from '../../helpers/platform-situations.ts'
import { chooseRecipients, type Recipient, type Recipients } from '../../helpers/recipients.ts'
import { breakModel, openServedApp, type ServedAppOptions } from '../../helpers/served-app.ts'
import { snippetOf } from '../../helpers/snippets.ts'

const OPEN = snippetOf('klaviyo-fail-open')
const CLOSED = snippetOf('klaviyo-fail-closed')

const WEBHOOK_AT = new Date('2026-11-25T12:00:00Z')
const SPLIT_AT = new Date('2026-11-25T12:05:00Z')

/** Of a decision half a year ago, which must not count. */
const STALE = { presend_campaign: 'spring', presend_scored_at: '2026-05-25T12:00:00.000Z' }

let recipients: Recipients

beforeAll(async () => {
  recipients = await chooseRecipients()
})

const openFlowApp = (profiles: Profiles, policy: object, options: ServedAppOptions = {}) =>
  openPlatformApp(policy, ['decide'], {
    ...options,
    bindings: { KLAVIYO_API_KEY: 'pk_test' },
    fetch: profilesApi(profiles),
    now: () => WEBHOOK_AT,
  })

async function runFlow(
  split: string,
  customer: Recipient,
  policy: object,
  options: ServedAppOptions = {},
): Promise<string> {
  const profiles: Profiles = new Map()
  const app = await openFlowApp(profiles, policy, options)
  expect(await postWebhook(customer, endpointOf(app))).toBe(202)
  await app.settle()
  return takeSplit(split, profiles.get(customer.customer_id) ?? {}, SPLIT_AT)
}

describe.each([
  ['klaviyo-fail-open', OPEN],
  ['klaviyo-fail-closed', CLOSED],
])('%s', (_name, split) => {
  it.each([
    ['low', 'exit'],
    ['high', 'email'],
    ['objector', 'exit'],
    ['holdout', 'exit'],
  ] as const)('leads the recipient %s to %s', async (who, outcome) => {
    expect(await runFlow(split, recipients[who], recipients.policy)).toBe(outcome)
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
      const model = await breakModel()
      expect(await runFlow(split, recipients[who], policy, { model })).toBe(outcome)
    },
  )
})

describe('a decision that does not come', () => {
  it.each([
    ['nothing was ever written', {}],
    ['an old one holds', { ...STALE, presend_decision: 'hold' }],
    ['an old one sends', { ...STALE, presend_decision: 'send' }],
    [
      'one of another flow holds',
      {
        presend_campaign: 'other',
        presend_decision: 'hold',
        presend_scored_at: WEBHOOK_AT.toISOString(),
      },
    ],
    [
      'one of another flow sends',
      {
        presend_campaign: 'other',
        presend_decision: 'send',
        presend_scored_at: WEBHOOK_AT.toISOString(),
      },
    ],
  ])('sends with fail-open and holds with fail-closed where %s', (_name, properties) => {
    expect(takeSplit(OPEN, properties, SPLIT_AT)).toBe('email')
    expect(takeSplit(CLOSED, properties, SPLIT_AT)).toBe('exit')
  })

  it('cannot lead an objector to an email: the flow keeps her out', () => {
    expect(passesFilter(recipients.objector)).toBe(false)
    expect(passesFilter(recipients.high)).toBe(true)
  })

  it.each(OUTAGES)('leaves the profile as it was where the worker %s', async (_name, endpoint) => {
    expect(await postWebhook(recipients.low, endpoint)).not.toBe(202)
  })

  it('is what a quote in a value leads to', async () => {
    const profiles: Profiles = new Map()
    const app = await openFlowApp(profiles, recipients.policy)
    const customer = { ...recipients.low, region: 'Vall d"Aran' }
    expect(await postWebhook(customer, endpointOf(app))).toBe(400)
    await app.settle()
    expect(profiles).toEqual(new Map())
  })

  it('is told of in the log where no key of the API is set', async () => {
    const app = await openPlatformApp(recipients.policy, ['decide'])
    expect(await postWebhook(recipients.low, endpointOf(app))).toBe(202)
    await app.settle()
    expect(app.lines).toContain('No KLAVIYO_API_KEY is set: the decision is not written back.')
    expect(loggedDecisions(app)).toHaveLength(1)
  })
})

describe('what is written to a profile', () => {
  it('is the decision, with nulls in the place of what an earlier one left', async () => {
    const profiles: Profiles = new Map([
      [recipients.objector.customer_id, { favourite: 'blue', presend_content: 'loyal' }],
    ])
    const app = await openFlowApp(profiles, recipients.policy)
    await postWebhook(recipients.objector, endpointOf(app))
    await app.settle()
    expect(profiles.get(recipients.objector.customer_id)).toEqual({
      favourite: 'blue',
      presend_campaign: 'spring',
      presend_decision: 'hold',
      presend_probability: null,
      presend_percentile: null,
      presend_band: null,
      presend_reason: 'objected',
      presend_content: null,
      presend_decision_id: expect.stringMatching(/^[0-9a-f]{32}$/),
      presend_model: expect.stringMatching(/^[0-9a-f]{16}$/),
      presend_degraded: false,
      presend_scored_at: '2026-11-25T12:00:00.000Z',
    })
  })

  it('is the same after a retry, which is logged once', async () => {
    const profiles: Profiles = new Map()
    const app = await openFlowApp(profiles, recipients.policy)
    await postWebhook(recipients.high, endpointOf(app))
    await app.settle()
    const first = new Map(profiles)
    await postWebhook(recipients.high, endpointOf(app))
    await app.settle()
    expect(profiles).toEqual(first)
    expect(loggedDecisions(app)).toMatchObject([{ platform: 'klaviyo', decision: 'send' }])
  })

  it('is the score of the customer herself', async () => {
    const profiles: Profiles = new Map()
    const app = await openFlowApp(profiles, recipients.policy)
    await postWebhook(recipients.high, endpointOf(app))
    await app.settle()
    const scored = await (await openServedApp()).post('/v1/score', recipients.high)
    const { probability } = (await scored.json()) as { probability: number }
    expect(profiles.get(recipients.high.customer_id)).toMatchObject({
      presend_probability: probability,
    })
  })
})

describe('POST /v1/platforms/klaviyo/decide', () => {
  const customer = { ...EXAMPLE_CUSTOMER, klaviyo_id: '01GDDKASAP8TKDDA2GRZDSVP4H' }
  const call = {
    path: '/v1/platforms/klaviyo/decide',
    method: 'POST',
    scope: 'decide',
    body: JSON.stringify({ campaign: 'spring', customer }),
  } as const

  it.each([
    ['a good call', 202],
    ['a slash at its end', 202],
    ['too many calls', 202],
    ['a broken model', 202],
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
    ['none', undefined],
    ['a blank one', ''],
    ['a path', '../lists'],
    ['dots', '..'],
    ['a question mark', 'A?b=c'],
    ['an object', {}],
    ['101 letters', 'A'.repeat(101)],
  ])('answers 400 where the id of the profile is %s', async (_name, klaviyo_id) => {
    const body = JSON.stringify({ campaign: 'spring', customer: { ...customer, klaviyo_id } })
    expect((await answerIn('a good call', { ...call, body })).status).toBe(400)
  })

  it('answers 400 to a list of customers', async () => {
    const body = JSON.stringify({ campaign: 'spring', customers: [customer] })
    expect((await answerIn('a good call', { ...call, body })).status).toBe(400)
  })

  it('answers before Klaviyo does', async () => {
    const never = new Promise<Response>(() => {})
    const app = await openPlatformApp(recipients.policy, ['decide'], {
      bindings: { KLAVIYO_API_KEY: 'pk_test' },
      fetch: () => never,
    })
    expect(await postWebhook(recipients.high, endpointOf(app))).toBe(202)
  })
})

describe('klaviyo-webhook', () => {
  it('takes the number 0 for 0, and a boolean for what it says', async () => {
    const body = await renderWebhook({ ...recipients.high, frequency: 0, objected: false })
    expect(JSON.parse(body)).toMatchObject({ customer: { frequency: '0', objected: 'false' } })
  })

  it('takes a blank property for a missing value', async () => {
    const { age: _, ...blank } = recipients.high
    expect(JSON.parse(await renderWebhook(blank))).toMatchObject({
      campaign: 'spring',
      customer: { klaviyo_id: recipients.high.customer_id, age: '', objected: 'false' },
    })
  })
})
