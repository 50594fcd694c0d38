import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestHarness } from 'wrangler'
import { DEFAULT_SCHEMA } from '../../../shared/schema.ts'
import { postJson, startWorkerd } from '../../helpers/workerd.ts'

let worker: TestHarness

beforeAll(async () => {
  worker = await startWorkerd()
})

afterAll(() => worker.close())

const columns = ['customer_id', ...DEFAULT_SCHEMA.features.map(({ name }) => name)]

/** Values near what is allowed, so that many customers are scored, and anything else. */
const field = fc.oneof(
  fc.integer({ min: 0, max: 60 }),
  fc.double(),
  fc.constantFrom('M', 'F', 'North', '', ' ', '1e400', '0x10', 'NaN', '-0', null, true),
  fc.string(),
  fc.jsonValue(),
)

const customer = fc.oneof(
  { weight: 4, arbitrary: fc.dictionary(fc.constantFrom(...columns), field, { maxKeys: 9 }) },
  { weight: 1, arbitrary: fc.jsonValue() },
)

const body = fc.oneof(
  customer,
  fc.record({ customers: fc.array(customer, { maxLength: 8 }) }),
  fc.record({ customers: fc.jsonValue() }),
  fc.constant(JSON.parse('{"__proto__":{"recency":1},"constructor":{"prototype":{}}}')),
)

describe('POST /v1/score under fuzzing', () => {
  it('answers anything with a score in range or a problem, never with a failure of its own', async () => {
    await fc.assert(
      fc.asyncProperty(body, async (input) => {
        const response = await postJson(worker, '/v1/score', input)
        const answer = (await response.json()) as Record<string, unknown>
        expect(response.status).toBeLessThan(500)
        if (response.status === 200) {
          const scores = (answer.customers ?? [answer]) as Record<string, unknown>[]
          for (const { error, probability, percentile } of scores) {
            if (error) continue
            expect(probability).toBeGreaterThanOrEqual(0)
            expect(probability).toBeLessThanOrEqual(1)
            expect(percentile).toBeGreaterThanOrEqual(0)
            expect(percentile).toBeLessThanOrEqual(1)
          }
        } else {
          expect(answer).toMatchObject({ status: response.status, type: expect.any(String) })
        }
      }),
      { numRuns: 2000 },
    )
  })

  it('survives arbitrary bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        const response = await worker.fetch('/v1/score', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: Uint8Array.from(bytes),
        })
        expect(response.status).toBeGreaterThanOrEqual(400)
        expect(response.status).toBeLessThan(500)
      }),
      { numRuns: 500 },
    )
  })
})
