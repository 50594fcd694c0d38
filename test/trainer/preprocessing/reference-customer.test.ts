import { describe, expect, it } from 'vitest'
import { fitReferenceCustomer } from '../../../trainer/preprocessing/reference-customer.ts'
import { schemaOf } from '../../helpers/schema-of.ts'
import { tableOf } from '../../helpers/tables.ts'

const SCHEMA = schemaOf(
  { name: 'visits', type: 'integer', missing: true },
  { name: 'city', type: 'category', open: true, missing: true },
)

describe('fitReferenceCustomer', () => {
  it.each([
    { of: 'an odd count', visits: [9, 1, 2], expected: 2 },
    { of: 'an even count', visits: [9, 1, 2, 4], expected: 3 },
    { of: 'whole numbers between which it lies', visits: [1, 2], expected: 1.5 },
    { of: 'gaps', visits: [null, 7, null, 9, null], expected: 8 },
    { of: 'nothing but gaps', visits: [null, null], expected: null },
  ])('has the median of $of', ({ visits, expected }) => {
    const customers = tableOf(
      SCHEMA,
      visits.map((value) => [value, 'Lima']),
    )
    expect(fitReferenceCustomer(SCHEMA, customers)).toEqual({ visits: expected, city: 'Lima' })
  })

  it.each([
    { of: 'names', cities: ['Lima', 'Quito', 'Quito'], expected: 'Quito' },
    { of: 'equally many', cities: ['Quito', 'Lima', 'Lima', 'Quito'], expected: 'Lima' },
    { of: 'fewer gaps', cities: [null, 'Lima', 'Lima', 'Quito'], expected: 'Lima' },
    { of: 'as many gaps', cities: [null, 'Quito', null, 'Quito', 'Lima'], expected: 'Quito' },
    { of: 'more gaps', cities: [null, 'Lima', null, 'Quito'], expected: null },
    { of: 'nothing but gaps', cities: [null, null], expected: null },
  ])('has the most frequent of $of', ({ cities, expected }) => {
    const customers = tableOf(
      SCHEMA,
      cities.map((city) => [1, city]),
    )
    expect(fitReferenceCustomer(SCHEMA, customers)).toEqual({ visits: 1, city: expected })
  })

  it('looks at the training rows alone', () => {
    const customers = tableOf(SCHEMA, [
      [1, 'Lima'],
      [100, 'Quito'],
      [200, 'Quito'],
      [3, 'Lima'],
      [5, 'Lima'],
      [9, 'Quito'],
    ])
    expect(fitReferenceCustomer(SCHEMA, customers, Int32Array.of(0, 3, 4))).toEqual({
      visits: 3,
      city: 'Lima',
    })
  })

  it('does not take a name that other rows alone have', () => {
    const customers = tableOf(SCHEMA, [
      [1, 'Lima'],
      [2, null],
    ])
    expect(fitReferenceCustomer(SCHEMA, customers, Int32Array.of(1))).toEqual({
      visits: 2,
      city: null,
    })
  })
})
