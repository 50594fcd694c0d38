import { describe, expect, it } from 'vitest'
import { findMisfits, referenceValues } from '../../shared/reference-customer.ts'
import { schemaOf } from '../helpers/schema-of.ts'

const SCHEMA = schemaOf(
  { name: 'visits', type: 'integer', missing: false },
  { name: 'spend', type: 'number', missing: true },
  { name: 'city', type: 'category', open: true, missing: true },
)

describe('referenceValues', () => {
  it('are in the order of the schema', () => {
    const customer = { city: 'Lima', spend: null, visits: 2.5 }
    expect(referenceValues(customer, SCHEMA)).toEqual([2.5, null, 'Lima'])
  })
})

describe('findMisfits', () => {
  it.each([
    { customer: { visits: 2.5, spend: -3, city: 'Lima' }, misfits: [] },
    { customer: { city: null, spend: null, visits: null }, misfits: [] },
    { customer: { visits: '2', spend: 1, city: 'Lima' }, misfits: ['visits'] },
    { customer: { visits: 2, spend: 1, city: 7 }, misfits: ['city'] },
    { customer: { visits: 2, city: 'Lima' }, misfits: ['spend'] },
    { customer: { visits: 2, spend: 1, city: 'Lima', age: 3 }, misfits: ['age'] },
    { customer: { Visits: 2, spend: 1, city: 'Lima' }, misfits: ['visits', 'Visits'] },
    { customer: {}, misfits: ['visits', 'spend', 'city'] },
  ])('of $customer are $misfits', ({ customer, misfits }) => {
    expect(findMisfits(customer, SCHEMA)).toEqual(misfits)
  })
})
