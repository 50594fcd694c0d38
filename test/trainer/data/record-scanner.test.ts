import { writeFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ScanOptions, scanRecords } from '../../../trainer/data/record-scanner.ts'
import { parsedRows, scannedRows } from '../../helpers/scanned-rows.ts'
import { temporaryFile } from '../../helpers/temporary-file.ts'

/** Bytes that mean something to a reader of CSV, and a few that do not. */
const trickyText = fc.string({
  unit: fc.constantFrom(...'aaa,,,\n\n\r""; \t', '\r\n', '\u00a0', '\uFEFF', 'é', '€', '😀'),
  maxLength: 40,
})

const options: fc.Arbitrary<ScanOptions> = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t'),
  windowBytes: fc.constantFrom(1, 2, 3, 5, 8, 16, undefined),
})

describe('scanRecords', () => {
  it.each([
    { of: 'stray quotes', text: 'a,b\n5" heels,"x"\n' },
    { of: 'doubled quotes', text: 'a,b\n"say ""hi""",""""\n' },
    { of: 'delimiters and line breaks in quotes', text: 'a,b\n"1,2\r\n3",4\n' },
    { of: 'CRLF, CR and LF', text: 'a,b\r\n1,2\r3,4\n5,6\r' },
    { of: 'no last line ending', text: 'a,b\n1,"2"' },
  ])('reads a file with $of to its end', ({ text }) => {
    const path = temporaryFile(text)

    expect(scanRecords(path, { delimiter: ',' }, () => {})).toBeNull()
  })

  it.each([1, 2, 3, 5, 7, 64])(
    'cuts no character at the edge of a window of %d bytes',
    (windowBytes) => {
      const path = temporaryFile('ñ,€\n😀€ñ,😀\n'.repeat(3))

      expect(scanRecords(path, { delimiter: ',', windowBytes }, () => {})).toBeNull()
    },
  )

  it.each([
    { of: 'text behind a closing quote', text: 'a,b\n"1",2\n"3"x,4\n5,6\n' },
    { of: 'a quote that is never closed', text: 'a,b\n"1",2\n"3,4\n5,6\n' },
    { of: 'a zero byte', text: 'a,b\n"1",2\n3,\0\n' },
  ])('stops before a record with $of', ({ text }) => {
    const path = temporaryFile(text)

    expect(scanRecords(path, { delimiter: ',', windowBytes: 10 }, () => {})).toEqual({
      offset: 10,
      line: 3,
    })
  })

  it('stops before a record that is longer than sixteen windows', () => {
    const path = temporaryFile(`a\n${'x'.repeat(64)}\n`)

    expect(scanRecords(path, { delimiter: ',', windowBytes: 4 }, () => {})).toEqual({
      offset: 2,
      line: 2,
    })
  })

  it('leaves csv-parse to find what it finds alone, whatever the text, through any window', async () => {
    const path = temporaryFile()
    await fc.assert(
      fc.asyncProperty(trickyText, options, async (text, options) => {
        writeFileSync(path, text)
        const { rows, rest } = scannedRows(path, options)
        const parsed = rest ? await parsedRows(path, options.delimiter, rest) : { rows: [] }

        expect({ ...parsed, rows: [...rows, ...parsed.rows] }).toEqual(
          await parsedRows(path, options.delimiter),
        )
      }),
      { numRuns: 2000 },
    )
  })
})
