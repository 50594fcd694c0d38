import { describe, expect, it } from 'vitest'
import type { Schema } from '../../../../shared/schema.ts'
import { findColumns } from '../../../../worker/page/list/list-columns.ts'
import { type ListRow, readRow } from '../../../../worker/page/list/list-row.ts'
import { schemaOf } from '../../../helpers/schema-of.ts'

const SCHEMA: Schema = {
  ...schemaOf(
    { name: 'recency', type: 'integer', min: 0, missing: false },
    { name: 'spend', type: 'number', missing: true },
    { name: 'toString', type: 'category', missing: true, open: true },
  ),
  id: 'customer_id',
  decimal_comma: true,
}

const HEADER = ['customer_id', 'email', 'recency', 'spend', 'objected']

function rowOf(...cells: readonly string[]): ListRow {
  return readRow({ line: 7, cells }, findColumns(SCHEMA, HEADER), SCHEMA)
}

describe('readRow', () => {
  it('sends features as they stand, and the line in place of the id', () => {
    const row = rowOf('C1', 'ana@example.com', ' 12 ', '1,5', 'no')
    expect(row).toMatchObject({
      kind: 'customer',
      sent: { customer_id: 7, recency: ' 12 ', spend: '1,5' },
      values: [12, 1.5, null],
    })
    expect(JSON.stringify((row as { sent: unknown }).sent)).not.toMatch(/C1|ana/)
  })

  it('needs no id of its own', () => {
    expect(rowOf('', '', '12', '', '')).toMatchObject({ kind: 'customer' })
  })

  it('sends no id where the schema names none', () => {
    const schema = { ...SCHEMA, id: null }
    const row = readRow({ line: 2, cells: ['1'] }, findColumns(schema, ['recency']), schema)
    expect(row).toMatchObject({ sent: { recency: '1' } })
  })

  it('sends nothing of who objected, whatever else is wrong with her', () => {
    expect(rowOf('C1', '', 'soon', '', 'yes')).toEqual({
      line: 7,
      cells: ['C1', '', 'soon', '', 'yes'],
      kind: 'objector',
    })
  })

  it('tells what is wrong with a row', () => {
    expect(rowOf('C1', '', 'soon', 'x', '')).toMatchObject({
      kind: 'bad',
      issues: [
        { field: 'recency', expected: 'an integer >= 0', received: '"soon"' },
        { field: 'spend', expected: 'a number', received: '"x"' },
      ],
    })
  })

  it.each([
    { of: 'too few', cells: ['C1', '', '12', ''], received: '4' },
    { of: 'too many', cells: ['C1', '', '12', '', '', ''], received: '6' },
  ])('refuses a row of $of cells, as the trainer says it', ({ cells, received }) => {
    expect(rowOf(...cells)).toMatchObject({
      kind: 'bad',
      issues: [{ field: 'the row', expected: '5 cells', received }],
    })
  })
})
