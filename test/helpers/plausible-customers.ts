/** Customers of two campaigns for fast-check: alike enough to be encoded by either's parameters. */

import fc from 'fast-check'
import type { Cell } from '../../shared/customer-record.ts'
import type { PreprocessingParameters } from '../../shared/preprocessing.ts'

const NAMES = ['M', 'F', 'Other', 'North', 'South', 'East']

/** Parameters of `EVERY_KIND`, such as rows may have taught. */
export const plausibleParameters: fc.Arbitrary<PreprocessingParameters> = fc
  .tuple(numeric('age'), numeric('balance'), category('gender'), category('region'))
  .map((features) => ({ features }))

/** Values in the order of `EVERY_KIND`, none of them out of proportion. */
export const plainCustomers: fc.Arbitrary<Cell[][]> = fc.array(
  fc.tuple(
    fc.option(fc.integer({ min: 0, max: 130 })),
    fc.option(fc.double({ min: -100, max: 200, noNaN: true })),
    fc.option(fc.constantFrom(...NAMES)),
    fc.option(fc.constantFrom(...NAMES)),
  ),
  { minLength: 1, maxLength: 8 },
)

function numeric(name: string) {
  return fc.record({
    name: fc.constant(name),
    kind: fc.constant('numeric' as const),
    mean: fc.double({ min: -50, max: 100, noNaN: true }),
    scale: fc.oneof(fc.constant(0), fc.double({ min: 20, max: 60, noNaN: true })),
    median: fc.double({ min: -50, max: 100, noNaN: true }),
    indicates_missing: fc.boolean(),
    edges: fc.constantFrom(undefined, [-20, 10], [0, 18, 30, 45.5, 90]),
  })
}

function category(name: string) {
  return fc.record({
    name: fc.constant(name),
    kind: fc.constant('category' as const),
    categories: fc.subarray(NAMES),
    indicates_missing: fc.boolean(),
  })
}
