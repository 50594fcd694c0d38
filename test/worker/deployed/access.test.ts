import { createHash } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { TestHarness } from 'wrangler'
import { startWorkerd } from '../../helpers/workerd.ts'

const digestOf = (key: string) => createHash('sha256').update(key).digest('hex')

const KEYS = `${digestOf('first-key')}, ${digestOf('second-key')}`

const UNKNOWN = [
  ['another key', 'Bearer third-key'],
  ['a digest in place of the key', `Bearer ${digestOf('first-key')}`],
  ['another scheme', 'Basic first-key'],
  ['an empty key', 'Bearer '],
] as const

let worker: TestHarness

async function askForModel(headers: Record<string, string> = {}) {
  const response = await worker.fetch('/v1/model', { headers })
  return { status: response.status, body: await response.json() }
}

describe('a worker with keys', () => {
  beforeAll(async () => {
    worker = await startWorkerd({ bindings: { API_KEYS: KEYS, ALLOW_ANONYMOUS: '1' } })
  })

  afterAll(() => worker.close())

  it.each([
    ['the first key', 'Bearer first-key'],
    ['the second key', 'Bearer second-key'],
    ['a key after a scheme in lower case', 'bearer first-key'],
  ])('lets in %s', async (_name, authorization) => {
    expect(await askForModel({ authorization })).toMatchObject({ status: 200 })
  })

  it.each(UNKNOWN)('refuses %s', async (_name, authorization) => {
    expect(await askForModel({ authorization })).toMatchObject({ status: 401 })
  })

  it('asks for a key where none is sent, whatever ALLOW_ANONYMOUS says', async () => {
    const answer = await askForModel()
    expect(answer).toMatchObject({
      status: 401,
      body: { detail: 'Send your key as: Authorization: Bearer KEY' },
    })
  })

  it('needs no key to say that it is alive and ready', async () => {
    expect((await worker.fetch('/health')).status).toBe(200)
    expect((await worker.fetch('/ready')).status).toBe(200)
  })
})

describe('scopes', () => {
  const entry = (scopes: string, key: string) => `${scopes}:${digestOf(key)}`

  beforeAll(async () => {
    const API_KEYS = [
      entry('score', 'scorer'),
      entry('decide', 'decider'),
      entry('decide-get', 'getter'),
      entry('events', 'reporter'),
      entry('decide+admin', 'admin'),
    ].join()
    worker = await startWorkerd({ bindings: { API_KEYS } })
  })

  afterAll(() => worker.close())

  const customer = { customer_id: 'C1', recency: 1, frequency: 1, monetary: 1 }
  const call = { campaign: 'spring', customer }
  const byAddress = '/v1/decide?presend_campaign=a&customer_id=C1&recency=1&frequency=1&monetary=1'

  it.each([
    ['scorer', 'POST', '/v1/score', customer, 200],
    ['decider', 'POST', '/v1/score', customer, 403],
    ['scorer', 'POST', '/v1/decide', call, 403],
    ['decider', 'POST', '/v1/decide', call, 200],
    ['getter', 'POST', '/v1/decide', call, 403],
    ['decider', 'GET', byAddress, undefined, 403],
    ['getter', 'GET', byAddress, undefined, 200],
    ['decider', 'POST', '/v1/platforms/braze/decide', call, 200],
    ['scorer', 'POST', '/v1/platforms/braze/decide', call, 403],
    ['decider', 'POST', '/v1/events/braze-currents', { events: [] }, 403],
    ['reporter', 'POST', '/v1/events/braze-currents', { events: [] }, 200],
    ['reporter', 'GET', '/v1/model', undefined, 200],
    ['decider', 'POST', '/v1/decide', { ...call, policy: { fail_mode: 'closed' } }, 403],
    ['admin', 'POST', '/v1/decide', { ...call, policy: { fail_mode: 'closed' } }, 200],
    ['nobody', 'POST', '/v1/decide', call, 401],
  ])('lets the %s %s %s', async (key, method, path, body, status) => {
    const response = await worker.fetch(path, {
      method,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    })
    expect(response.status).toBe(status)
  })
})

describe('a worker without keys', () => {
  afterEach(() => worker.close())

  it('is closed to everybody, and says how to set one', async () => {
    worker = await startWorkerd({ bindings: {} })
    expect(await askForModel({ authorization: 'Bearer first-key' })).toMatchObject({
      status: 401,
      body: { detail: expect.stringContaining('wrangler secret put API_KEYS') },
    })
  })

  it.each([
    ['a key instead of a digest', 'first-key', 'in entry 1 of API_KEYS'],
    ['a digest cut off beside two good ones', `${KEYS} 0123abc`, 'in entry 3 of API_KEYS'],
    ['nothing', ' , ', 'Expected at least one entry in API_KEYS'],
  ])('stays closed where API_KEYS holds %s', async (_name, API_KEYS, detail) => {
    worker = await startWorkerd({ bindings: { API_KEYS, ALLOW_ANONYMOUS: '1' } })
    expect(await askForModel({ authorization: 'Bearer first-key' })).toMatchObject({
      status: 401,
      body: { detail: expect.stringContaining(detail) },
    })
  })

  it.each([
    ['1', 200],
    ['0', 401],
    ['true', 401],
  ])('with ALLOW_ANONYMOUS=%s answers %i', async (value, status) => {
    worker = await startWorkerd({ bindings: { ALLOW_ANONYMOUS: value } })
    expect(await askForModel()).toMatchObject({ status })
  })
})
