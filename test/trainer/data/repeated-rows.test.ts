import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CustomerTable } from '../../../shared/customer-table.ts'
import { countRepeatedRows } from '../../../trainer/data/repeated-rows.ts'
import { createRandom } from '../../../trainer/random.ts'

function tableOf(values: readonly number[], codes: readonly number[]): CustomerTable {
  return {
    rows: values.length,
    columns: [
      { kind: 'numeric', values: Float64Array.from(values) },
      { kind: 'category', codes: Int32Array.from(codes), dictionary: ['a', 'b', 'c'] },
    ],
  }
}

describe('countRepeatedRows', () => {
  it.each([
    { rows: 'no rows', values: [], codes: [], repeated: 0 },
    { rows: 'one row', values: [1], codes: [0], repeated: 0 },
    { rows: 'rows that differ in one column', values: [1, 1, 2], codes: [0, 1, 0], repeated: 0 },
    { rows: 'three equal rows', values: [1, 1, 1], codes: [0, 0, 0], repeated: 2 },
    { rows: 'rows far apart', values: [1, 2, 3, 1], codes: [0, 0, 0, 0], repeated: 1 },
    {
      rows: 'rows without values',
      values: [Number.NaN, Number.NaN, 1],
      codes: [-1, -1, -1],
      repeated: 1,
    },
    { rows: 'numbers of equal halves', values: [1, 2, 4, 8], codes: [0, 0, 0, 0], repeated: 0 },
  ])('counts $repeated among $rows', ({ values, codes, repeated }) => {
    expect(countRepeatedRows(tableOf(values, codes))).toBe(repeated)
  })

  it('counts as a set of strings does', () => {
    const row = fc.tuple(fc.constantFrom(0, 0.1, 1, 1e9, Number.NaN), fc.constantFrom(-1, 0, 1))
    fc.assert(
      fc.property(fc.array(row, { maxLength: 60 }), (rows) => {
        const table = tableOf(
          rows.map(([value]) => value),
          rows.map(([, code]) => code),
        )

        expect(countRepeatedRows(table)).toBe(rows.length - new Set(rows.map(String)).size)
      }),
    )
  })

  it('does not mistake a hash for a row', () => {
    // 300,000 hashes of 32 bits: about ten pairs are equal by chance. The second
    // half of each number's bits is zero.
    const { integer } = createRandom(1, 'pairs')
    const columns = [1, 2].map(() => {
      const values = Float64Array.from({ length: 300_000 }, () => integer(2 ** 20))
      return { kind: 'numeric', values } as const
    })

    expect(countRepeatedRows({ rows: 300_000, columns })).toBe(0)
  })
})
