import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createTextList } from '../../../trainer/data/text-list.ts'
import { createTextTable } from '../../../trainer/data/text-table.ts'

/** Puts each text that is new into a table; tells where each was found, and what the list holds. */
function tabulate(texts: readonly string[]) {
  const list = createTextList()
  const table = createTextTable(list)
  const found = texts.map((text) => {
    // As a cell stands in a file, between others.
    const bytes = Buffer.from(`x${text}y`)
    const index = table.find(bytes, 1, bytes.length - 1)
    if (index < 0) table.add(bytes, 1, bytes.length - 1)
    return index
  })
  return { found, listed: Array.from({ length: list.length() }, (_, index) => list.at(index)) }
}

describe('createTextTable', () => {
  it('finds a text where it was added, and no other', () => {
    expect(tabulate(['a', 'b', 'a', 'ab', '', 'b', '', 'é€😀'])).toEqual({
      found: [-1, -1, 0, -1, -1, 1, 3, -1],
      listed: ['a', 'b', 'ab', '', 'é€😀'],
    })
  })

  it('keeps every text apart as it grows', () => {
    const texts = fc.array(fc.string({ unit: fc.constantFrom(...'01abé'), maxLength: 5 }), {
      maxLength: 500,
    })
    fc.assert(
      fc.property(texts, (texts) => {
        expect(tabulate(texts).listed).toEqual([...new Set(texts)])
      }),
    )
  })

  it('holds a hundred thousand ids', () => {
    const ids = Array.from({ length: 100_000 }, (_, number) => `C${number}`)

    expect(tabulate([...ids, 'C0', 'C99999']).found.slice(-2)).toEqual([0, 99_999])
  })
})
