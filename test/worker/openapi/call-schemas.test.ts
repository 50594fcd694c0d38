import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEFAULT_SCHEMA } from '../../../shared/schema.ts'
import { type DecideCall, readCall } from '../../../worker/decisions/call.ts'
import { describeWorker } from '../../../worker/openapi/describe-worker.ts'
import { describedModel } from '../../helpers/described-model.ts'
import { validatorIn } from '../../helpers/json-schema-validator.ts'
import { anyUntrusted, isAccepted } from '../../helpers/untrusted-customers.ts'

const DOCUMENT = describeWorker(describedModel(), { showsSchema: true, server: '/' })

const CUSTOMER = { customer_id: 'C1', recency: 12, frequency: 6, monetary: 310.5 }

function read(body: unknown): DecideCall | null {
  try {
    return readCall(body)
  } catch {
    return null
  }
}

/** Whether the worker reads a call and can judge everybody in it. */
function isJudged(body: unknown): boolean {
  return read(body)?.customers.every((customer) => isAccepted(DEFAULT_SCHEMA, customer)) ?? false
}

const anyCustomer = fc.oneof(
  { weight: 4, arbitrary: fc.constant<unknown>(CUSTOMER) },
  { weight: 2, arbitrary: anyUntrusted(DEFAULT_SCHEMA) },
  { weight: 1, arbitrary: fc.constantFrom<unknown>(null, [], 'C1', {}) },
)

const anySetting = fc.constantFrom<unknown>(
  ...[null, '', ' ', true, false, 'true', 'false', 'yes', 'en', 'es', 'de', 'open', 'closed'],
  ...[0, 1, 0.5, 1.5, -1, 1e300, 2 ** 53, 2 ** 53 - 1, '0.5', {}, [], 'a', ' a b ', '\u00a0'],
  ...['x'.repeat(200), 'x'.repeat(201), ` ${'x'.repeat(200)}\n`],
)

const anyPolicy = fc.oneof(
  anySetting,
  fc.record(
    {
      ...{ minimum_probability: anySetting, minimum_expected_profit: anySetting },
      ...{ cost_per_send: anySetting, value_per_conversion: anySetting },
      ...{ holdout_share: anySetting, fail_mode: anySetting, budget: anySetting },
    },
    { requiredKeys: [] },
  ),
)

const anyBody = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.record(
      {
        campaign: fc.oneof(fc.constant<unknown>('spring'), anySetting),
        customer: anyCustomer,
        customers: fc.oneof(fc.array(anyCustomer, { maxLength: 3 }), anySetting),
        ...{ dispatch: anySetting, explain: anySetting, language: anySetting, policy: anyPolicy },
      },
      { requiredKeys: [] },
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom<unknown>(null, [], 'x', 3) },
)

describe('DecideCall of the document', () => {
  const isValid = validatorIn(DOCUMENT, 'DecideCall')

  it('accepts exactly the calls that the worker reads, of customers whom it judges', () => {
    fc.assert(
      fc.property(anyBody, (body) => {
        expect(isValid(body)).toBe(isJudged(body))
      }),
      { numRuns: 3000 },
    )
  })

  it.each(['dispatch', 'explain', 'language', 'policy'])(
    'accepts as %s exactly what the worker reads',
    (name) => {
      fc.assert(
        fc.property(fc.oneof(anySetting, anyPolicy), (value) => {
          const body = { campaign: 'spring', customer: CUSTOMER, [name]: value }
          expect(isValid(body)).toBe(isJudged(body))
        }),
        { numRuns: 500 },
      )
    },
  )

  it.each([
    ['1,000', 1000, true],
    ['1,001', 1001, false],
  ])('says the same as the worker about %s customers', (_name, count, expected) => {
    const body = { campaign: 'spring', customers: Array<unknown>(count).fill(CUSTOMER) }
    expect([isValid(body), isJudged(body)]).toEqual([expected, expected])
  })
})

describe('ScoreCall of the document', () => {
  const isValid = validatorIn(DOCUMENT, 'ScoreCall')

  it('accepts a customer exactly as the reader does', () => {
    fc.assert(
      fc.property(anyCustomer, (customer) => {
        expect(isValid(customer)).toBe(isAccepted(DEFAULT_SCHEMA, customer))
      }),
      { numRuns: 500 },
    )
  })

  it('accepts a list where the reader accepts all of it', () => {
    fc.assert(
      fc.property(fc.array(anyCustomer, { maxLength: 4 }), (customers) => {
        const isRight = customers.every((customer) => isAccepted(DEFAULT_SCHEMA, customer))
        expect(isValid({ customers })).toBe(isRight)
      }),
      { numRuns: 500 },
    )
  })

  it('takes a customer with a field "customers" for a list, as the worker does', () => {
    expect(isValid({ ...CUSTOMER, customers: 3 })).toBe(false)
  })
})
