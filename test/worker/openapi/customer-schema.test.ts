import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEFAULT_SCHEMA, type Schema } from '../../../shared/schema.ts'
import { customerSchema, exampleCustomer } from '../../../worker/openapi/customer-schema.ts'
import { EVERY_KIND } from '../../helpers/customers.ts'
import { validatorOf } from '../../helpers/json-schema-validator.ts'
import { schemaOf } from '../../helpers/schema-of.ts'
import { anyUntrusted, isAccepted } from '../../helpers/untrusted-customers.ts'

const SCHEMAS: Readonly<Record<string, Schema>> = {
  'the default schema': DEFAULT_SCHEMA,
  'every kind of feature': EVERY_KIND,
  'words for missing values': {
    ...schemaOf(
      { name: 'age', type: 'integer', min: 0, missing: false, missing_values: ['999', '-1'] },
      { name: 'spend', type: 'number', missing: true, missing_values: ['999', 'true', ' odd '] },
      {
        name: 'shop',
        type: 'category',
        open: true,
        missing: false,
        missing_values: ['28', 'true'],
      },
      {
        ...{ name: 'plan', type: 'category', open: false, missing: false },
        ...{ categories: ['M', '28', 'n/a', 'true'], missing_values: ['28', 'false'] },
      },
    ),
    missing_values: ['n/a'],
  },
  'decimal commas': {
    ...schemaOf(
      { name: 'spend', type: 'number', min: 0, missing: false },
      { name: 'rate', type: 'number', min: 0, max: 5000, missing: true },
    ),
    decimal_comma: true,
  },
  'codes, flags and names that patterns could mistake': schemaOf(
    {
      name: 'code',
      type: 'category',
      categories: ['28', '1e+21', '-1'],
      open: false,
      missing: true,
    },
    { name: 'flag', type: 'category', categories: ['TRUE', 'false'], open: false, missing: false },
    { name: 'sign', type: 'category', categories: ['a.b', '(x', '1+'], open: false, missing: true },
    // What no value can be.
    { name: 'never', type: 'category', categories: ['28.0', ' M'], open: false, missing: true },
  ),
  'a name that JavaScript has its own idea of': schemaOf(
    { name: 'toString', type: 'number', missing: false },
    { name: 'valueOf', type: 'number', missing: true },
  ),
}

/** Each feature alone: beside others, it is mostly they that are refused. */
const FEATURES = Object.entries(SCHEMAS).flatMap(([where, schema]) =>
  schema.features.map((feature) => ({
    ...{ where, name: feature.name },
    schema: { ...schema, id: null, features: [feature] },
  })),
)

describe('customerSchema', () => {
  it.each(Object.entries(SCHEMAS))(
    'accepts exactly what the reader accepts, under %s',
    (_name, schema) => {
      const isValid = validatorOf(customerSchema(schema))
      fc.assert(
        fc.property(anyUntrusted(schema), (customer) => {
          expect(isValid(customer)).toBe(isAccepted(schema, customer))
        }),
        { numRuns: 500 },
      )
    },
  )

  it.each(FEATURES)('accepts exactly what the reader accepts as $where, $name', ({ schema }) => {
    const isValid = validatorOf(customerSchema(schema))
    fc.assert(
      fc.property(anyUntrusted(schema), (customer) => {
        expect(isValid(customer)).toBe(isAccepted(schema, customer))
      }),
      { numRuns: 500 },
    )
  })

  it('accepts text that spells a number out of bounds, of which only words can warn', () => {
    const schema = schemaOf({ name: 'age', type: 'integer', min: 0, max: 130, missing: false })
    const isValid = validatorOf(customerSchema(schema))
    expect([isValid({ age: '131' }), isAccepted(schema, { age: '131' })]).toEqual([true, false])
    expect(customerSchema(schema).properties?.age?.description).toBe(
      'an integer in [0, 130], as a number or as text that spells it',
    )
  })

  it.each([
    ['a list', []],
    ['null', null],
    ['text', 'C1'],
  ])('refuses %s', (_name, customer) => {
    expect(validatorOf(customerSchema(EVERY_KIND))(customer)).toBe(false)
  })

  it('lets a feature that is named as the flag keep its rule', () => {
    const schema = schemaOf({ name: 'objected', type: 'integer', missing: false })
    const isValid = validatorOf(customerSchema(schema))
    expect([isValid({ objected: 1 }), isValid({ objected: 'yes' })]).toEqual([true, false])
  })
})

describe('exampleCustomer', () => {
  it('is the reference customer, as far as the schema accepts her', () => {
    const reference = { age: 37.5, balance: 2.25, gender: 'M', region: 'North' }
    expect(exampleCustomer(EVERY_KIND, reference)).toEqual({ ...reference, age: 38 })
  })

  it.each(Object.entries(SCHEMAS).filter(([name]) => !name.includes('JavaScript')))(
    'obeys %s where nothing is known of her',
    (_name, schema) => {
      const customer = exampleCustomer(schema, {})
      expect(isAccepted(schema, customer)).toBe(true)
      expect(validatorOf(customerSchema(schema))(customer)).toBe(true)
    },
  )
})
