import { describe, expect, it } from 'vitest'
import { type CustomerTable, cellAt, selectRows } from '../../../shared/customer-table.ts'
import { createRandom } from '../../../trainer/random.ts'
import { copiesOf, mixCustomers } from '../../../trainer/teaching/mixed-customers.ts'
import { shareScore } from '../../helpers/chance.ts'
import { schemaOf } from '../../helpers/schema-of.ts'
import { tableOf } from '../../helpers/tables.ts'

const ROWS = 500
const COPIES = 3

const SCHEMA = schemaOf(
  { name: 'one', type: 'number', missing: true },
  { name: 'other', type: 'number', missing: true },
  { name: 'region', type: 'category', open: true, missing: true },
)

/** Every value tells whose it is, but for those that are missing. */
const customers = tableOf(
  SCHEMA,
  Array.from({ length: ROWS }, (_, row) => [
    row % 50 === 0 ? null : row,
    1000 + row,
    row % 70 === 0 ? null : `of ${row}`,
  ]),
)

function mix(seed = 1) {
  return mixCustomers(customers, COPIES, createRandom(seed, 'mixed customers'))
}

function cellsOf(table: CustomerTable, row: number) {
  return table.columns.map((column) => cellAt(column, row))
}

const mixed = mix()
const [first, second] = mixed.parents

describe('copiesOf', () => {
  it.each([
    { rows: 50, copies: 12 },
    { rows: 12_500, copies: 12 },
    { rows: 50_000, copies: 3 },
    { rows: 100_000, copies: 2 },
    { rows: 1_000_000, copies: 1 },
  ])('is $copies for $rows customers', ({ rows, copies }) => {
    expect(copiesOf(rows)).toBe(copies)
  })
})

describe('mixCustomers', () => {
  it('has the real customers first, unchanged', () => {
    const rows = Int32Array.from({ length: ROWS }, (_, row) => row)
    expect(mixed.customers.rows).toBe(ROWS * (1 + COPIES))
    expect(selectRows(mixed.customers, rows)).toEqual(selectRows(customers, rows))
  })

  it('makes of each customer as many others, each with a partner who is as often one', () => {
    expect(new Set(countsOf(first))).toEqual(new Set([COPIES]))
    expect(new Set(countsOf(second))).toEqual(new Set([COPIES]))
  })

  it('takes every value from one of the two parents', () => {
    for (const [at, parent] of first.entries()) {
      const own = cellsOf(customers, parent)
      const partners = cellsOf(customers, second[at])
      cellsOf(mixed.customers, ROWS + at).forEach((cell, column) => {
        expect([own[column], partners[column]]).toContain(cell)
      })
    }
  })

  it.each([
    { column: 0, name: 'one' },
    { column: 1, name: 'other' },
    { column: 2, name: 'region' },
  ])('takes three of ten values from the partner: $name', ({ column }) => {
    const differing = [...first.keys()].filter(
      (at) => cellsOf(customers, first[at])[column] !== cellsOf(customers, second[at])[column],
    )
    const fromPartner = differing.filter(
      (at) =>
        cellsOf(mixed.customers, ROWS + at)[column] === cellsOf(customers, second[at])[column],
    )
    expect(Math.abs(shareScore(fromPartner.length, differing.length, 0.3))).toBeLessThan(4)
  })

  it('chooses column by column: values of both parents meet', () => {
    const both = [...first.keys()].filter((at) => {
      const [one, other] = cellsOf(mixed.customers, ROWS + at)
      return one === cellsOf(customers, first[at])[0] && other === 1000 + second[at]
    })
    expect(Math.abs(shareScore(both.length, first.length, 0.7 * 0.3))).toBeLessThan(4)
  })

  it('is the same for the same seed, another for another', () => {
    expect(mix(1)).toEqual(mixed)
    expect(mix(2)).not.toEqual(mixed)
  })

  it('puts values into memory that threads share', () => {
    for (const column of mixed.customers.columns) {
      const values = column.kind === 'numeric' ? column.values : column.codes
      expect(values.buffer).toBeInstanceOf(SharedArrayBuffer)
    }
  })
})

/** How often each customer is among the parents. */
function countsOf(parents: Int32Array): Int32Array {
  const counts = new Int32Array(ROWS)
  for (const parent of parents) counts[parent] += 1
  return counts
}
