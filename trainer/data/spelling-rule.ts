/** Rules for cells of which a column repeats a few: each spelling is judged once. */

import { createTextList } from './text-list.ts'
import { createTextTable } from './text-table.ts'

/** What a rule says of a cell that it refuses. Others are numbers >= -1. */
export const REFUSED = -2

/** A rule for the cell in some bytes, trimmed. */
export type SpellingRule = (bytes: Buffer, start: number, end: number) => number

/** Makes a rule for bytes of a rule for text, and remembers what it accepted. */
export function bySpelling(rule: (cell: string) => number): SpellingRule {
  const table = createTextTable(createTextList())
  const outcomes: number[] = []
  return (bytes, start, end) => {
    const spelling = table.find(bytes, start, end)
    if (spelling >= 0) return outcomes[spelling]
    const outcome = rule(bytes.toString('utf8', start, end))
    if (outcome !== REFUSED) {
      table.add(bytes, start, end)
      outcomes.push(outcome)
    }
    return outcome
  }
}
