/** Arbitrary customers for fast-check, and parameters to encode them with. */

import fc from 'fast-check'
import type { CustomerRecord } from '../../shared/customer-record.ts'
import { readCustomer } from '../../shared/customer-record.ts'
import type { PreprocessingParameters } from '../../shared/preprocessing.ts'
import type { Schema } from '../../shared/schema.ts'
import { schemaOf } from './schema-of.ts'

/** A feature of every kind. */
export const EVERY_KIND: Schema = schemaOf(
  { name: 'age', type: 'integer', min: 0, max: 130, missing: true },
  { name: 'balance', type: 'number', missing: true },
  { name: 'gender', type: 'category', categories: ['M', 'F'], open: false, missing: true },
  { name: 'region', type: 'category', open: true, missing: true },
)

const finite = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(0, -0, 5e-324, -3.4e38, 3.4e38, Number.MAX_VALUE),
)

/** Ends of bins, of any width. */
const edges = fc
  .uniqueArray(
    fc
      .double({ noNaN: true, noDefaultInfinity: true, min: -3.4e38, max: 3.4e38 })
      .map((x) => x + 0),
    { minLength: 2, maxLength: 6 },
  )
  .map((ends) => ends.sort((first, second) => first - second))

/** Any parameters that a bundle may carry, however unlikely. */
export const anyParameters: fc.Arbitrary<PreprocessingParameters> = fc
  .tuple(numeric('age'), numeric('balance'), category('gender'), category('region'))
  .map((features) => ({ features }))

/** Any customer that `readCustomer` accepts under `EVERY_KIND`. */
export const anyCustomer: fc.Arbitrary<CustomerRecord> = fc
  .record({
    age: fc.option(fc.integer({ min: 0, max: 130 })),
    balance: fc.option(finite.filter((value) => Math.abs(value) <= 3.4e38)),
    gender: fc.option(fc.constantFrom('M', 'F')),
    region: fc.option(fc.string({ maxLength: 3 })),
  })
  .map((fields) => {
    const reading = readCustomer(EVERY_KIND, (column) => fields[column as keyof typeof fields])
    if (!reading.ok) throw new TypeError('Expected fields that obey the schema.')
    return reading.customer
  })

function numeric(name: string) {
  return fc.record({
    name: fc.constant(name),
    kind: fc.constant('numeric' as const),
    mean: finite,
    scale: finite.map(Math.abs),
    median: finite,
    indicates_missing: fc.boolean(),
    edges: fc.option(edges, { nil: undefined }),
  })
}

function category(name: string) {
  return fc.record({
    name: fc.constant(name),
    kind: fc.constant('category' as const),
    categories: fc.uniqueArray(fc.oneof(fc.constantFrom('M', 'F'), fc.string({ maxLength: 3 }))),
    indicates_missing: fc.boolean(),
  })
}
