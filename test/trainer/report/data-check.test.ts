import { describe, expect, it } from 'vitest'
import type { ColumnCheck, DataCheck } from '../../../trainer/data/data-check.ts'
import { describeDataCheck } from '../../../trainer/report/data-check.ts'

const SOUND: ColumnCheck = { feature: 'x', missing: 0.2, refused: 0, unseen: 0.009, rocAuc: 0.6 }

const NOTHING: DataCheck = {
  rows: 1000,
  positives: 200,
  badRows: 0,
  columns: [SOUND],
  leaks: [],
  warnings: [],
}

describe('describeDataCheck', () => {
  it('has nothing to say of a sound history', () => {
    expect(describeDataCheck(NOTHING)).toEqual([])
  })

  it('tells leaks that were allowed', () => {
    const leaks = [{ feature: 'sold', rocAuc: 0.96789, isCopy: false }]

    expect(describeDataCheck({ ...NOTHING, leaks })).toEqual([
      'Allowed, though it tells the label: ' +
        'sold: it alone ranks the label with a ROC AUC of 0.968.',
    ])
  })

  it('tells all constants in a line', () => {
    const warnings = [
      { kind: 'constant', feature: 'x' },
      { kind: 'constant', feature: 'y' },
    ] as const

    expect(describeDataCheck({ ...NOTHING, warnings })).toEqual([
      'The same in every training row, so without effect: x, y.',
    ])
  })

  it.each([
    {
      warning: { kind: 'id_like', feature: 'mail', distinctShare: 0.99999 },
      sentence:
        'mail has a value of its own in nearly every row (more than 99.9 % different): ' +
        'an id teaches nothing about others. Ignore it in the schema.',
    },
    {
      warning: { kind: 'repeated_rows', rows: 12_345, share: 0.1234 },
      sentence:
        '12,345 rows (12.3 %) repeat an earlier one in every feature: ' +
        'copies among the test rows would make the figures too good.',
    },
    {
      warning: { kind: 'few_positives', part: 'test', positives: 7, expected: 50 },
      sentence:
        'Only 7 of the test rows are positive; with fewer than 50 the figures are largely chance.',
    },
    {
      warning: { kind: 'divided_customers', customers: 4000 },
      sentence: '4,000 customers have test rows and others: the test figures may be too good.',
    },
    {
      warning: { kind: 'unseen', feature: 'x', share: 0.01 },
      sentence: 'x has a name that no training row has in 1.0 % of test rows.',
    },
    {
      warning: { kind: 'earlier_model', origin: 'edge bundle 0123' },
      sentence:
        'The edge bundle 0123 that training starts from may have learned from these test rows: ' +
        'then the test figures are too good. Test on newer rows (--time_column), or keep the same ' +
        'split column.',
    },
  ] as const)('tells $warning.kind', ({ warning, sentence }) => {
    expect(describeDataCheck({ ...NOTHING, warnings: [warning] })).toEqual([sentence])
  })

  it.each([
    { column: { missing: 0.5 }, sentence: 'x is missing in 50.0 % of rows.' },
    {
      column: { refused: 0.00001 },
      sentence: "x broke the schema's rule in less than 0.1 % of rows, which are set aside.",
    },
  ])('tells $column of a column', ({ column, sentence }) => {
    const columns = [{ ...SOUND, ...column }]

    expect(describeDataCheck({ ...NOTHING, columns })).toEqual([sentence])
  })
})
