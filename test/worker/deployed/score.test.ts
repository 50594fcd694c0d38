import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestHarness } from 'wrangler'
import { EXAMPLE_CUSTOMER } from '../../helpers/platform-situations.ts'
import { postJson, startWorkerd } from '../../helpers/workerd.ts'

let worker: TestHarness

beforeAll(async () => {
  worker = await startWorkerd()
})

afterAll(() => worker.close())

describe('POST /v1/score', () => {
  it('answers one customer with a flat object', async () => {
    const response = await postJson(worker, '/v1/score', EXAMPLE_CUSTOMER)
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual({
      model: expect.stringMatching(/^[0-9a-f]{16}$/),
      id: 'C1',
      probability: expect.any(Number),
      percentile: expect.any(Number),
      band: expect.stringMatching(/^(?:high|medium|low)$/),
      imputed: [],
      unseen: [],
    })
  })

  it('answers a list in its order, and a bad customer in her place', async () => {
    const response = await postJson(worker, '/v1/score', {
      customers: [
        { ...EXAMPLE_CUSTOMER, customer_id: 'A' },
        { ...EXAMPLE_CUSTOMER, recency: -1 },
        EXAMPLE_CUSTOMER,
      ],
    })
    expect(response.status).toBe(200)
    const { customers } = (await response.json()) as { customers: unknown[] }
    expect(customers).toMatchObject([
      { id: 'A', probability: expect.any(Number) },
      {
        id: 'C1',
        error: {
          type: 'urn:presend:problem:invalid-customer',
          status: 422,
          errors: [
            { pointer: '/customers/1/recency', expected: 'an integer >= 0', received: '-1' },
          ],
        },
      },
      { id: 'C1', probability: expect.any(Number) },
    ])
  })

  it('gives a customer the same score alone and in a list', async () => {
    const alone = await (await postJson(worker, '/v1/score', EXAMPLE_CUSTOMER)).json()
    const listed = await postJson(worker, '/v1/score', {
      customers: [EXAMPLE_CUSTOMER, EXAMPLE_CUSTOMER],
    })
    const { model, customers } = (await listed.json()) as { model: string; customers: object[] }
    expect({ model, ...customers[1] }).toEqual(alone)
  })

  it('says what was imputed and what was unseen', async () => {
    const response = await postJson(worker, '/v1/score', {
      ...EXAMPLE_CUSTOMER,
      age: null,
      open_rate: '',
      region: 'Atlantis',
    })
    expect(await response.json()).toMatchObject({
      imputed: ['open_rate', 'age'],
      unseen: ['region'],
    })
  })

  it('takes numbers as text, as templates write them', async () => {
    const asText = { ...EXAMPLE_CUSTOMER, recency: '12', monetary: ' 310.50 ' }
    const expected = await (await postJson(worker, '/v1/score', EXAMPLE_CUSTOMER)).json()
    expect(await (await postJson(worker, '/v1/score', asText)).json()).toEqual(expected)
  })

  it('scores 1,000 customers and refuses 1,001', async () => {
    const thousand = { customers: Array<object>(1000).fill(EXAMPLE_CUSTOMER) }
    const response = await postJson(worker, '/v1/score', thousand)
    expect(((await response.json()) as { customers: unknown[] }).customers).toHaveLength(1000)
    const refused = await postJson(worker, '/v1/score', {
      customers: [...thousand.customers, EXAMPLE_CUSTOMER],
    })
    expect(refused.status).toBe(413)
  })

  it('answers an empty list with an empty list', async () => {
    const response = await postJson(worker, '/v1/score', { customers: [] })
    expect(await response.json()).toMatchObject({ customers: [] })
  })

  it('refuses a single bad customer with a pointer to each field', async () => {
    const response = await postJson(worker, '/v1/score', {
      ...EXAMPLE_CUSTOMER,
      age: 'old',
      gender: 'X',
    })
    expect(response.status).toBe(422)
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    expect(await response.json()).toMatchObject({
      title: 'The customer breaks the rules of the schema',
      detail: 'Expected /age to be an integer in [0, 130]. Received "old".',
      errors: [
        { pointer: '/age', expected: 'an integer in [0, 130]', received: '"old"' },
        { pointer: '/gender', expected: 'one of M, F, Other', received: '"X"' },
      ],
    })
  })

  it.each([
    ['text that is not JSON', '{"recency":', 400],
    ['a list', '[]', 400],
    ['a number', '3', 400],
    ['null', 'null', 400],
    ['nothing', '', 400],
    ['customers that are no list', '{"customers":{}}', 400],
    ['deep nesting', '['.repeat(200_000), 400],
    ['bytes that are not UTF-8', new Uint8Array([0x22, 0xff, 0x22]), 400],
    ['more than 4 MiB', `{"a":"${'x'.repeat(5_000_000)}"}`, 413],
  ])('refuses %s', async (_name, body, status) => {
    const response = await worker.fetch('/v1/score', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    })
    expect(response.status).toBe(status)
    expect(await response.json()).toMatchObject({ status, detail: expect.any(String) })
  })

  it.each([
    ['none', {}],
    ['text', { 'content-type': 'text/plain' }],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['something that only begins so', { 'content-type': 'application/jsonl' }],
  ])('answers 415 to a content type of %s', async (_name, headers) => {
    const body = new TextEncoder().encode(JSON.stringify(EXAMPLE_CUSTOMER))
    const response = await worker.fetch('/v1/score', { method: 'POST', headers, body })
    expect(response.status).toBe(415)
  })

  it('leaks no tensor over 10,000 requests', async () => {
    const countTensors = async () => {
      const ready = await worker.fetch('/ready')
      return ((await ready.json()) as { tensors: number }).tensors
    }
    const before = await countTensors()
    const good = { customers: [EXAMPLE_CUSTOMER, EXAMPLE_CUSTOMER] }
    const bad = { customers: [{ ...EXAMPLE_CUSTOMER, age: 'old' }] }
    for (let sent = 0; sent < 10_000; sent += 50) {
      const batch = Array.from({ length: 50 }, (_, index) => (index % 5 === 0 ? bad : good))
      await Promise.all(batch.map((body) => postJson(worker, '/v1/score', body)))
    }
    expect(before).toBeGreaterThan(0)
    expect(await countTensors()).toBe(before)
  })
})
