import { describe, expect, it } from 'vitest'
import { readCustomers, requireFewEnough } from '../../worker/customer-list.ts'

describe('readCustomers', () => {
  it.each([0, 1, 1000])('takes a list of %i, whatever they are', (count) => {
    expect(readCustomers('/customers', Array(count).fill('anybody'))).toHaveLength(count)
  })

  it('refuses more, and names the limit', () => {
    expect(() => readCustomers('/customers', Array(1001))).toThrow(
      'Expected at most 1000 customers. Received 1001.',
    )
  })

  it.each([
    [{}, 'an object'],
    ['ada@example.com', 'text of 15 characters'],
    [null, 'nothing'],
    [undefined, 'nothing'],
  ])('refuses %j, without quoting it', (customers, received) => {
    expect(() => readCustomers('/customers', customers)).toThrow(
      `Expected /customers to be a list of objects. Received ${received}.`,
    )
  })
})

describe('requireFewEnough', () => {
  it('has nothing against 20 customers', () => {
    expect(() => requireFewEnough(20)).not.toThrow()
  })

  it('names the limit to more', () => {
    expect(() => requireFewEnough(21)).toThrow(
      'Expected at most 20 customers where scores are to be explained. Received 21.',
    )
  })
})
