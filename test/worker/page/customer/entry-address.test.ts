import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Cell } from '../../../../shared/customer-record.ts'
import type { Feature } from '../../../../shared/schema.ts'
import { readEntries, writeValues } from '../../../../worker/page/customer/entry-address.ts'
import { readAddress, writeAddress } from '../../../../worker/page/session/address.ts'
import { schemaOf } from '../../../helpers/schema-of.ts'

const SCHEMA = schemaOf(
  { name: 'recency', type: 'integer', min: 0, missing: false },
  { name: 'open rate', type: 'number', missing: true },
  { name: 'region', type: 'category', open: true, missing: true },
)

const TYPICAL = [41, 0.31, 'North']

function read(query: string, schema = SCHEMA, typical: readonly (string | number)[] = TYPICAL) {
  return readEntries(schema, new URLSearchParams(query), typical)
}

describe('writeValues', () => {
  it('names every feature, and leaves empty what is not known', () => {
    const settings = writeValues(SCHEMA, [12, null, 'Sur & Cía'], TYPICAL)
    expect(settings.toString()).toBe('recency=12&open+rate=&region=Sur+%26+C%C3%ADa')
  })

  it('says nothing of the typical customer', () => {
    expect(writeValues(SCHEMA, TYPICAL, TYPICAL).toString()).toBe('')
  })
})

describe('readEntries', () => {
  it.each([
    ['', TYPICAL],
    ['recency=12', [12, 0.31, 'North']],
    ['recency=12&unknown=1&label=1', [12, 0.31, 'North']],
    ['recency=', [null, 0.31, 'North']],
    ['recency=+12+', [12, 0.31, 'North']],
    ['recency=soon', ['soon', 0.31, 'North']],
    ['recency=1e999', ['1e999', 0.31, 'North']],
    ['recency=-0', [0, 0.31, 'North']],
    ['recency=1&recency=2', [1, 0.31, 'North']],
    ['open+rate=0.5&region=', [41, 0.5, null]],
    ['region=12', [41, 0.31, '12']],
    ['__proto__=1&constructor=2&toString=3', TYPICAL],
  ])('of %j are %j', (query, entries) => {
    expect(read(query)).toEqual(entries)
  })

  it('reads features that are called as what every object has', () => {
    const schema = schemaOf(
      ...['__proto__', 'constructor', 'toString'].map(
        (name): Feature => ({ name, type: 'number', missing: false }),
      ),
    )
    expect(read('__proto__=1&constructor=2', schema, [7, 8, 9])).toEqual([1, 2, 9])
  })
})

describe('a link', () => {
  const names = fc.uniqueArray(fc.string({ minLength: 1, unit: 'grapheme' }), { minLength: 1 })
  const number = fc.double({ noNaN: true, min: -3.4e38, max: 3.4e38 }).map((value) => value + 0)
  const text = fc.string({ minLength: 1, unit: 'grapheme' })
  const field = fc.oneof(
    fc.record({
      type: fc.constantFrom('integer' as const, 'number' as const),
      value: fc.option(number),
    }),
    fc.record({ type: fc.constant('category' as const), value: fc.option(text) }),
  )
  const customer = names.chain((all) =>
    fc.array(field, { minLength: all.length, maxLength: all.length }).map((fields) => ({
      schema: schemaOf(
        ...fields.map(({ type }, at) => ({ name: all[at], type, open: true, missing: true })),
      ),
      values: fields.map(({ value }): Cell => value),
    })),
  )

  it('shows the values that it was made of, whatever they and their features are called', () => {
    fc.assert(
      fc.property(customer, ({ schema, values }) => {
        const link = writeAddress('customer', writeValues(schema, values, []))
        expect(readEntries(schema, readAddress(link).settings, [])).toEqual(values)
      }),
    )
  })
})
