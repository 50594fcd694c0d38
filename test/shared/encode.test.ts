import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Cell } from '../../shared/customer-record.ts'
import { encode, encodedWidth, findInputGaps } from '../../shared/encode.ts'
import { inputNames, type PreprocessingParameters } from '../../shared/preprocessing.ts'
import type { Feature } from '../../shared/schema.ts'
import { anyCustomer, anyParameters, EVERY_KIND } from '../helpers/customers.ts'
import { schemaOf } from '../helpers/schema-of.ts'
import { tableOf } from '../helpers/tables.ts'

const SPEND: Feature = { name: 'spend', type: 'number', missing: true }
const PLAN: Feature = { name: 'plan', type: 'category', open: true, missing: true }

const LEARNED_SPEND = { name: 'spend', kind: 'numeric', mean: 10, scale: 4, median: 12 } as const
const LEARNED_PLAN = { name: 'plan', kind: 'category', categories: ['basic', 'gold'] } as const

/** The inputs of one customer with one feature. */
function encodeCell(
  feature: Feature,
  learned: PreprocessingParameters['features'][number],
  cell: Cell,
): number[] {
  return Array.from(encode({ features: [learned] }, tableOf(schemaOf(feature), [[cell]])))
}

describe('encode', () => {
  it.each([
    { cell: 10, inputs: [0, 0] },
    { cell: 18, inputs: [2, 0] },
    { cell: 9, inputs: [-0.25, 0] },
    { cell: null, inputs: [0.5, 1] },
    { cell: 3.4e38, inputs: [1e6, 0] },
    { cell: -3.4e38, inputs: [-1e6, 0] },
  ])('standardises $cell to $inputs, the second for missing', ({ cell, inputs }) => {
    expect(encodeCell(SPEND, { ...LEARNED_SPEND, indicates_missing: true }, cell)).toEqual(inputs)
  })

  it('takes the median for a missing number where training rows never lacked one', () => {
    expect(encodeCell(SPEND, { ...LEARNED_SPEND, indicates_missing: false }, null)).toEqual([0.5])
  })

  it.each([10, 11, -3.4e38, null])('makes 0 of %d where training rows never varied', (cell) => {
    const constant = { ...LEARNED_SPEND, scale: 0, indicates_missing: false }

    expect(encodeCell(SPEND, constant, cell)).toEqual([0])
  })

  it.each([
    { cell: 9, inputs: [-0.25, 0, 0, 0] },
    { cell: 10, inputs: [0, 0, 0, 0] },
    { cell: 15, inputs: [1.25, 0.5, 0, 0] },
    { cell: 20, inputs: [2.5, 1, 0, 0] },
    { cell: 24, inputs: [3.5, 1, 0.1, 0] },
    { cell: 3.4e38, inputs: [1e6, 1, 1, 0] },
    { cell: null, inputs: [0.5, 0.2, 0, 1] },
  ])('tells how far into each bin $cell reaches: $inputs', ({ cell, inputs }) => {
    const binned = { ...LEARNED_SPEND, edges: [10, 20, 60], indicates_missing: true }

    expect(encodeCell(SPEND, binned, cell)).toEqual(inputs.map(Math.fround))
    expect(inputNames({ features: [binned] })).toEqual([
      'spend',
      'spend 10..20',
      'spend 20..60',
      'spend (missing)',
    ])
  })

  it('still tells that a number is missing which otherwise never varied', () => {
    const constant = { ...LEARNED_SPEND, scale: 0, indicates_missing: true }

    expect(encodeCell(SPEND, constant, null)).toEqual([0, 1])
  })

  it.each([
    { cell: 'basic', inputs: [1, 0, 0, 0] },
    { cell: 'gold', inputs: [0, 1, 0, 0] },
    { cell: null, inputs: [0, 0, 1, 0] },
    { cell: 'silver', inputs: [0, 0, 0, 1] },
    { cell: 'Gold', inputs: [0, 0, 0, 1] },
    { cell: 'constructor', inputs: [0, 0, 0, 1] },
  ])('makes $inputs of the category $cell', ({ cell, inputs }) => {
    expect(encodeCell(PLAN, { ...LEARNED_PLAN, indicates_missing: true }, cell)).toEqual(inputs)
  })

  it.each([null, 'silver'])('takes %s for unseen where training rows never lacked one', (cell) => {
    const learned = { ...LEARNED_PLAN, indicates_missing: false }

    expect(encodeCell(PLAN, learned, cell)).toEqual([0, 0, 1])
  })

  it('lays customers out row by row, features in order', () => {
    const parameters: PreprocessingParameters = {
      features: [
        { ...LEARNED_PLAN, indicates_missing: false },
        { ...LEARNED_SPEND, indicates_missing: false },
      ],
    }
    const table = tableOf(schemaOf(PLAN, SPEND), [
      ['gold', 14],
      ['basic', 6],
    ])

    expect(encode(parameters, table)).toEqual(Float32Array.of(0, 1, 0, 1, 1, 0, 0, -1))
  })

  it('encodes no customers', () => {
    const parameters = { features: [{ ...LEARNED_PLAN, indicates_missing: false }] }

    expect(encode(parameters, tableOf(schemaOf(PLAN), []))).toEqual(new Float32Array())
  })

  it.each([
    { columns: [SPEND], received: 'numeric' },
    { columns: [], received: 'none' },
  ])('refuses a table of other columns: $received', ({ columns, received }) => {
    const parameters = { features: [{ ...LEARNED_PLAN, indicates_missing: false }] }

    expect(() => encode(parameters, tableOf(schemaOf(...columns), []))).toThrow(
      new TypeError(`Expected a category column for "plan". Received ${received}.`),
    )
  })

  it('is finite and as wide as it says, for any customer and any parameters', () => {
    fc.assert(
      fc.property(anyParameters, anyCustomer, (parameters, { values }) => {
        const encoded = encode(parameters, tableOf(EVERY_KIND, [values]))

        expect(Array.from(encoded).every(Number.isFinite)).toBe(true)
        expect(encoded).toHaveLength(encodedWidth(parameters))
        expect(encoded).toHaveLength(inputNames(parameters).length)
      }),
      { numRuns: 500 },
    )
  })

  it('gives the same bytes alone as in a batch', () => {
    fc.assert(
      fc.property(anyParameters, fc.array(anyCustomer), (parameters, customers) => {
        const rows = customers.map(({ values }) => values)
        const together = encode(parameters, tableOf(EVERY_KIND, rows))
        const alone = rows.map((values) => encode(parameters, tableOf(EVERY_KIND, [values])))

        expect(Buffer.from(together.buffer)).toEqual(
          Buffer.concat(alone.map(({ buffer }) => Buffer.from(buffer))),
        )
      }),
    )
  })
})

describe('findInputGaps', () => {
  const parameters: PreprocessingParameters = {
    features: [
      { ...LEARNED_SPEND, indicates_missing: false },
      { ...LEARNED_PLAN, indicates_missing: false },
    ],
  }

  it.each([
    { values: [10, 'gold'], imputed: [], unseen: [] },
    { values: [null, 'gold'], imputed: ['spend'], unseen: [] },
    { values: [10, 'silver'], imputed: [], unseen: ['plan'] },
    { values: [null, null], imputed: ['spend', 'plan'], unseen: [] },
  ])('finds $imputed imputed and $unseen unseen', ({ values, ...gaps }) => {
    expect(findInputGaps(parameters, values)).toEqual(gaps)
  })
})
