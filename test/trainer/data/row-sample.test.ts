import { describe, expect, it } from 'vitest'
import { sampleRows } from '../../../trainer/data/row-sample.ts'
import { rowsFrom } from '../../../trainer/preprocessing/labelled-rows.ts'
import { createRandom } from '../../../trainer/random.ts'

const labels = new Float32Array(10_000).fill(1, 0, 100)
const random = () => createRandom(1, 'test')

function positivesAmong(rows: Int32Array): number {
  return rows.reduce((sum, row) => sum + labels[row], 0)
}

describe('sampleRows', () => {
  it('keeps the share of positives, and the order', () => {
    const sample = sampleRows(labels, rowsFrom(0, 10_000), { size: 1000, random: random() })
    expect(sample).toHaveLength(1000)
    expect(positivesAmong(sample)).toBe(10)
    expect([...sample]).toEqual([...new Set(sample)].sort((a, b) => a - b))
  })

  it('takes all rows where there are no more than wanted', () => {
    const rows = rowsFrom(50, 100)
    expect(sampleRows(labels, rows, { size: 100, random: random() })).toBe(rows)
  })

  it('takes at least one row of each outcome, and none of an outcome that is not there', () => {
    const few = sampleRows(labels, rowsFrom(99, 9000), { size: 50, random: random() })
    expect(positivesAmong(few)).toBe(1)
    const none = sampleRows(labels, rowsFrom(100, 9000), { size: 50, random: random() })
    expect([none.length, positivesAmong(none)]).toEqual([50, 0])
  })

  it('is the same for the same seed, another for another', () => {
    const draw = (seed: number) =>
      sampleRows(labels, rowsFrom(0, 10_000), { size: 100, random: createRandom(seed, 'test') })
    expect(draw(1)).toEqual(draw(1))
    expect(draw(1)).not.toEqual(draw(2))
  })
})
