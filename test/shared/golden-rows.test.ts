import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { Failure } from '../../shared/failure.ts'
import {
  computeGoldenRows,
  findGoldenDifferences,
  type GoldenContext,
  goldenRowsDocument,
} from '../../shared/golden-rows.ts'
import { toProbability } from '../../shared/score.ts'
import { schemaOf } from '../helpers/schema-of.ts'

const CONTEXT: GoldenContext = {
  schema: {
    ...schemaOf(
      { name: 'spend', type: 'number', missing: true },
      { name: 'plan', type: 'category', open: true, missing: false },
    ),
    id: 'customer_id',
  },
  preprocessing: {
    features: [
      { name: 'spend', kind: 'numeric', mean: 10, scale: 4, median: 12, indicates_missing: false },
      { name: 'plan', kind: 'category', categories: ['gold'], indicates_missing: false },
    ],
  },
  // Of the inputs spend, plan=gold and plan (unseen), the first two decide.
  computeLogits: (encoded, rows) =>
    Float32Array.from({ length: rows }, (_, row) => encoded[row * 3] - encoded[row * 3 + 1]),
}

const CUSTOMERS = [
  { spend: 18, plan: 'gold' },
  { spend: null, plan: 'silver' },
]

describe('computeGoldenRows', () => {
  it('keeps the raw customer, the bytes of her inputs, the logit and the probability', () => {
    expect(computeGoldenRows(CUSTOMERS, CONTEXT)).toEqual([
      {
        customer: CUSTOMERS[0],
        // 2, 1 and 0, each a float32 with its lowest byte first.
        encoded: '00000040' + '0000803f' + '00000000',
        logit: 1,
        probability: 0.7310585786300049,
      },
      {
        customer: CUSTOMERS[1],
        encoded: '0000003f' + '00000000' + '0000803f',
        logit: 0.5,
        probability: 0.6224593312018546,
      },
    ])
  })

  it('refuses a customer who does not obey the schema', () => {
    expect(() => computeGoldenRows([{ spend: 1, plan: null }], CONTEXT)).toThrow(
      new Failure('invalid-bundle', 'Expected plan to be a category. Received nothing.'),
    )
  })
})

describe('findGoldenDifferences', () => {
  const golden = computeGoldenRows(CUSTOMERS, CONTEXT)

  it('finds none where everything is reproduced, also from JSON', () => {
    const read = v.parse(goldenRowsDocument, JSON.parse(JSON.stringify(golden)))

    expect(findGoldenDifferences(read, CONTEXT)).toEqual([])
  })

  it('finds another network', () => {
    const differences = findGoldenDifferences(golden, {
      ...CONTEXT,
      computeLogits: (_, rows) => new Float32Array(rows).fill(0.5),
    })

    expect(differences).toEqual([
      'Golden row 0: expected logit 1. Received 0.5.',
      'Golden row 0: expected probability 0.7310585786300049. Received 0.6224593312018546.',
    ])
  })

  it('finds another encoding', () => {
    const differences = findGoldenDifferences([{ ...golden[0], encoded: '00'.repeat(12) }], CONTEXT)

    expect(differences).toEqual([
      `Golden row 0: expected encoded ${'00'.repeat(12)}. Received 000000400000803f00000000.`,
    ])
  })

  it.each([
    { of: 'the last bit', expected: 1 + 2 ** -52, received: 1 },
    { of: 'a sign', expected: 0, received: -0 },
    { of: 'a number', expected: 1, received: Number.NaN },
  ])('finds a difference of $of', ({ expected, received }) => {
    const computeLogits = () => Float32Array.of(received)
    const { encoded, customer } = golden[0]
    const row = { customer, encoded, logit: expected, probability: toProbability(received) }

    expect(findGoldenDifferences([row], { ...CONTEXT, computeLogits })).toEqual([
      `Golden row 0: expected logit ${expected}. Received ${received}.`,
    ])
  })
})

describe('goldenRowsDocument', () => {
  const [row] = computeGoldenRows(CUSTOMERS, CONTEXT)

  it.each([
    { what: 'no rows', document: [] },
    { what: 'half a number', document: [{ ...row, encoded: '0000' }] },
    { what: 'other digits', document: [{ ...row, encoded: '0000004G' }] },
    { what: 'a logit that JSON made null', document: [{ ...row, logit: null }] },
    { what: 'a field too many', document: [{ ...row, id: 'c1' }] },
    { what: 'a list for a cell', document: [{ ...row, customer: { spend: [1] } }] },
  ])('refuses $what', ({ document }) => {
    expect(v.is(goldenRowsDocument, document)).toBe(false)
  })
})
