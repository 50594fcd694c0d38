import { describe, expect, it } from 'vitest'
import type { Feature } from '../../../shared/schema.ts'
import { checkData, type DataCheck, requireNoLeaks } from '../../../trainer/data/data-check.ts'
import { createRandom } from '../../../trainer/random.ts'
import { checkedData } from '../../helpers/checked-data.ts'
import { expectFailure } from '../../helpers/expect-failure.ts'

const ROWS = 1000

/** One row in five is positive. */
const label = (row: number) => (row % 5 === 0 ? 1 : 0)

/** Numbers in [0, 1) that have nothing to do with the label, the same for each test. */
const noise = Float64Array.from({ length: ROWS }, createRandom(1, 'noise').uniform)

const category = { type: 'category', open: true, missing: true } as const
const integer = { type: 'integer', missing: true } as const
const number = { type: 'number', missing: true } as const

/** Checks a history of one feature, `x`. */
async function checkColumn(
  kind: typeof category | typeof integer | typeof number,
  cellOf: (row: number) => string | number,
): Promise<DataCheck> {
  const feature: Feature = { name: 'x', ...kind }
  return checkData(
    await checkedData({ rows: ROWS, cells: { x: cellOf, label }, features: [feature] }),
  )
}

describe('checkData', () => {
  it.each([
    { name: 'the label itself', kind: integer, cell: label, rocAuc: 1, isCopy: true },
    {
      name: 'the label in other words',
      kind: category,
      cell: (row: number) => (label(row) === 1 ? 'sold' : ''),
      rocAuc: 1,
      isCopy: true,
    },
    {
      name: 'the label turned round',
      kind: integer,
      cell: (row: number) => 1 - label(row),
      rocAuc: 1,
      isCopy: true,
    },
    {
      name: 'codes of which the even ones are positive',
      kind: integer,
      cell: (row: number) => 2 * Math.floor(30 * noise[row]) + 1 - label(row),
      rocAuc: 1,
      isCopy: true,
    },
    {
      name: 'what was bought: an amount of its own for each conversion',
      kind: number,
      cell: (row: number) => (label(row) === 1 ? 10 + noise[row] : 0),
      rocAuc: 1,
      isCopy: false,
    },
    {
      name: 'a value that only converted customers have',
      kind: number,
      cell: (row: number) => (label(row) === 1 ? noise[row] : ''),
      rocAuc: 1,
      isCopy: false,
    },
  ])('finds $name', async ({ kind, cell, rocAuc, isCopy }) => {
    const { leaks } = await checkColumn(kind, cell)

    expect(leaks).toEqual([{ feature: 'x', rocAuc, isCopy }])
  })

  it.each([
    {
      name: 'the label but for one row in a hundred',
      kind: category,
      cell: (row: number) => (row % 100 === 0 ? 0 : label(row)),
    },
    {
      name: 'a number that is high for most who converted',
      kind: number,
      cell: (row: number) => noise[row] + 0.8 * label(row),
    },
    {
      name: 'a number that is in the middle for who converted',
      kind: number,
      cell: (row: number) => (label(row) === 1 ? 40 + noise[row] : 100 * noise[row]),
    },
  ])('finds $name', async ({ kind, cell }) => {
    const { leaks } = await checkColumn(kind, cell)

    expect(leaks).toMatchObject([{ feature: 'x', isCopy: false }])
    expect(leaks[0].rocAuc).toBeGreaterThan(0.95)
    expect(leaks[0].rocAuc).toBeLessThan(1)
  })

  it.each([
    { name: 'noise', kind: number, cell: (row: number) => noise[row] },
    { name: 'an id', kind: category, cell: (row: number) => `c${row}` },
    {
      name: 'an id whose two rows have one outcome',
      kind: category,
      cell: (row: number) => `c${row % 500}`,
    },
    {
      name: 'many names',
      kind: category,
      cell: (row: number) => `c${Math.floor(200 * noise[row])}`,
    },
    {
      name: 'gaps here and there',
      kind: number,
      cell: (row: number) => (noise[row] < 0.5 ? '' : row),
    },
    {
      name: 'an honest signal',
      kind: number,
      cell: (row: number) => noise[row] + 0.5 * label(row),
    },
  ])('takes $name for no leak', async ({ kind, cell }) => {
    expect((await checkColumn(kind, cell)).leaks).toEqual([])
  })

  it('takes what each customer repeats in all her rows for no copy of the label', async () => {
    // Five rows of each customer, who converts always or never, and her own address in each.
    const customer = (row: number) => Math.floor(row / 5)
    const data = await checkedData({
      rows: ROWS,
      cells: {
        id: customer,
        mail: (row) => `m${customer(row)}`,
        label: (row) => label(customer(row)),
      },
      features: [{ name: 'mail', ...category }],
      schema: { id: 'id', repeated_customers: true },
    })

    expect(checkData(data)).toMatchObject({ leaks: [], columns: [{ rocAuc: 0.5 }] })
  })

  it('tells shares of missing, refused and unseen values by column', async () => {
    const data = await checkedData({
      rows: ROWS,
      cells: {
        // A tenth is missing, a twentieth refused.
        x: (row) => (row % 20 === 3 ? 'many' : row % 10 === 1 ? '' : row),
        y: (row) => (row % 5 === 4 ? 'new' : 'old'),
        label: (row) => (row % 3 === 0 ? 1 : 0),
        part: ['train', 'train', 'train', 'validation', 'test'],
      },
      features: [
        { name: 'x', ...integer },
        { name: 'y', ...category },
      ],
      schema: { split: 'part' },
    })
    const { rows, positives, badRows, columns } = checkData(data)

    expect({ rows, positives, badRows }).toEqual({ rows: 950, positives: 317, badRows: 50 })
    expect(columns).toMatchObject([
      { feature: 'x', missing: 100 / 950, refused: 0.05, unseen: null },
      { feature: 'y', missing: 0, refused: 0, unseen: 1 },
    ])
  })

  it('does not count a missing name as unseen', async () => {
    const { columns } = await checkColumn(category, (row) => (row % 2 === 0 ? '' : 'a'))

    expect(columns).toMatchObject([{ missing: 0.5, unseen: 0 }])
  })

  it('knows no ROC AUC of a constant', async () => {
    const { columns, leaks, warnings } = await checkColumn(integer, () => 7)

    expect(columns).toMatchObject([{ rocAuc: null }])
    expect(leaks).toEqual([])
    expect(warnings).toContainEqual({ kind: 'constant', feature: 'x' })
  })

  it('says the same of the same history', async () => {
    const data = await checkedData({
      rows: ROWS,
      cells: { x: (row) => noise[row], label },
      features: [{ name: 'x', ...number }],
    })

    expect(checkData(data)).toEqual(checkData(data))
  })
})

describe('requireNoLeaks', () => {
  const check: DataCheck = {
    rows: 100,
    positives: 50,
    badRows: 0,
    columns: ['age', 'sold', 'paid'].map((feature) => ({
      feature,
      missing: 0,
      refused: 0,
      unseen: null,
      rocAuc: 0.9,
    })),
    leaks: [
      { feature: 'sold', rocAuc: 1, isCopy: true },
      { feature: 'paid', rocAuc: 0.9712, isCopy: false },
    ],
    warnings: [],
  }

  it('names each leak, its figure and what to do', async () => {
    await expectFailure(
      () => requireNoLeaks(check, []),
      'gate',
      [
        'Expected no column to tell the label all by itself. Received:',
        '  sold: each of its values goes with one outcome; it alone ranks the label with a ROC AUC of 1.000',
        '  paid: it alone ranks the label with a ROC AUC of 0.971',
        'What is known only after the send must not be learned from: move such a column to ' +
          '"ignore" in the schema. If it is known before, add --allow_leakage sold,paid',
      ].join('\n'),
    )
  })

  it('names those alone that are not allowed', () => {
    expect(() => requireNoLeaks(check, ['sold'])).toThrow(
      /Received:\n {2}paid: .*\n.*add --allow_leakage sold,paid$/,
    )
  })

  it('is content where all are allowed, and features that are no leaks too', () => {
    expect(() => requireNoLeaks(check, ['sold', 'paid', 'age'])).not.toThrow()
    expect(() => requireNoLeaks({ ...check, leaks: [] }, [])).not.toThrow()
  })

  it('refuses to allow what is no feature', async () => {
    await expectFailure(
      () => requireNoLeaks(check, ['sold', 'Paid']),
      'invalid-usage',
      '--allow_leakage: expected features (age, sold, paid), received "Paid"',
    )
  })
})
