import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestHarness } from 'wrangler'
import { EXAMPLE_CUSTOMER } from '../../helpers/platform-situations.ts'
import { postJson, startWorkerd } from '../../helpers/workerd.ts'

let worker: TestHarness

beforeAll(async () => {
  worker = await startWorkerd()
})

afterAll(() => worker.close())

describe('platforms in workerd', () => {
  it.each(['braze', 'customer-io', 'generic'])('decides for %s', async (name) => {
    const call = { campaign: 'spring', customer: EXAMPLE_CUSTOMER }
    const response = await postJson(worker, `/v1/platforms/${name}/decide`, call)
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({ id: 'C1', decision: 'send', degraded: false })
  })

  it('decides for iterable, from the address and a header', async () => {
    const { customer_id, ...features } = EXAMPLE_CUSTOMER
    const fields = Object.entries(features).map(([name, value]) => `${name}=${value}`)
    const path = `/v1/platforms/iterable/decide?customer_id=${customer_id}&presend_campaign=spring`
    const headers = { 'x-presend-customer': fields.join('&') }
    const response = await worker.fetch(path, { headers })
    expect(await response.json()).toMatchObject({ id: 'C1', decision: 'send', degraded: false })
  })

  it('accepts a call of klaviyo', async () => {
    const customer = { ...EXAMPLE_CUSTOMER, klaviyo_id: '01GDDKASAP8TKDDA2GRZDSVP4H' }
    const call = { campaign: 'spring', customer }
    const response = await postJson(worker, '/v1/platforms/klaviyo/decide', call)
    expect(response.status).toBe(202)
    expect(await response.json()).toEqual({ accepted: true })
  })
})
