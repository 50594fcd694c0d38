import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Bindings, RateLimiter } from '../../../worker/environment.ts'
import { openServedApp } from '../../helpers/served-app.ts'

const CUSTOMER = { customer_id: 'C1', recency: 12, frequency: 6, monetary: 310.5 }
const CALL = { campaign: 'spring', customer: CUSTOMER }

const BOUNDED = {
  cost_per_send: 0.02,
  value_per_conversion: 30,
  bounds: { value_per_conversion: { min: 10, max: 60 }, cost_per_send: { min: 0, max: 1 } },
  fail_mode: 'closed',
}

describe('a worker that was set up wrongly', () => {
  it.each([
    ['POST', '/v1/decide', {}],
    ['POST', '/v1/platforms/braze/decide', {}],
    ['GET', '/v1/decide?presend_campaign=spring&customer_id=C1', {}],
    ['GET', '/v1/platforms/iterable/decide?presend_campaign=spring&customer_id=C1', {}],
  ])('decides on %s %s where PUBLIC_URL has no scheme', async (method, path) => {
    const bindings = { ALLOW_ANONYMOUS: '1', PUBLIC_URL: 'score.example.com' }
    const app = await openServedApp({ bindings })
    const body = method === 'POST' ? JSON.stringify(CALL) : undefined
    const response = await app.fetch(path, { method, ...(body && { body }) })
    expect([response.status, await response.json()]).toMatchObject([200, { id: 'C1' }])
  })

  it('answers the one word that is asked for where PUBLIC_URL has no scheme', async () => {
    const bindings = { ALLOW_ANONYMOUS: '1', PUBLIC_URL: 'score.example.com' }
    const app = await openServedApp({ bindings })
    expect(await (await app.post('/v1/decide?format=text', CALL)).text()).toBe('send')
  })

  it('decides where RATE_LIMIT is bound to what limits nothing', async () => {
    const RATE_LIMIT = '1000' as unknown as RateLimiter // a variable of that name
    const app = await openServedApp({ bindings: { ALLOW_ANONYMOUS: '1', RATE_LIMIT } })
    const response = await app.post('/v1/decide', CALL)
    expect([response.status, await response.json()]).toMatchObject([200, { degraded: false }])
  })

  it.each([
    ['an amount within the bounds', { value_per_conversion: 40 }],
    ['a cost within the bounds', { cost_per_send: 0.5 }],
    ['a higher profit', { minimum_expected_profit: 2 }],
    ['a higher probability', { minimum_probability: 0.5 }],
  ])('decides about a call with %s where POLICY cannot be read', async (_name, policy) => {
    const sound = await openServedApp({ bindings: { ALLOW_ANONYMOUS: '1', POLICY: BOUNDED } })
    expect((await sound.post('/v1/decide', { ...CALL, policy })).status).toBe(200)
    const POLICY = { ...BOUNDED, minimum_probabilty: 0.1 }
    const broken = await openServedApp({ bindings: { ALLOW_ANONYMOUS: '1', POLICY } })
    const response = await broken.post('/v1/decide', { ...CALL, policy })
    expect([response.status, await response.json()]).toMatchObject([
      200,
      { decision: 'hold', reason: 'policy_unavailable', degraded: true },
    ])
  })

  it('keeps the fail mode of an admin where POLICY cannot be read', async () => {
    const POLICY = { ...BOUNDED, minimum_probabilty: 0.1 }
    const app = await openServedApp({ bindings: { ALLOW_ANONYMOUS: '1', POLICY } })
    const policy = { fail_mode: 'open', value_per_conversion: 40 }
    const response = await app.post('/v1/decide', { ...CALL, policy })
    expect(await response.json()).toMatchObject({ decision: 'send', reason: 'policy_unavailable' })
  })

  it('takes lists for keys and secrets, where variables are written as such', async () => {
    const digest = createHash('sha256').update('KEY').digest('hex')
    const bindings = {
      API_KEYS: [`decide:${digest}`, '0'.repeat(64)],
      DECIDE_WEBHOOKS_SECRET: ['whsec_YQ==', 'whsec_Yg=='],
    } as unknown as Bindings // as TOML may have them
    const app = await openServedApp({ bindings })
    const headers = { authorization: 'Bearer KEY' }
    expect((await app.post('/v1/platforms/braze/decide', CALL, headers)).status).toBe(200)
    expect((await app.post('/v1/platforms/braze/decide', CALL)).status).toBe(401)
    expect((await app.post('/v1/platforms/generic/decide', CALL, headers)).status).toBe(401)
  })
})
