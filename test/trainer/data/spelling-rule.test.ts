import { describe, expect, it } from 'vitest'
import { bySpelling, REFUSED } from '../../../trainer/data/spelling-rule.ts'

/** Has a rule judge the cells, and tells what it said and which cells it was asked about. */
function judge(cells: readonly string[], rule: (cell: string) => number) {
  const asked: string[] = []
  const spellingRule = bySpelling((cell) => {
    asked.push(cell)
    return rule(cell)
  })
  const outcomes = cells.map((cell) => {
    const bytes = Buffer.from(`x${cell}y`)
    return spellingRule(bytes, 1, bytes.length - 1)
  })
  return { outcomes, asked }
}

describe('bySpelling', () => {
  it('asks once for each spelling that is accepted', () => {
    const lengthOf = (cell: string) => cell.length

    expect(judge(['ab', 'ñ', 'ab', '', 'ñ', ''], lengthOf)).toEqual({
      outcomes: [2, 1, 2, 0, 1, 0],
      asked: ['ab', 'ñ', ''],
    })
  })

  it('remembers no refused spelling: there may be very many', () => {
    expect(judge(['x', 'x'], () => REFUSED)).toEqual({
      outcomes: [REFUSED, REFUSED],
      asked: ['x', 'x'],
    })
  })
})
