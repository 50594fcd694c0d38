import { describe, expect, it } from 'vitest'
import type { Schema } from '../../../shared/schema.ts'
import { readDataset, requireTrainable } from '../../../trainer/data/dataset.ts'
import type { SplitColumns } from '../../../trainer/data/row-reader.ts'
import { csvOf } from '../../helpers/csv-of.ts'
import { expectFailure } from '../../helpers/expect-failure.ts'
import { idsOf } from '../../helpers/ids-of.ts'
import { temporaryFile } from '../../helpers/temporary-file.ts'

const SCHEMA: Schema = {
  id: 'id',
  label: { column: 'won', positive: ['yes', '1'], negative: ['no', '0'] },
  split: null,
  repeated_customers: false,
  missing_values: ['NA'],
  decimal_comma: false,
  ignore: { remark: 'free text' },
  features: [
    { name: 'visits', type: 'integer', min: 0, missing: false },
    { name: 'rate', type: 'number', min: 0, max: 1, missing: true },
    { name: 'plan', type: 'category', categories: ['basic', 'gold'], open: false, missing: true },
  ],
}

const SPLIT_SCHEMA: Schema = { ...SCHEMA, split: 'part' }

const REPEATED: Schema = { ...SPLIT_SCHEMA, repeated_customers: true }

/** Reads rows below the header `id,visits,rate,plan,won`. */
function readRows(rows: readonly string[], schema: Schema = SCHEMA, header = HEADER) {
  return readDataset(temporaryFile([header, ...rows].join('\n')), schema)
}

const HEADER = 'id,visits,rate,plan,won'

describe('readDataset', () => {
  it('reads typed columns, labels and ids in the order of the rows', async () => {
    const dataset = await readRows(['a,3,0.5,gold,yes', 'b,0,,basic,no', 'c,7.0,1,NA,0'])

    expect(dataset.customers).toEqual({
      rows: 3,
      columns: [
        { kind: 'numeric', values: Float64Array.of(3, 0, 7) },
        { kind: 'numeric', values: Float64Array.of(0.5, Number.NaN, 1) },
        { kind: 'category', codes: Int32Array.of(0, 1, -1), dictionary: ['gold', 'basic'] },
      ],
    })
    expect(dataset.labels).toEqual(Float32Array.of(1, 0, 0))
    expect(idsOf(dataset)).toEqual(['a', 'b', 'c'])
    expect(dataset.badRows.length).toBe(0)
    expect(dataset.splits).toBeNull()
  })

  it('keeps columns and labels in memory that threads can share', async () => {
    const { customers, labels } = await readRows(['a,3,0.5,gold,yes'])
    const [visits, rate, plan] = customers.columns.map((column) =>
      column.kind === 'numeric' ? column.values : column.codes,
    )

    expect([visits, rate, plan, labels].map(({ buffer }) => buffer.constructor)).toEqual(
      Array(4).fill(SharedArrayBuffer),
    )
  })

  it('numbers names in the order of their first good row', async () => {
    const schema: Schema = {
      ...SCHEMA,
      features: [
        { name: 'plan', type: 'category', open: true, missing: true },
        { name: 'visits', type: 'integer', missing: false },
      ],
    }
    const rows = ['a,x,1,never,yes', 'b,x,1,silver,yes', 'c,1,1,gold,yes', 'd,1,1,silver,no']
    const { customers } = await readRows(rows, schema)

    expect(customers.columns[0]).toEqual({
      kind: 'category',
      codes: Int32Array.of(0, 1),
      dictionary: ['gold', 'silver'],
    })
  })

  it('reads on where csv-parse must: text behind a closing quote', async () => {
    const dataset = await readRows(['a,1,1,gold,yes', '"b"x,2,1,gold,yes', 'a,3,1,basic,no'])

    expect(idsOf(dataset)).toEqual(['a', '"b"x'])
    expect(dataset.badRows.first).toMatchObject([
      { line: 4, issues: [{ received: '"a", first seen on line 2' }] },
    ])
  })

  it('finds columns by name, wherever they stand', async () => {
    const dataset = await readRows(
      ['no,gold,hello,a,3,0.5'],
      SCHEMA,
      'won,plan,remark,id,visits,rate',
    )

    expect(dataset.customers.columns[0]).toEqual({ kind: 'numeric', values: Float64Array.of(3) })
    expect(idsOf(dataset)).toEqual(['a'])
  })

  it.each([
    { cell: 'yes', label: 1 },
    { cell: '1', label: 1 },
    { cell: '1.0', label: 1 },
    { cell: '1e0', label: 1 },
    { cell: '01', label: 1 },
    { cell: 'no', label: 0 },
    { cell: '0.0', label: 0 },
    { cell: '-0', label: 0 },
  ])('takes "$cell" for label $label', async ({ cell, label }) => {
    expect((await readRows([`a,1,1,gold,${cell}`])).labels).toEqual(Float32Array.of(label))
  })

  it.each([
    { row: ',1,1,gold,yes', field: 'id', expected: "the customer's id", received: 'nothing' },
    { row: 'b,,1,gold,yes', field: 'visits', expected: 'an integer >= 0', received: 'nothing' },
    { row: 'b,-1,1,gold,yes', field: 'visits', expected: 'an integer >= 0', received: '"-1"' },
    { row: 'b,1.5,1,gold,yes', field: 'visits', expected: 'an integer >= 0', received: '"1.5"' },
    { row: 'b,NA,1,gold,yes', field: 'visits', expected: 'an integer >= 0', received: '"NA"' },
    { row: 'b,1,1.01,gold,yes', field: 'rate', expected: 'a number in [0, 1]', received: '"1.01"' },
    { row: 'b,1,"0,5",gold,yes', field: 'rate', expected: 'a number in [0, 1]', received: '"0,5"' },
    { row: 'b,1,nan,gold,yes', field: 'rate', expected: 'a number in [0, 1]', received: '"nan"' },
    { row: 'b,1,1,Gold,yes', field: 'plan', expected: 'one of basic, gold', received: '"Gold"' },
    {
      row: 'b,1,1,gold,maybe',
      field: 'won',
      expected: 'no or 0 (negative) or yes or 1 (positive)',
      received: '"maybe"',
    },
    {
      row: 'b,1,1,gold,',
      field: 'won',
      expected: 'no or 0 (negative) or yes or 1 (positive)',
      received: 'nothing',
    },
    {
      row: 'b,1,1,gold,"y\nes"',
      field: 'won',
      expected: 'no or 0 (negative) or yes or 1 (positive)',
      received: '"y\\nes"',
    },
    {
      row: 'a,1,1,gold,yes',
      field: 'id',
      expected: 'an id not seen before',
      received: '"a", first seen on line 2',
    },
    {
      row: '" a ",1,1,gold,yes',
      field: 'id',
      expected: 'an id not seen before',
      received: '"a", first seen on line 2',
    },
    { row: 'b,1,1,gold', field: 'the row', expected: '5 cells', received: '4' },
    { row: 'b,1,1,gold,yes,x', field: 'the row', expected: '5 cells', received: '6' },
  ])('says what is wrong with $row', async ({ row, ...issue }) => {
    const dataset = await readRows(['a,1,1,gold,yes', '', row, 'z,1,1,gold,no'])

    expect(dataset.badRows.first.map(({ line, issues }) => ({ line, issues }))).toEqual([
      { line: 4, issues: [issue] },
    ])
    expect(idsOf(dataset)).toEqual(['a', 'z'])
  })

  it('tells everything that is wrong with a row, and keeps its cells', async () => {
    const { badRows } = await readRows(['a,1,1,gold,yes', 'a,x,2,silver,perhaps'])

    expect(badRows.first.map(({ cells }) => cells)).toEqual([['a', 'x', '2', 'silver', 'perhaps']])
    expect(badRows.first[0].issues.map(({ field }) => field)).toEqual([
      'visits',
      'rate',
      'plan',
      'won',
      'id',
    ])
  })

  it('takes an id for new whose earlier row was bad', async () => {
    const dataset = await readRows(['a,x,1,gold,yes', 'a,1,1,gold,yes'])

    expect(dataset.badRows.first.map(({ line }) => line)).toEqual([2])
    expect(idsOf(dataset)).toEqual(['a'])
  })

  it('calls customers by their line where the schema names no id', async () => {
    const schema = { ...SCHEMA, id: null }
    const dataset = await readRows(
      ['1,1,gold,yes', '', '1,1,gold,yes'],
      schema,
      'visits,rate,plan,won',
    )

    expect(idsOf(dataset)).toEqual(['2', '4'])
    expect(dataset.badRows.length).toBe(0)
  })

  it('names the columns that the schema neither uses nor ignores', async () => {
    const dataset = await readRows(['a,1,1,gold,yes,x,y'], SCHEMA, `${HEADER},remark,toString`)

    expect(dataset.unusedColumns).toEqual(['toString'])
  })

  it('reads the split column, in any case', async () => {
    const rows = ['a,1,1,gold,yes,train', 'b,1,1,gold,no,Test', 'c,1,1,gold,no,VALIDATION']
    const dataset = await readRows(rows, SPLIT_SCHEMA, `${HEADER},part`)

    expect(dataset.splits).toEqual(Uint8Array.of(0, 2, 1))
  })

  it.each([
    { cell: 'tset', received: '"tset"' },
    { cell: '', received: 'nothing' },
  ])('refuses "$cell" in the split column', async ({ cell, received }) => {
    const { badRows } = await readRows(
      [`a,1,1,gold,yes,${cell}`, 'b,1,1,gold,no,test'],
      SPLIT_SCHEMA,
      `${HEADER},part`,
    )

    expect(badRows.first[0].issues).toEqual([
      { field: 'part', expected: 'train, validation, test', received },
    ])
  })

  it('lets a customer of several campaigns appear again', async () => {
    const schema = { ...SCHEMA, repeated_customers: true }
    const dataset = await readRows(['a,1,1,gold,yes', 'b,1,1,gold,no', 'a,2,1,gold,no'], schema)

    expect(idsOf(dataset)).toEqual(['a', 'b', 'a'])
    expect(dataset.badRows.length).toBe(0)
  })

  it('takes the split column at its word, also where it divides a customer', async () => {
    const { badRows, splits } = await readRows(
      ['a,1,1,gold,yes,test', 'a,1,1,gold,no,train'],
      REPEATED,
      `${HEADER},part`,
    )
    expect(badRows.length).toBe(0)
    expect(splits).toEqual(Uint8Array.of(2, 0))
  })

  it.each([
    {
      header: 'id,visits,rate,won',
      columns: 'the column "plan"',
      received: '"id", "visits", "rate", "won"',
    },
    {
      header: 'ID;visits;plan',
      columns: 'the columns "id", "won", "rate"',
      received: '"ID", "visits", "plan"',
    },
    {
      header: 'id/visits/rate/plan/won',
      columns: 'the columns "id", "won", "visits", "rate", "plan"',
      received: '"id/visits/rate/plan/won"',
    },
  ])('refuses a file that lacks $columns', async ({ header, columns, received }) => {
    const path = temporaryFile(`${header}\n`)

    await expectFailure(
      () => readDataset(path, SCHEMA),
      'invalid-data',
      `${path} lacks ${columns}. Received ${received}. ` +
        `If your columns have other names, draft a schema: pnpm schema ${path} --out schema.json`,
    )
  })

  it('stays short about a file that is no campaign history at all', async () => {
    const names = Array.from({ length: 100_000 }, (_, index) => index)

    await expect(readDataset(temporaryFile(`[${names}]`), SCHEMA)).rejects.toThrow(
      /"28", "29" and 99970 more\. /,
    )
  })
})

describe('readDataset, with columns that say how to split', () => {
  const DATED = `${HEADER},sent,house`

  /** Reads rows below `id,visits,rate,plan,won,sent,house`. */
  function readDated(
    rows: readonly string[],
    { timeColumn = null, groupColumn = null }: Partial<SplitColumns>,
    schema = SCHEMA,
  ) {
    const path = temporaryFile([DATED, ...rows].join('\n'))
    return readDataset(path, schema, { timeColumn, groupColumn })
  }

  it('reads times and groups beside what the schema names', async () => {
    const rows = [
      'a,1,1,gold,yes,2026-01-31,north',
      'b,1,1,gold,no,2025-12-24,south',
      'c,1,1,gold,no,2026-02-01,north',
    ]
    const dataset = await readDated(rows, { timeColumn: 'sent', groupColumn: 'house' })

    expect(dataset.times).toEqual(
      Float64Array.of(Date.UTC(2026, 0, 31), Date.UTC(2025, 11, 24), Date.UTC(2026, 1, 1)),
    )
    expect(dataset.timeKind).toBe('day')
    expect(dataset.groups).toEqual(Int32Array.of(0, 1, 0))
    expect(dataset.unusedColumns).toEqual([])
  })

  it('reads neither where none was named', async () => {
    const dataset = await readDated(['a,1,1,gold,yes,2026-01-31,'], {})

    expect(dataset).toMatchObject({ times: null, timeKind: null, groups: null })
    expect(dataset.unusedColumns).toEqual(['sent', 'house'])
  })

  it('lets a feature, the id or an ignored column say how to split', async () => {
    const rows = ['a,3,1,gold,yes,,', 'b,5,1,gold,no,,']
    const columns = { timeColumn: 'visits', groupColumn: 'id' }
    const schema = { ...SCHEMA, ignore: { sent: 'a date' } }
    const dataset = await readDated(rows, columns, schema)

    expect(dataset.times).toEqual(Float64Array.of(3, 5))
    expect(dataset.groups).toEqual(Int32Array.of(0, 1))
    expect(dataset.customers.columns[0]).toEqual({
      kind: 'numeric',
      values: Float64Array.of(3, 5),
    })
    expect(dataset.unusedColumns).toEqual(['house'])
  })

  it('numbers groups in the order of their first good row', async () => {
    const rows = [
      'a,x,1,gold,yes,1,bad',
      'b,1,1,gold,no,1,north',
      'b,1,1,gold,no,1,east',
      'c,1,1,gold,no,1,south',
      'd,1,1,gold,no,1,north',
    ]
    const { groups } = await readDated(rows, { groupColumn: 'house' })

    expect(groups).toEqual(Int32Array.of(0, 1, 0))
  })

  it('sets rows aside that tell no time or no group, and says why', async () => {
    const rows = [
      'a,1,1,gold,yes,2026-01-31,north',
      'b,1,1,gold,no,31/12/2025,',
      'c,1,1,gold,no,,NA',
      'd,1,1,gold,no,2026-01-31,',
      'e,1,1,gold,no',
    ]
    const { badRows, labels } = await readDated(rows, { timeColumn: 'sent', groupColumn: 'house' })
    const written = 'a date written year-month-day, such as 2026-01-31 or 2026-01-31T18:30:00Z'
    const date = 'a date such as 2026-01-31 or 2026-01-31T18:30:00Z, like the first of its column'

    expect(labels.length).toBe(1)
    expect(badRows.first.map(({ issues }) => issues)).toEqual([
      [
        { field: 'sent', expected: written, received: '"31/12/2025"' },
        { field: 'house', expected: "the row's group", received: 'nothing' },
      ],
      [
        { field: 'sent', expected: date, received: 'nothing' },
        { field: 'house', expected: "the row's group", received: '"NA"' },
      ],
      [{ field: 'house', expected: "the row's group", received: 'nothing' }],
      [{ field: 'the row', expected: '7 cells', received: '5' }],
    ])
    expect([...badRows.rowsByField]).toEqual([
      ['sent', 2],
      ['house', 3],
      ['the row', 1],
    ])
  })

  it.each([
    { columns: { timeColumn: 'when' }, named: '"when" of --time_column' },
    { columns: { groupColumn: 'House' }, named: '"House" of --group_column' },
  ])('refuses a file that lacks the column $named', async ({ columns, named }) => {
    await expect(readDated([], columns)).rejects.toThrow(
      `lacks the column ${named}. ` +
        'Received "id", "visits", "rate", "plan", "won", "sent", "house".',
    )
  })

  it.each([
    {
      columns: { timeColumn: 'won' },
      schema: SCHEMA,
      message: 'Expected another column than the label in --time_column. Received "won".',
    },
    {
      columns: { groupColumn: 'house' },
      schema: SPLIT_SCHEMA,
      message:
        'Expected --group_column or a split column in the schema, not both. ' +
        'Received --group_column house and the split column "part".',
    },
  ])('refuses $columns', async ({ columns, schema, message }) => {
    await expectFailure(() => readDated([], columns, schema), 'invalid-usage', message)
  })
})

describe('requireTrainable', () => {
  it.each([
    { rows: 50, positives: 10 },
    { rows: 50, positives: 40 },
    { rows: 5000, positives: 10 },
  ])('accepts $positives positives among $rows rows', async ({ rows, positives }) => {
    await expect(checkTrainable(rows, positives)).resolves.toBeUndefined()
  })

  it.each([
    { rows: 0, positives: 0, message: 'Expected at least 50 usable rows in F. Received 0.' },
    { rows: 49, positives: 20, message: 'Expected at least 50 usable rows in F. Received 49.' },
    {
      rows: 60,
      positives: 0,
      message: 'Expected both outcomes in column "won" of F. Received no positive rows.',
    },
    {
      rows: 60,
      positives: 60,
      message: 'Expected both outcomes in column "won" of F. Received only positive rows.',
    },
    {
      rows: 60,
      positives: 9,
      message:
        'Expected at least 10 rows of each outcome in F. Received 9 positive and 51 negative ones.',
    },
    {
      rows: 60,
      positives: 51,
      message:
        'Expected at least 10 rows of each outcome in F. Received 51 positive and 9 negative ones.',
    },
  ])('refuses $positives positives among $rows rows', async ({ rows, positives, message }) => {
    await expectFailure(() => checkTrainable(rows, positives), 'invalid-data', message)
  })
})

async function checkTrainable(rows: number, positives: number): Promise<void> {
  const text = csvOf(rows, {
    id: (row) => row,
    visits: () => 1,
    rate: () => 1,
    plan: ['gold'],
    won: (row) => (row < positives ? 'yes' : 'no'),
  })
  requireTrainable('F', await readDataset(temporaryFile(text), SCHEMA), SCHEMA.label)
}
