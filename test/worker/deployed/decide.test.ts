import { beforeAll, describe, expect, it } from 'vitest'
import type { RateLimiter } from '../../../worker/environment.ts'
import type { ModelState } from '../../../worker/model/model.ts'
import type { ReplayStore } from '../../../worker/replays/replay-store.ts'
import type { AppInProcess } from '../../helpers/app-in-process.ts'
import { loggedDecisions, openPlatformApp } from '../../helpers/platform-app.ts'
import { EXAMPLE_CUSTOMER } from '../../helpers/platform-situations.ts'
import { breakModel, openModel, openServedApp } from '../../helpers/served-app.ts'

const CALL = { campaign: 'spring', customer: EXAMPLE_CUSTOMER }

const HANGING: ReplayStore = {
  claim: () => new Promise(() => {}),
  recall: () => new Promise(() => {}),
  remember: () => new Promise(() => {}),
}

const policyOf = (POLICY: object) => ({ ALLOW_ANONYMOUS: '1', DECISION_KEY: 'secret', POLICY })

async function decide(app: AppInProcess, call: object = CALL) {
  const response = await app.post('/v1/decide', call)
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}

describe('POST /v1/decide', () => {
  let app: AppInProcess

  beforeAll(async () => {
    app = await openServedApp({ bindings: policyOf({}) })
  })

  it('answers one customer with a flat object of scalars', async () => {
    const { status, body } = await decide(app)
    expect(status).toBe(200)
    expect(body).toEqual({
      id: 'C1',
      decision: 'send',
      probability: expect.any(Number),
      percentile: expect.any(Number),
      band: expect.stringMatching(/^(?:high|medium|low)$/),
      expected_profit: null,
      reason: 'no_minimum',
      content: null,
      decision_id: expect.stringMatching(/^[0-9a-f]{32}$/),
      model: expect.stringMatching(/^[0-9a-f]{16}$/),
      degraded: false,
    })
  })

  it('answers a list in its order, and a bad customer in her place by the fail mode', async () => {
    const customers = [
      { ...EXAMPLE_CUSTOMER, customer_id: 'A' },
      { ...EXAMPLE_CUSTOMER, recency: -1 },
      'nobody',
    ]
    const { body } = await decide(app, { campaign: 'spring', customers })
    expect(body.decisions).toMatchObject([
      { id: 'A', degraded: false },
      {
        id: 'C1',
        decision: 'send',
        degraded: true,
        reason: 'invalid_customer',
        detail: 'Expected /recency to be an integer >= 0. Received -1.',
      },
      { id: null, decision_id: null, degraded: true, reason: 'invalid_customer' },
    ])
  })

  it('gives the same bytes for the same question, in another app too', async () => {
    const other = await openServedApp({ bindings: policyOf({}) })
    const texts = await Promise.all(
      [app, app, other].map(async (one) => (await one.post('/v1/decide', CALL)).text()),
    )
    expect(new Set(texts).size).toBe(1)
  })

  it('gives another id for another dispatch, and the same one to a number and its text', async () => {
    const { body: first } = await decide(app, { ...CALL, dispatch: 1 })
    const { body: same } = await decide(app, { ...CALL, dispatch: '1' })
    const { body: second } = await decide(app, { ...CALL, dispatch: 2 })
    expect(same.decision_id).toBe(first.decision_id)
    expect(second.decision_id).not.toBe(first.decision_id)
  })

  it('answers the same by GET, of an opaque id only', async () => {
    const fields = new URLSearchParams({ presend_campaign: 'spring' })
    for (const [name, value] of Object.entries(EXAMPLE_CUSTOMER)) fields.set(name, String(value))
    const response = await app.fetch(`/v1/decide?${fields}`)
    expect(await response.json()).toEqual((await decide(app)).body)
    fields.set('customer_id', 'ada@example.com')
    const refused = await app.fetch(`/v1/decide?${fields}`)
    expect(refused.status).toBe(400)
    expect(await refused.text()).not.toContain('ada')
  })

  it.each([
    ['customer_id=ada%40example.com', 'in "customer_id"'],
    ['ada%40example.com=ada%40example.com', "in a field's name"],
    ['ada%40example.com=1', "in a field's name"],
  ])('refuses %s by GET, and quotes no address', async (query, where) => {
    const refused = await app.fetch(`/v1/decide?presend_campaign=spring&${query}`)
    expect(refused.status).toBe(400)
    const text = await refused.text()
    expect(text).toContain(JSON.stringify(where).slice(1, -1))
    expect(text).not.toContain('ada')
  })

  it('answers one word where that is all a template can read', async () => {
    const response = await app.post('/v1/decide?format=text', CALL)
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8')
    expect(await response.text()).toBe('send')
  })

  it('says with a slash at the end what it says without', async () => {
    const response = await app.post('/v1/decide/', CALL)
    expect([response.status, await response.json()]).toEqual([200, (await decide(app)).body])
  })

  it('judges a customer whose id is too long as little as one who breaks a rule', async () => {
    const customer = { ...EXAMPLE_CUSTOMER, customer_id: 'x'.repeat(201) }
    expect((await decide(app, { ...CALL, customer })).body).toMatchObject({
      decision_id: null,
      degraded: true,
      reason: 'invalid_customer',
      detail: 'Expected /customer_id to be at most 200 characters. Received more.',
    })
  })

  it('explains up to 20 customers, and says so beyond', async () => {
    const { body } = await decide(app, { ...CALL, explain: true, language: 'es' })
    expect(body).toMatchObject({
      reasons_method: 'exact',
      reason_1: expect.stringMatching(/probable la conversión$/),
      reason_1_feature: expect.any(String),
      reason_1_log_odds: expect.any(Number),
    })
    const many = { campaign: 'spring', explain: true, customers: Array(21).fill(EXAMPLE_CUSTOMER) }
    const refused = await decide(app, many)
    expect(refused).toMatchObject({
      status: 400,
      body: { detail: expect.stringContaining('at most 20 customers') },
    })
    expect((await decide(app, { ...many, customers: many.customers.slice(1) })).status).toBe(200)
  })
})

describe('the policy', () => {
  it('holds below its least probability and sends from it on', async () => {
    const { body } = await decide(await openServedApp())
    const probability = Number(body.probability)
    const at = await openServedApp({ bindings: policyOf({ minimum_probability: probability }) })
    expect((await decide(at)).body).toMatchObject({ decision: 'send', reason: 'worth_it' })
    const above = policyOf({ minimum_probability: probability + 1e-12 })
    expect((await decide(await openServedApp({ bindings: above }))).body).toMatchObject({
      decision: 'hold',
      reason: 'below_minimum',
    })
  })

  it('reckons the expected profit, of a feature too', async () => {
    const POLICY = { cost_per_send: 0.5, value_per_conversion: 'monetary' }
    const { body } = await decide(await openServedApp({ bindings: policyOf(POLICY) }))
    expect(body.expected_profit).toBe(310.5 * Number(body.probability) - 0.5)
  })

  it('takes bands and content from its rules, and reads reasons for them unasked', async () => {
    const POLICY = {
      bands: { high: 0, medium: 0 },
      content: [
        { strongest_reason: 'gender', content: 'never: she is like the reference' },
        { band: 'high', content: 'vip' },
      ],
    }
    const { body } = await decide(await openServedApp({ bindings: policyOf(POLICY) }))
    expect(body).toMatchObject({ band: 'high', content: 'vip' })
    expect(body).not.toHaveProperty('reason_1')
  })

  it('refuses reasons by rule for more than 20 customers', async () => {
    const POLICY = { content: [{ strongest_reason: 'ctr', content: 'a' }] }
    const app = await openServedApp({ bindings: policyOf(POLICY) })
    const call = { campaign: 'spring', customers: Array(21).fill(EXAMPLE_CUSTOMER) }
    expect((await decide(app, call)).status).toBe(400)
  })

  it.each([
    ['text that is not JSON', '{'],
    ['a setting there is not', { fail: 'closed', fail_mode: 'closed' }],
    ['a feature there is not', { cost_per_send: 'postage', fail_mode: 'closed' }],
  ])('degrades every decision where it is %s, and says so in the log', async (_name, POLICY) => {
    const app = await openServedApp({ bindings: { ALLOW_ANONYMOUS: '1', POLICY } })
    expect((await decide(app)).body).toMatchObject({
      decision: typeof POLICY === 'string' ? 'send' : 'hold',
      reason: 'policy_unavailable',
      degraded: true,
    })
    expect(app.lines.join('\n')).toContain('Every decision is degraded. ')
    expect((await app.fetch('/ready')).status).toBe(503)
  })

  it.each([
    ['cost_per_send', 0.2],
    ['value_per_conversion', 20],
    ['minimum_expected_profit', 1],
    ['minimum_probability', 0.2],
  ])('refuses no %s of a request where it cannot be read', async (name, amount) => {
    const settings = {
      cost_per_send: 0.1,
      value_per_conversion: 10,
      bounds: { cost_per_send: { min: 0, max: 1 }, value_per_conversion: { min: 0, max: 100 } },
    }
    const call = { ...CALL, policy: { [name]: amount } }
    const sound = await openServedApp({ bindings: policyOf(settings) })
    expect((await decide(sound, call)).body).toMatchObject({ degraded: false })
    const broken = await openServedApp({ bindings: policyOf({ ...settings, bands: 'none' }) })
    expect(await decide(broken, call)).toMatchObject({
      status: 200,
      body: { degraded: true, reason: 'policy_unavailable' },
    })
  })

  it('takes fail mode and holdout of an admin only where it cannot be read, too', async () => {
    const POLICY = { bands: 'none' }
    const call = { ...CALL, policy: { fail_mode: 'closed' } }
    const admin = await openPlatformApp(POLICY, ['decide', 'admin'])
    const other = await openPlatformApp(POLICY, ['decide'])
    const headers = { authorization: 'Bearer KEY' }
    const answer = await admin.post('/v1/decide', call, headers)
    expect(await answer.json()).toMatchObject({ decision: 'hold', degraded: true })
    expect((await other.post('/v1/decide', call, headers)).status).toBe(403)
  })
})

describe('objection and holdout', () => {
  const objector = { ...CALL, customer: { ...EXAMPLE_CUSTOMER, objected: 'yes' } }
  const everybodyOut = policyOf({ holdout_share: 1 })

  it('come before the model, which is not asked', async () => {
    const state = (await breakModel()) as Extract<ModelState, { ok: true }>
    const app = await openServedApp({ model: state, bindings: everybodyOut })
    expect((await decide(app, objector)).body).toMatchObject({
      decision: 'hold',
      reason: 'objected',
      probability: null,
      degraded: false,
    })
    expect((await decide(app)).body).toMatchObject({
      decision: 'hold',
      reason: 'holdout',
      degraded: false,
    })
  })

  it.each([
    ['a broken model', async () => ({ model: await breakModel() })],
    [
      'no model',
      async () => ({ model: { ok: false, reason: 'none', manifest: null } as ModelState }),
    ],
    ['a policy that cannot be read', async () => ({})],
  ])('stand with %s, while others are sent to', async (name, brokenBy) => {
    const POLICY = { holdout_share: 0.3, ...(name.startsWith('a policy') && { bands: 'none' }) }
    const broken = await openServedApp({ ...(await brokenBy()), bindings: policyOf(POLICY) })
    const sound = await openServedApp({ bindings: policyOf({ holdout_share: 0.3 }) })
    const customers = Array.from({ length: 100 }, (_, at) => ({
      ...EXAMPLE_CUSTOMER,
      customer_id: `C${at}`,
      objected: at % 10 === 0,
    }))
    const reasonsOf = async (app: AppInProcess) => {
      const { body } = await decide(app, { campaign: 'spring', customers })
      return (body.decisions as { reason: string; decision: string; decision_id: string }[]).map(
        ({ reason, decision, decision_id }) => ({
          held: reason === 'objected' || reason === 'holdout' ? reason : null,
          decision,
          decision_id,
        }),
      )
    }
    const expected = await reasonsOf(sound)
    expect(await reasonsOf(broken)).toEqual(expected)
    expect(expected.filter(({ held }) => held === 'objected')).toHaveLength(10)
    expect(expected.filter(({ held }) => held === 'holdout').length).toBeGreaterThan(10)
    expect(expected.filter(({ held }) => held === 'holdout').length).toBeLessThan(50)
  })

  it('hold those without an id too, where the whole campaign is held out', async () => {
    const { customer_id, ...nobody } = EXAMPLE_CUSTOMER
    const app = await openServedApp({ bindings: everybodyOut })
    expect((await decide(app, { ...CALL, customer: nobody })).body).toMatchObject({
      decision: 'hold',
      reason: 'holdout',
      degraded: false,
    })
  })

  it('leave a campaign with a share of its own to it', async () => {
    const POLICY = { holdout_share: 1, holdout_shares: { spring: 0 } }
    const app = await openServedApp({ bindings: policyOf(POLICY) })
    expect((await decide(app)).body.reason).not.toBe('holdout')
    expect((await decide(app, { ...CALL, campaign: 'summer' })).body.reason).toBe('holdout')
  })
})

describe('trouble of our own', () => {
  it.each([
    ['open', 'send'],
    ['closed', 'hold'],
  ])('a broken model: fail mode %s decides to %s', async (fail_mode, decision) => {
    const sound = await decide(await openServedApp({ bindings: policyOf({ fail_mode }) }))
    const app = await openServedApp({
      model: await breakModel(),
      bindings: policyOf({ fail_mode, minimum_probability: 0.01 }),
    })
    const { status, body } = await decide(app)
    expect(status).toBe(200)
    expect(body).toMatchObject({
      decision,
      reason: 'model_unavailable',
      degraded: true,
      probability: null,
      decision_id: sound.body.decision_id,
      model: sound.body.model,
    })
  })

  it('a score that is not a number is none', async () => {
    const model = await openModel()
    const computeLogits = (_: Float32Array, rows: number) => new Float32Array(rows).fill(Number.NaN)
    const app = await openServedApp({ model: { ok: true, model: { ...model, computeLogits } } })
    expect((await decide(app)).body).toMatchObject({ reason: 'model_unavailable', degraded: true })
    expect((await app.post('/v1/score', EXAMPLE_CUSTOMER)).status).toBe(503)
  })

  it('calls over the rate are decided by the fail mode, and scores are refused', async () => {
    const app = await openServedApp({ services: { isOverRate: async () => true } })
    expect(await decide(app)).toMatchObject({
      status: 200,
      body: { decision: 'send', reason: 'rate_limited', degraded: true },
    })
    const scored = await app.post('/v1/score', EXAMPLE_CUSTOMER)
    expect([scored.status, scored.headers.get('retry-after')]).toEqual([429, '60'])
  })

  it.each<[string, RateLimiter['limit']]>([
    ['hangs', () => new Promise<never>(() => {})],
    ['rejects', () => Promise.reject(new Error('no limiter'))],
    [
      'throws',
      () => {
        throw new Error('no limiter')
      },
    ],
  ])('a limiter that %s stops nobody', async (_name, limit) => {
    const bindings = { ALLOW_ANONYMOUS: '1', RATE_LIMIT: { limit } }
    const app = await openServedApp({ bindings })
    expect(await decide(app)).toMatchObject({ status: 200, body: { degraded: false } })
  })

  it('what nobody foresaw is answered by the fail mode, and objectors are held', async () => {
    const identities = Promise.reject(new Error('C1'))
    identities.catch(() => {})
    const app = await openServedApp({ services: { identities } })
    const customers = [EXAMPLE_CUSTOMER, { ...EXAMPLE_CUSTOMER, objected: true }]
    const { status, body } = await decide(app, { campaign: 'spring', customers })
    expect(status).toBe(200)
    expect(body.decisions).toMatchObject([
      { decision: 'send', reason: 'internal', degraded: true, decision_id: null },
      { decision: 'hold', reason: 'objected', degraded: false },
    ])
    expect(app.lines.join()).toContain('by the fail mode alone: Error')
    expect(app.lines.join()).not.toContain('C1')
  })

  it('storage that hangs keeps no decision waiting that needs none', async () => {
    const app = await openServedApp({ services: { replays: HANGING } })
    expect((await decide(app)).body).toMatchObject({ degraded: false })
  })
})

describe('the decision log', () => {
  it('has each decision once, however often it is asked for', async () => {
    const app = await openServedApp({ bindings: policyOf({}) })
    await Promise.all([decide(app), decide(app), decide(app)])
    await app.settle()
    await decide(app)
    await app.settle()
    expect(loggedDecisions(app)).toEqual([
      {
        message: 'decision',
        at: '2026-11-25T12:00:00.000Z',
        tenant: 'default',
        campaign: 'spring',
        platform: 'direct',
        decision_id: expect.stringMatching(/^[0-9a-f]{32}$/),
        customer: expect.stringMatching(/^[0-9a-f]{32}$/),
        decision: 'send',
        reason: 'no_minimum',
        probability: expect.any(Number),
        percentile: expect.any(Number),
        band: expect.any(String),
        expected_profit: null,
        content: null,
        holdout: false,
        degraded: false,
        model: expect.stringMatching(/^[0-9a-f]{16}$/),
      },
    ])
  })

  it('has holds and the holdout too, and an answer that changed', async () => {
    const app = await openServedApp({ bindings: policyOf({ holdout_share: 1 }) })
    await decide(app)
    await decide(app, { ...CALL, customer: { ...EXAMPLE_CUSTOMER, objected: true } })
    await app.settle()
    expect(loggedDecisions(app)).toMatchObject([
      { decision: 'hold', reason: 'holdout', holdout: true, probability: null },
      { decision: 'hold', reason: 'objected', holdout: false },
    ])
  })

  it('is written, twice if need be, where storage fails', async () => {
    const replays: ReplayStore = { ...HANGING, claim: () => Promise.reject(new Error('C1')) }
    const app = await openServedApp({ services: { replays } })
    await decide(app)
    await decide(app)
    await app.settle()
    expect(loggedDecisions(app)).toHaveLength(2)
    expect(app.lines.join()).not.toContain('C1')
  })

  it('says what is not bound, and what that means', async () => {
    const { lines } = await openServedApp()
    expect(lines).toEqual([
      expect.stringContaining('DECISION_KEY is not set'),
      expect.stringContaining('REPLAYS is not bound'),
      expect.stringContaining('RATE_LIMIT is not bound'),
      expect.stringContaining('DECISIONS is not bound'),
      expect.stringContaining('EVENTS is not bound'),
    ])
  })
})
