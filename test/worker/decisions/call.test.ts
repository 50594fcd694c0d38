import { describe, expect, it } from 'vitest'
import { readCall, readFlatCall } from '../../../worker/decisions/call.ts'
import { ProblemFailure } from '../../../worker/problems.ts'

const CUSTOMER = { customer_id: 'C1', recency: 3 }

function problemOf(read: () => unknown) {
  try {
    read()
  } catch (error) {
    if (error instanceof ProblemFailure) return error.problem
    throw error
  }
  throw new Error('Expected a problem. Received none.')
}

describe('readCall', () => {
  it('reads one customer and takes defaults for the rest', () => {
    expect(readCall({ campaign: 'spring', customer: CUSTOMER })).toEqual({
      campaign: 'spring',
      dispatch: null,
      customers: [CUSTOMER],
      isList: false,
      explain: false,
      language: 'en',
      overrides: {},
    })
  })

  it('reads a list, its dispatch and what it sets', () => {
    const body = {
      campaign: 7,
      dispatch: ' 2026-11 ',
      customers: [CUSTOMER, null],
      explain: 'true',
      language: 'es',
      policy: { minimum_probability: 0.4, fail_mode: 'closed', cost_per_send: null },
    }
    expect(readCall(body)).toEqual({
      campaign: '7',
      dispatch: '2026-11',
      customers: [CUSTOMER, null],
      isList: true,
      explain: true,
      language: 'es',
      overrides: { minimum_probability: 0.4, fail_mode: 'closed' },
    })
  })

  it.each([
    ['a list', [], '', 'an object'],
    ['null', null, '', 'an object'],
    ['no campaign', { customer: CUSTOMER }, '/campaign', 'a name of 1 to 200 characters'],
    ['a blank campaign', { campaign: ' ', customer: CUSTOMER }, '/campaign', 'a name'],
    ['a campaign that is an object', { campaign: {}, customer: CUSTOMER }, '/campaign', 'a name'],
    ['a fraction for a campaign', { campaign: 1.5, customer: CUSTOMER }, '/campaign', 'a name'],
    ['a campaign too long', { campaign: 'x'.repeat(201), customer: {} }, '/campaign', 'a name'],
    ['no customer', { campaign: 'a' }, '/customer', 'an object'],
    [
      'a customer that is a list',
      { campaign: 'a', customer: [CUSTOMER] },
      '/customer',
      'an object',
    ],
    ['customers that are none', { campaign: 'a', customers: CUSTOMER }, '/customers', 'a list'],
    [
      'a dispatch that is a list',
      { campaign: 'a', customer: {}, dispatch: [] },
      '/dispatch',
      'a name',
    ],
    ['explain: 1', { campaign: 'a', customer: {}, explain: 1 }, '/explain', 'true or false'],
    ['another language', { campaign: 'a', customer: {}, language: 'fr' }, '/language', 'en or es'],
    [
      'a policy that is a list',
      { campaign: 'a', customer: {}, policy: [] },
      '/policy',
      'an object',
    ],
    [
      'an unknown setting',
      { campaign: 'a', customer: {}, policy: { bands: {} } },
      '/policy',
      'only',
    ],
    [
      'a number as text',
      { campaign: 'a', customer: {}, policy: { cost_per_send: '1' } },
      '/policy/cost_per_send',
      'a number',
    ],
    [
      'a share above 1',
      { campaign: 'a', customer: {}, policy: { holdout_share: 2 } },
      '/policy/holdout_share',
      '[0, 1]',
    ],
    [
      'another fail mode',
      { campaign: 'a', customer: {}, policy: { fail_mode: 'ajar' } },
      '/policy/fail_mode',
      'open or closed',
    ],
  ])('refuses %s', (_name, body, pointer, expected) => {
    expect(problemOf(() => readCall(body))).toMatchObject({
      status: 400,
      errors: [{ pointer, expected: expect.stringContaining(expected) }],
    })
  })

  it('refuses 1,001 customers, and quotes nothing of what it refuses', () => {
    expect(problemOf(() => readCall({ campaign: 'a', customers: Array(1001) })).status).toBe(413)
    const problem = problemOf(() => readCall({ campaign: { name: 'Ada' }, customer: CUSTOMER }))
    expect(JSON.stringify(problem)).not.toContain('Ada')
  })
})

describe('readFlatCall', () => {
  it('keeps what begins with presend_ apart from the customer', () => {
    const fields = {
      presend_campaign: 'spring',
      presend_dispatch: '',
      presend_explain: 'true',
      presend_language: 'es',
      customer_id: 'C1',
      campaign: '3',
    }
    expect(readFlatCall(fields)).toEqual({
      campaign: 'spring',
      dispatch: null,
      customers: [{ customer_id: 'C1', campaign: '3' }],
      isList: false,
      explain: true,
      language: 'es',
      overrides: {},
    })
  })

  it('takes a field called __proto__ for a field', () => {
    const fields = JSON.parse('{"presend_campaign":"a","__proto__":{"objected":true}}')
    const [customer] = readFlatCall(fields).customers
    expect(Object.getPrototypeOf(customer)).toBe(Object.prototype)
    expect(customer).not.toHaveProperty('objected')
  })

  it('needs a campaign, and says how it is called', () => {
    expect(problemOf(() => readFlatCall({ campaign: 'a' })).errors).toMatchObject([
      { pointer: '/presend_campaign' },
    ])
  })
})
