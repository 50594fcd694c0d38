import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { describeReceived, parseNumber, readCustomer } from '../../shared/customer-record.ts'
import type { Feature, Schema } from '../../shared/schema.ts'
import { schemaOf } from '../helpers/schema-of.ts'

const INTEGER: Feature = { name: 'x', type: 'integer', min: 0, max: 130, missing: false }
const NUMBER: Feature = { name: 'x', type: 'number', missing: false }
const CLOSED: Feature = {
  name: 'x',
  type: 'category',
  categories: ['M', '28', 'True', 'False'],
  open: false,
  missing: false,
}
const OPEN: Feature = { name: 'x', type: 'category', open: true, missing: false }

function schemaWith(...features: readonly Feature[]): Schema {
  return { ...schemaOf(...features), id: 'id', missing_values: ['NA', '-999'] }
}

/** Reads customer `c1` whose only feature `x` has this value. */
function readValue(feature: Feature, value: unknown) {
  return readCustomer(schemaWith(feature), (column) => ({ id: 'c1', x: value })[column])
}

describe('readCustomer', () => {
  it('reads values in the order of the features, and looks at no other field', () => {
    const schema = schemaWith({ ...OPEN, name: 'region' }, { ...NUMBER, name: 'spend' })
    const asked: string[] = []
    const reading = readCustomer(schema, (column) => {
      asked.push(column)
      return { id: 'c1', spend: 3.5, region: 'North', label: 1 }[column]
    })

    expect(reading).toEqual({ ok: true, customer: { id: 'c1', values: ['North', 3.5] } })
    expect(asked).toEqual(['id', 'region', 'spend'])
  })

  it.each([
    { type: 'an integer', feature: INTEGER, value: '42', cell: 42 },
    { type: 'an integer', feature: INTEGER, value: 42, cell: 42 },
    { type: 'an integer', feature: INTEGER, value: ' 42.0 ', cell: 42 },
    { type: 'an integer', feature: INTEGER, value: '1e2', cell: 100 },
    { type: 'an integer', feature: INTEGER, value: 0, cell: 0 },
    { type: 'an integer', feature: INTEGER, value: '130', cell: 130 },
    { type: 'a number', feature: NUMBER, value: '-.5', cell: -0.5 },
    { type: 'a number', feature: NUMBER, value: '+3.4e38', cell: 3.4e38 },
    { type: 'a closed category', feature: CLOSED, value: ' M ', cell: 'M' },
    { type: 'a closed category', feature: CLOSED, value: '28.0', cell: '28' },
    { type: 'a closed category', feature: CLOSED, value: 28, cell: '28' },
    { type: 'a closed category', feature: CLOSED, value: true, cell: 'True' },
    { type: 'an open category', feature: OPEN, value: 'anything', cell: 'anything' },
    { type: 'an open category', feature: OPEN, value: 28.5, cell: '28.5' },
    { type: 'an open category', feature: OPEN, value: false, cell: 'false' },
  ])('reads $value as $type', ({ feature, value, cell }) => {
    expect(readValue(feature, value)).toEqual({ ok: true, customer: { id: 'c1', values: [cell] } })
  })

  it.each([
    { feature: INTEGER, value: '42.5', received: '"42.5"' },
    { feature: INTEGER, value: -1, received: '-1' },
    { feature: INTEGER, value: '131', received: '"131"' },
    { feature: INTEGER, value: true, received: 'true' },
    { feature: INTEGER, value: [42], received: 'a list' },
    { feature: INTEGER, value: '', received: 'nothing' },
    { feature: INTEGER, value: null, received: 'nothing' },
    { feature: INTEGER, value: undefined, received: 'nothing' },
    { feature: INTEGER, value: 'NA', received: '"NA"' },
    { feature: INTEGER, value: '-999', received: '"-999"' },
    { feature: NUMBER, value: '12,5', received: '"12,5"' },
    { feature: NUMBER, value: '0x10', received: '"0x10"' },
    { feature: NUMBER, value: '$12', received: '"$12"' },
    { feature: NUMBER, value: 'NaN', received: '"NaN"' },
    { feature: NUMBER, value: Number.NaN, received: 'NaN' },
    { feature: NUMBER, value: Number.POSITIVE_INFINITY, received: 'Infinity' },
    { feature: NUMBER, value: 3.5e38, received: '3.5e+38' },
    { feature: NUMBER, value: {}, received: 'an object' },
    { feature: CLOSED, value: 'm', received: '"m"' },
    { feature: CLOSED, value: 29, received: '29' },
    { feature: OPEN, value: { name: 'M' }, received: 'an object' },
    { feature: OPEN, value: Number.NaN, received: 'NaN' },
    { feature: OPEN, value: '  ', received: 'nothing' },
  ])('refuses $value', ({ feature, value, received }) => {
    expect(readValue(feature, value)).toMatchObject({
      ok: false,
      issues: [{ field: 'x', received }],
    })
  })

  it('says what it expected', () => {
    expect(readValue(INTEGER, 'old')).toEqual({
      ok: false,
      issues: [{ field: 'x', expected: 'an integer in [0, 130]', received: '"old"' }],
    })
  })

  it.each([undefined, null, '', '  ', 'NA', ' NA ', '-999', -999])(
    'takes %j for missing where the schema allows it',
    (value) => {
      const missing = { ok: true, customer: { id: 'c1', values: [null] } }

      expect(readValue({ ...NUMBER, missing: true }, value)).toEqual(missing)
      expect(readValue({ ...OPEN, missing: true }, value)).toEqual(missing)
    },
  )

  it.each([
    { value: 'c1', id: 'c1' },
    { value: ' c 1 ', id: 'c 1' },
    { value: 12, id: '12' },
    { value: 'NA', id: 'NA' },
  ])('reads the id $value', ({ value, id }) => {
    expect(readCustomer(schemaWith(), () => value)).toEqual({
      ok: true,
      customer: { id, values: [] },
    })
  })

  it.each([undefined, null, '', '  ', true, ['c1'], {}])('refuses the id %j', (value) => {
    expect(readCustomer(schemaWith(), () => value)).toMatchObject({
      ok: false,
      issues: [{ field: 'id', expected: "the customer's id" }],
    })
  })

  it('asks for no id where the schema has none', () => {
    expect(readCustomer({ ...schemaWith(), id: null }, () => undefined)).toEqual({
      ok: true,
      customer: { id: null, values: [] },
    })
  })

  it('tells every issue, in the order of the fields', () => {
    const reading = readCustomer(
      schemaWith({ ...INTEGER, name: 'age' }, { ...CLOSED, name: 'gender' }),
      () => undefined,
    )

    expect(reading).toMatchObject({
      ok: false,
      issues: [{ field: 'id' }, { field: 'age' }, { field: 'gender' }],
    })
  })

  it.each([
    { feature: INTEGER, cells: expect.toBeOneOf([...Array(131).keys()]) },
    { feature: NUMBER, cells: expect.toSatisfy((cell) => Math.abs(cell) <= 3.4e38) },
    { feature: CLOSED, cells: expect.toBeOneOf(['M', '28', 'True', 'False']) },
    { feature: OPEN, cells: expect.stringMatching(/\S/) },
  ])('refuses what breaks the rule of $feature, whatever it is sent', ({ feature, cells }) => {
    const value = fc.oneof(
      fc.anything({ withBigInt: true, withNullPrototype: true }),
      fc.integer({ min: -10, max: 200 }),
      fc.double().map(String),
      fc.constantFrom('M', '28.0', true, ' '),
    )
    fc.assert(
      fc.property(value, (value) => {
        const reading = readValue(feature, value)

        expect(reading).toEqual(
          reading.ok
            ? { ok: true, customer: { id: 'c1', values: [cells] } }
            : { ok: false, issues: [expect.objectContaining({ field: 'x' })] },
        )
      }),
    )
  })
})

describe('parseNumber', () => {
  it.each([
    { text: '12', number: 12 },
    { text: '-1.50', number: -1.5 },
    { text: '+.5', number: 0.5 },
    { text: '5.', number: 5 },
    { text: '1E-3', number: 0.001 },
    { text: '007', number: 7 },
  ])('reads $text', ({ text, number }) => {
    expect(parseNumber(text)).toBe(number)
  })

  it.each([
    '',
    ' ',
    '.',
    '-',
    '1e',
    '1,5',
    '1 000',
    '1_000',
    '0x1F',
    'NaN',
    'Infinity',
    '１２',
    '1n',
  ])('takes "%s" for no number', (text) => {
    expect(parseNumber(text)).toBeNaN()
  })

  it('reads every number that JavaScript writes', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
        expect(parseNumber(String(number))).toBe(number === 0 ? 0 : number)
      }),
    )
  })
})

describe('describeReceived', () => {
  it.each([
    { value: undefined, words: 'nothing' },
    { value: null, words: 'nothing' },
    { value: '', words: 'nothing' },
    { value: 0, words: '0' },
    { value: false, words: 'false' },
    { value: 'two\n"lines"', words: '"two\\n\\"lines\\""' },
    { value: 'x'.repeat(40), words: `"${'x'.repeat(40)}"` },
    { value: 'x'.repeat(41), words: `"${'x'.repeat(40)}..."` },
    { value: [], words: 'a list' },
    { value: { a: 1 }, words: 'an object' },
  ])('calls $value $words', ({ value, words }) => {
    expect(describeReceived(value)).toBe(words)
  })
})

describe('decimal commas', () => {
  const schema: Schema = {
    ...schemaOf({ name: 'spend', type: 'number', missing: false }),
    decimal_comma: true,
  }

  it.each([
    ['12,5', 12.5],
    ['-0,25', -0.25],
    ['12.5', 12.5],
    ['1.015,36', 1015.36],
    ['12', 12],
    [12.5, 12.5],
  ])('reads %j as %d where the schema says so', (spend, value) => {
    expect(readCustomer(schema, () => spend)).toMatchObject({
      ok: true,
      customer: { values: [value] },
    })
  })

  it.each(['1.23,5', '1,2,3', ','])('refuses %s, which spells no number', (spend) => {
    expect(readCustomer(schema, () => spend)).toMatchObject({ ok: false })
  })

  it.each([
    ['1,015.36', 1015.36],
    ['-12,500', -12500],
    ['1,000,000', 1e6],
  ])('elsewhere takes commas between thousands: %s', (spend, value) => {
    expect(readCustomer({ ...schema, decimal_comma: false }, () => spend)).toMatchObject({
      ok: true,
      customer: { values: [value] },
    })
  })

  it.each(['12,5', '0,001', '1,2,3'])('elsewhere refuses %s', (spend) => {
    expect(readCustomer({ ...schema, decimal_comma: false }, () => spend)).toMatchObject({
      ok: false,
    })
  })
})
