import { writeFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Failure } from '../../../shared/failure.ts'
import { readCsv } from '../../../trainer/data/csv.ts'
import { csvText } from '../../helpers/csv-texts.ts'
import { expectFailure } from '../../helpers/expect-failure.ts'
import { readRows } from '../../helpers/read-rows.ts'
import { temporaryFile } from '../../helpers/temporary-file.ts'

describe('readCsv', () => {
  it.each([
    { spelling: 'commas', text: 'id,age\na,31\nb,42\n' },
    { spelling: 'semicolons', text: 'id;age\na;31\nb;42\n' },
    { spelling: 'vertical bars', text: 'id|age\na|31\nb|42\n' },
    { spelling: 'tabs', text: 'id\tage\na\t31\nb\t42\n' },
    { spelling: 'a byte order mark', text: '\uFEFFid,age\na,31\nb,42\n' },
    { spelling: 'a byte order mark and quotes', text: '\uFEFF"id";"age"\n"a";"31"\n"b";"42"\n' },
    { spelling: 'CRLF', text: 'id,age\r\na,31\r\nb,42\r\n' },
    { spelling: 'CR', text: 'id,age\ra,31\rb,42\r' },
    { spelling: 'no last line ending', text: 'id,age\na,31\nb,42' },
    { spelling: 'spaces around cells', text: ' id , age\n a,31 \n\tb , 42\n' },
    { spelling: 'quotes', text: '"id","age"\n"a","31"\n"b","42"\n' },
  ])('reads a file with $spelling', async ({ text }) => {
    expect(await readRows(temporaryFile(text))).toEqual({
      columns: ['id', 'age'],
      rows: [
        { line: 2, cells: ['a', '31'] },
        { line: 3, cells: ['b', '42'] },
      ],
    })
  })

  it.each([
    { of: 'a delimiter', cell: '"a,b"', expected: 'a,b' },
    { of: 'the other delimiters', cell: 'a;b\tc|d', expected: 'a;b\tc|d' },
    { of: 'a quote', cell: '"say ""hi"""', expected: 'say "hi"' },
    { of: 'a line break', cell: '"two\nlines"', expected: 'two\nlines' },
    { of: 'a stray quote', cell: '5" heels', expected: '5" heels' },
    { of: 'nothing', cell: '', expected: '' },
    { of: 'quoted nothing', cell: '""', expected: '' },
    { of: 'letters of every kind', cell: 'Ñandú €😀', expected: 'Ñandú €😀' },
  ])('reads a cell of $of', async ({ cell, expected }) => {
    const { rows } = await readRows(temporaryFile(`id,note\n1,${cell}\n`))

    expect(rows).toEqual([{ line: 2, cells: ['1', expected] }])
  })

  it('says on which line each row starts, after lines that are blank or within quotes', async () => {
    const text = 'id,note\n\na,"one\ntwo\r\nthree"\n  \n,\nb,x\n\n\nc,y\n'

    const { rows } = await readRows(temporaryFile(text))

    expect(rows.map(({ line, cells }) => `${cells[0]} ${line}`)).toEqual(['a 3', 'b 8', 'c 11'])
  })

  it.each([
    { header: 'a quoted name holds other delimiters', text: '"a,b,c";d\n1;2\n' },
    { header: 'a quoted name holds line breaks', text: '"a\n,,\nb";d\n1;2\n' },
    { header: 'a quoted name holds quotes', text: '"a"",,""b";d\n1;2\n' },
    { header: 'a name holds a stray quote', text: 'size 5";d\n1,2,3;4"\n' },
    { header: 'blank lines come first', text: '\n \n;;\na;d\n1;2\n' },
    { header: 'the rows hold more of another', text: 'a;d\n1,5,6,7;2\n' },
  ])('takes the delimiter from the header where $header', async ({ text }) => {
    const { columns, rows } = await readRows(temporaryFile(text))

    expect(columns).toHaveLength(2)
    expect(rows[0].cells).toHaveLength(2)
  })

  it('hands over rows of another length than the header as they are', async () => {
    const { rows } = await readRows(temporaryFile('a,b\n1\n1,2,3\n'))

    expect(rows.map(({ cells }) => cells)).toEqual([['1'], ['1', '2', '3']])
  })

  it('calls a column without a name by its position', async () => {
    const { columns } = await readRows(temporaryFile(',age,\n1,2,3\n'))

    expect(columns).toEqual(['unnamed_1', 'age', 'unnamed_3'])
  })

  it.each(Array.from({ length: 24 }, (_, shift) => 64 * 1024 - shift))(
    'reads across the edge of a chunk, after %d bytes',
    async (bytes) => {
      const filler = 'x'.repeat(bytes - '1,2\r\n,'.length)
      const text = `1,2\r\n${filler},é"\r\n3,"4\r\n5"\r\n6,7\r\n`

      const { rows } = await readRows(temporaryFile(text))

      expect(rows).toEqual([
        { line: 2, cells: [filler, 'é"'] },
        { line: 3, cells: ['3', '4\r\n5'] },
        { line: 5, cells: ['6', '7'] },
      ])
    },
  )

  it.each([
    {
      of: 'a zero byte',
      bytes: [0x61, 0x0a, 0x00],
      received: 'a zero byte: a binary or UTF-16 file',
    },
    {
      of: 'Latin-1',
      bytes: [0x61, 0x0a, 0xe9, 0x0a],
      received: 'bytes that are not UTF-8 (save the file as "CSV UTF-8")',
    },
    {
      of: 'UTF-16',
      bytes: [0xff, 0xfe, 0x61, 0x00],
      received: 'a zero byte: a binary or UTF-16 file',
    },
  ])('refuses $of', async ({ bytes, received }) => {
    const path = temporaryFile(Uint8Array.from(bytes))

    await expectFailure(
      () => readRows(path),
      'invalid-data',
      `${path}, at or after line 1: expected UTF-8 text. Received ${received}.`,
    )
  })

  it('refuses a file that ends within a character', async () => {
    const path = temporaryFile(Uint8Array.of(0x61, 0x0a, 0xc3))

    await expectFailure(
      () => readRows(path),
      'invalid-data',
      `${path}, at or after line 2: expected UTF-8 text. Received a character that is cut off.`,
    )
  })

  it.each([
    { file: 'line breaks', text: '\n\r\n\n' },
    { file: 'spaces', text: '  \n \n' },
    { file: 'delimiters', text: ',,,\n,,,\n' },
    { file: 'a byte order mark', text: '\uFEFF' },
  ])('refuses a file of nothing but $file', async ({ text }) => {
    const path = temporaryFile(text)

    await expectFailure(
      () => readRows(path),
      'invalid-data',
      `Expected a header line in ${path}. Received none.`,
    )
  })

  it('refuses an empty file', async () => {
    const path = temporaryFile('')

    await expectFailure(
      () => readRows(path),
      'invalid-data',
      `Expected a CSV file. Received an empty file: ${path}.`,
    )
  })

  it('refuses a quote that is never closed, with the line of its row', async () => {
    const path = temporaryFile('id,note\n\n1,"a\nb"\n\n2,"c\n3,d\n')

    await expectFailure(
      () => readRows(path),
      'invalid-data',
      `${path}, line 6: expected every quoted cell to end with a quote. ` +
        'Received one that is never closed.',
    )
  })

  it('refuses a column named twice', async () => {
    const path = temporaryFile('\nid,age,"i\nd",age\n')

    await expectFailure(
      () => readRows(path),
      'invalid-data',
      `${path}, line 2: expected each column once. Received "age" twice.`,
    )
  })

  it('reads a header of very many columns, such as a JSON file of one line', async () => {
    const names = Array.from({ length: 200_000 }, (_, index) => index).join(',')

    expect((await readRows(temporaryFile(`[${names}]`))).columns).toHaveLength(200_000)
  })

  it.each([
    { what: 'a missing file', path: '/nowhere/history.csv', received: 'no such file' },
    { what: 'a folder', path: import.meta.dirname, received: 'a folder' },
  ])('refuses $what', async ({ path, received }) => {
    await expectFailure(
      () => readRows(path),
      'invalid-data',
      `Expected a CSV file at ${path}. Received: ${received}.`,
    )
  })

  it('passes on what the visitor throws', async () => {
    const path = temporaryFile('id\n1\n')
    const failure = new Failure('invalid-data', 'no such column')

    await expect(
      readCsv(path, () => {
        throw failure
      }),
    ).rejects.toBe(failure)
  })

  it('gives back every cell and start line of any table, however it is spelled', async () => {
    const path = temporaryFile()
    await fc.assert(
      fc.asyncProperty(csvText, async ({ text, content }) => {
        writeFileSync(path, text)

        expect(await readRows(path)).toEqual(content)
      }),
      { numRuns: 300 },
    )
  })

  it('never fails but with invalid-data, whatever the bytes', async () => {
    const path = temporaryFile()
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.uint8Array({ maxLength: 60, max: 127 }),
      fc
        .string({ unit: fc.constantFrom(...'",;\t\n\r \uFEFFa'), maxLength: 30 })
        .map((text) => new TextEncoder().encode(text)),
    )
    await fc.assert(
      fc.asyncProperty(bytes, async (content) => {
        writeFileSync(path, content)
        const code = await readRows(path).then(
          () => 'read',
          (error: unknown) => (error instanceof Failure ? error.code : error),
        )

        expect(['read', 'invalid-data']).toContain(code)
      }),
      { numRuns: 300 },
    )
  })
})
