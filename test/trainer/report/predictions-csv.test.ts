import { describe, expect, it } from 'vitest'
import { toPredictionsCsv } from '../../../trainer/report/predictions-csv.ts'

function idColumn(ids: readonly string[]) {
  return { at: (row: number) => ids[row] }
}

describe('toPredictionsCsv', () => {
  it('names the test rows by their ids, and keeps every digit', () => {
    const ids = idColumn(['never tested', 'a,1', 'b'])
    const rows = Int32Array.of(2, 1)
    const csv = toPredictionsCsv(ids, rows, Float32Array.of(1, 0), Float64Array.of(0.1, 1e-7))

    expect([...csv].join('')).toBe('customer_id,label,probability\nb,1,0.1\n"a,1",0,1e-7\n')
  })

  it('comes in pieces, in the order of the rows', () => {
    const rows = Int32Array.from({ length: 10_000 }, (_, row) => row)
    const ids = Array.from(rows, (row) => `c${row}`)
    const labels = Float32Array.from(rows, (row) => row % 5)
    const pieces = [...toPredictionsCsv(idColumn(ids), rows, labels, new Float64Array(10_000))]

    expect(pieces).toHaveLength(4)
    expect(pieces.join('').split('\n').slice(1, -1)).toEqual(
      ids.map((id, row) => `${id},${row % 5},0`),
    )
  })
})
