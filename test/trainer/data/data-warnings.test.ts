import { describe, expect, it } from 'vitest'
import { findWarnings } from '../../../trainer/data/data-warnings.ts'
import { checkedData } from '../../helpers/checked-data.ts'

/** Enough rows that nothing else is warned about. */
const ROWS = 2000

const label = (row: number) => (row % 2 === 0 ? 1 : 0)

describe('findWarnings', () => {
  it('has nothing to say of a sound history', async () => {
    const data = await checkedData({
      rows: ROWS,
      cells: { x: (row) => row + 0.5, label },
      features: [{ name: 'x', type: 'number', missing: false }],
    })

    expect(findWarnings(data)).toEqual([])
  })

  it.each([
    { type: 'integer', different: 1901, distinctShare: 0.9505 },
    { type: 'category', different: 1901, distinctShare: 0.9505 },
  ] as const)(
    'tells a $type column that names rows',
    async ({ type, different, distinctShare }) => {
      const data = await checkedData({
        rows: ROWS,
        cells: { x: (row) => row % different, y: (row) => row + 0.5, label },
        features: [
          { name: 'x', missing: false, ...{ type, open: true } },
          { name: 'y', type: 'number', missing: false },
        ],
      })

      expect(findWarnings(data)).toEqual([{ kind: 'id_like', feature: 'x', distinctShare }])
    },
  )

  it.each([
    { name: 'too few different values', rows: ROWS, x: (row: number) => row % 1900 },
    {
      name: 'rows that are mostly empty',
      rows: ROWS,
      x: (row: number) => (row % 10 === 0 ? '' : row),
    },
    { name: 'fewer than a hundred rows', rows: 99, x: (row: number) => row },
  ])('takes $name for no id', async ({ rows, x }) => {
    const data = await checkedData({
      rows,
      cells: { x, y: (row) => row, label },
      features: [
        { name: 'x', type: 'integer', missing: true },
        { name: 'y', type: 'number', missing: false },
      ],
    })

    expect(findWarnings(data).map(({ kind }) => kind)).not.toContain('id_like')
  })

  it.each([
    { different: 1980, expected: [{ kind: 'repeated_rows', rows: 20, share: 0.01 }] },
    { different: 1981, expected: [] },
  ])('counts $different different rows of 2,000', async ({ different, expected }) => {
    const data = await checkedData({
      rows: ROWS,
      cells: { x: (row) => row % different, label },
      features: [{ name: 'x', type: 'number', missing: false }],
    })

    expect(findWarnings(data)).toEqual(expected)
  })

  it('counts the positives of each part', async () => {
    const data = await checkedData({
      rows: 400,
      // 138 positives: 99 to train, 11 to validate, 28 to test.
      cells: { x: (row) => row, label: (row) => (row < 138 ? 1 : 0) },
      features: [{ name: 'x', type: 'number', missing: false }],
    })

    expect(findWarnings(data)).toEqual([
      { kind: 'few_positives', part: 'train', positives: 99, expected: 100 },
      { kind: 'few_positives', part: 'validation', positives: 11, expected: 20 },
      { kind: 'few_positives', part: 'test', positives: 28, expected: 50 },
    ])
  })

  it('counts customers whom the data itself divides', async () => {
    const data = await checkedData({
      rows: ROWS,
      cells: {
        id: (row) => row % 1999,
        x: (row) => row,
        label,
        part: (row) => (row < 1500 ? 'train' : 'test'),
      },
      features: [{ name: 'x', type: 'number', missing: false }],
      schema: { id: 'id', repeated_customers: true, split: 'part' },
    })

    expect(findWarnings(data)).toEqual([{ kind: 'divided_customers', customers: 1 }])
  })
})
