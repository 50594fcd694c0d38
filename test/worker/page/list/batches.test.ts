import { describe, expect, it } from 'vitest'
import { inBatches } from '../../../../worker/page/list/batches.ts'
import type { ListRow } from '../../../../worker/page/list/list-row.ts'
import { collect } from '../../../helpers/pieces-of.ts'

function customer(line: number, text = 'x'): ListRow {
  return { kind: 'customer', line, cells: [], sent: { a: text }, values: [] }
}

const OBJECTOR: ListRow = { kind: 'objector', line: 9, cells: [] }

async function* groupsOf(
  ...groups: readonly (readonly ListRow[])[]
): AsyncGenerator<readonly ListRow[]> {
  yield* groups
}

describe('inBatches', () => {
  it('keeps the order across groups, and sends customers only', async () => {
    const groups = groupsOf([customer(2), OBJECTOR], [], [customer(4), customer(5)])
    const batches = await collect(inBatches(groups, { mostRows: 3 }))
    expect(batches.map(({ rows }) => rows.map(({ line }) => line))).toEqual([[2, 9, 4], [5]])
    expect(batches.map(({ customers }) => customers.length)).toEqual([2, 1])
  })

  it('makes batches of 1,000 rows', async () => {
    const rows = Array.from({ length: 2500 }, (_, row) => customer(row))
    const batches = await collect(inBatches(groupsOf(rows)))
    expect(batches.map((batch) => batch.rows.length)).toEqual([1000, 1000, 500])
  })

  it('makes smaller ones of long rows, and one of a row that is longer by itself', async () => {
    const lengths = [30, 5, 5, 30, 1, 1]
    const rows = lengths.map((length, at) => customer(at, 'x'.repeat(length)))
    const batches = await collect(inBatches(groupsOf(rows), { mostText: 12 }))
    expect(batches.map((batch) => batch.rows.length)).toEqual([1, 2, 1, 2])
  })

  it('makes none of nothing', async () => {
    expect(await collect(inBatches(groupsOf([])))).toEqual([])
  })
})
