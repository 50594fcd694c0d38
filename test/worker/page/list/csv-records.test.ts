import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findDelimiter } from '../../../../shared/csv-delimiter.ts'
import {
  type CsvRecord,
  LONGEST_RECORD,
  readRecords,
} from '../../../../worker/page/list/csv-records.ts'
import { csvText } from '../../../helpers/csv-texts.ts'
import { collect, piecesOf } from '../../../helpers/pieces-of.ts'
import { readRows } from '../../../helpers/read-rows.ts'
import { temporaryFile } from '../../../helpers/temporary-file.ts'

async function read(text: string, pieceLength?: number): Promise<readonly CsvRecord[]> {
  return (await collect(readRecords(piecesOf(text, pieceLength), ','))).flat()
}

async function cellsOf(text: string): Promise<readonly (readonly string[])[]> {
  return (await read(text)).map(({ cells }) => cells)
}

describe('readRecords', () => {
  it.each([
    { of: 'line feeds', text: 'a,b\n1,2\n' },
    { of: 'both', text: 'a,b\r\n1,2\r\n' },
    { of: 'carriage returns', text: 'a,b\r1,2\r' },
    { of: 'nothing after the last row', text: 'a,b\n1,2' },
    { of: 'quotes', text: '"a","b"\n"1","2"\n' },
  ])('reads rows with $of', async ({ text }) => {
    expect(await read(text)).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['1', '2'] },
    ])
  })

  it.each([
    { of: 'a delimiter', cell: '"a,b"', expected: 'a,b' },
    { of: 'a quote', cell: '"say ""hi"""', expected: 'say "hi"' },
    { of: 'line breaks', cell: '"a\r\nb\rc\nd"', expected: 'a\r\nb\rc\nd' },
    { of: 'a stray quote', cell: '5" heels', expected: '5" heels' },
    { of: 'text behind a quote', cell: '"Ana" Ruiz', expected: '"Ana" Ruiz' },
    { of: 'more quotes behind that', cell: '"Ana" "Ruiz"', expected: '"Ana" "Ruiz"' },
    { of: 'nothing in quotes', cell: '""', expected: '' },
    { of: 'space', cell: ' x ', expected: ' x ' },
  ])('reads a cell of $of', async ({ cell, expected }) => {
    expect(await cellsOf(`${cell},1\n2,${cell}\n`)).toEqual([
      [expected, '1'],
      ['2', expected],
    ])
  })

  it('knows the line of each row, after lines that are blank or within quotes', async () => {
    const records = await read('id,note\n\na,"one\ntwo\r\nthree"\n  \n,\nb,x\n\n\nc,y\n')
    expect(records.map(({ line, cells }) => `${cells[0]} ${line}`)).toEqual([
      'id 1',
      'a 3',
      'b 8',
      'c 11',
    ])
  })

  it('reads line endings of several kinds in one file, as when two were put together', async () => {
    expect(await cellsOf('a,b\r\n1,2\n3,4\r5,6\r\n')).toEqual([
      ['a', 'b'],
      ['1', '2'],
      ['3', '4'],
      ['5', '6'],
    ])
  })

  it('hands over rows of any length as they are', async () => {
    expect(await cellsOf('a,b\n1\n1,2,3\n')).toEqual([['a', 'b'], ['1'], ['1', '2', '3']])
  })

  it('hands over rows as soon as they are complete', async () => {
    const groups = await collect(readRecords(piecesOf('a,b\n1,2\n3,4\n', 5), ','))
    expect(groups.map((group) => group.length)).toEqual([1, 1, 1, 0])
  })

  it('refuses a quote that is never closed, with the line of its row', async () => {
    await expect(read('a,b\n\n1,"x\ny"\n2,"z\n3,4\n')).rejects.toMatchObject({
      refusal: { kind: 'open_quote', line: 5 },
    })
  })

  it.each([
    { of: 'a quote that is not closed', text: `a\n"${'x'.repeat(LONGEST_RECORD)}` },
    { of: 'a cell without end', text: `a\n${'x'.repeat(LONGEST_RECORD + 1)}` },
    { of: 'a row that is complete', text: `a\n${'x'.repeat(LONGEST_RECORD)}\nb\n` },
  ])('refuses a row too long for memory: $of', async ({ text }) => {
    await expect(read(text)).rejects.toMatchObject({ refusal: { kind: 'long_row', line: 2 } })
  })

  it('finds what the trainer finds, in pieces of any length', async () => {
    await fc.assert(
      fc.asyncProperty(
        csvText,
        fc.integer({ min: 1, max: 9 }),
        async ({ text, content }, length) => {
          const body = text.replace(/^\uFEFF/, '')
          const groups = await collect(readRecords(piecesOf(body, length), findDelimiter(body)))
          const [header, ...rows] = groups
            .flat()
            .map(({ line, cells }) => ({ line, cells: cells.map((cell) => cell.trim()) }))
          expect({ columns: header?.cells, rows }).toEqual(content)
        },
      ),
      { numRuns: 300 },
    )
  })

  it('finds what the trainer finds also where quotes are astray', async () => {
    const odd = fc.string({ unit: fc.constantFrom(...'"",,\n\r a'), minLength: 1, maxLength: 30 })
    await fc.assert(
      fc.asyncProperty(odd, fc.integer({ min: 1, max: 9 }), async (text, length) => {
        const path = temporaryFile(`x,y\n${text}`)
        const expected = await readRows(path).then(
          ({ rows }) => rows,
          () => 'refused',
        )
        const records = await read(`x,y\n${text}`, length).then(
          (all) =>
            all
              .slice(1)
              .map(({ line, cells }) => ({ line, cells: cells.map((cell) => cell.trim()) })),
          () => 'refused',
        )
        expect(records).toEqual(expected)
      }),
      { numRuns: 300 },
    )
  })
})
