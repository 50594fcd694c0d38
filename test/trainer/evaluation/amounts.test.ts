import { describe, expect, it } from 'vitest'
import { amountsOf } from '../../../trainer/evaluation/amounts.ts'
import { expectFailure } from '../../helpers/expect-failure.ts'
import { schemaOf } from '../../helpers/schema-of.ts'
import { tableOf } from '../../helpers/tables.ts'

const SCHEMA = schemaOf(
  { name: 'margin', type: 'number', missing: true },
  { name: 'plan', type: 'category', open: true, missing: false },
)

const SOURCE = {
  schema: SCHEMA,
  customers: tableOf(SCHEMA, [
    [12.5, 'gold'],
    [null, 'basic'],
    [3, 'basic'],
  ]),
  rows: Int32Array.of(2, 0),
  flag: '--value_per_conversion',
}

describe('amountsOf', () => {
  it('gives every row the same amount', () => {
    expect(amountsOf(0.02, SOURCE)).toEqual(Float64Array.of(0.02, 0.02))
  })

  it('reads the amounts of the rows wanted from a column', () => {
    expect(amountsOf('margin', SOURCE)).toEqual(Float64Array.of(3, 12.5))
  })

  it.each([
    { column: 'plan', received: 'a category' },
    { column: 'label', received: 'no feature' },
  ])('refuses column $column, which is $received', async ({ column, received }) => {
    await expectFailure(
      () => amountsOf(column, SOURCE),
      'invalid-usage',
      "Expected --value_per_conversion to be an amount or a column of numbers among the schema's " +
        `features. Received "${column}", which is ${received}.`,
    )
  })

  it('refuses to make up an amount that a customer lacks', async () => {
    await expectFailure(
      () => amountsOf('margin', { ...SOURCE, rows: Int32Array.of(0, 1, 2) }),
      'invalid-data',
      'Expected an amount in column "margin", named by --value_per_conversion, for every customer. ' +
        'Received 1 of 3 customers without one.',
    )
  })
})
