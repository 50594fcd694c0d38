import { describe, expect, it } from 'vitest'
import { cellAt, createTableBuilder, selectRows } from '../../shared/customer-table.ts'
import { schemaOf } from '../helpers/schema-of.ts'
import { tableOf } from '../helpers/tables.ts'

const SCHEMA = schemaOf(
  { name: 'age', type: 'integer', missing: true },
  { name: 'region', type: 'category', open: true, missing: true },
)

describe('createTableBuilder', () => {
  it('makes a column of each feature, in order', () => {
    expect(
      tableOf(SCHEMA, [
        [31, 'South'],
        [null, 'North'],
        [42, null],
        [-0, 'South'],
      ]),
    ).toEqual({
      rows: 4,
      columns: [
        { kind: 'numeric', values: Float64Array.of(31, Number.NaN, 42, -0) },
        { kind: 'category', codes: Int32Array.of(0, 1, -1, 0), dictionary: ['South', 'North'] },
      ],
    })
  })

  it('makes empty columns without rows', () => {
    expect(createTableBuilder(SCHEMA).build()).toEqual({
      rows: 0,
      columns: [
        { kind: 'numeric', values: new Float64Array() },
        { kind: 'category', codes: new Int32Array(), dictionary: [] },
      ],
    })
  })

  it('keeps every row as it grows', () => {
    const customers = Array.from({ length: 1000 }, (_, row) => [row, `r${row % 300}`])
    const table = tableOf(SCHEMA, customers)

    expect(customers.map((_, row) => table.columns.map((column) => cellAt(column, row)))).toEqual(
      customers,
    )
  })

  it.each(['constructor', '__proto__', 'toString'])('takes %s for a name like others', (name) => {
    const [, region] = tableOf(SCHEMA, [[1, name]]).columns

    expect(cellAt(region, 0)).toBe(name)
  })
})

describe('selectRows', () => {
  const table = tableOf(SCHEMA, [
    [10, 'a'],
    [11, null],
    [null, 'b'],
  ])

  it('picks rows in the given order, as often as given', () => {
    expect(selectRows(table, [2, 0, 1, 2])).toEqual({
      rows: 4,
      columns: [
        { kind: 'numeric', values: Float64Array.of(Number.NaN, 10, 11, Number.NaN) },
        { kind: 'category', codes: Int32Array.of(1, 0, -1, 1), dictionary: ['a', 'b'] },
      ],
    })
  })

  it('picks no rows', () => {
    expect(selectRows(table, [])).toMatchObject({
      rows: 0,
      columns: [{}, { dictionary: ['a', 'b'] }],
    })
  })
})

describe('cellAt', () => {
  const [age, region] = tableOf(SCHEMA, [
    [10, 'a'],
    [null, null],
  ]).columns

  it.each([
    { what: 'a number', column: age, row: 0, cell: 10 },
    { what: 'a missing number', column: age, row: 1, cell: null },
    { what: 'a name', column: region, row: 0, cell: 'a' },
    { what: 'a missing name', column: region, row: 1, cell: null },
    { what: 'nothing beyond the last row', column: age, row: 2, cell: null },
    { what: 'nothing beyond the last row', column: region, row: 2, cell: null },
  ])('finds $what', ({ column, row, cell }) => {
    expect(cellAt(column, row)).toBe(cell)
  })
})
