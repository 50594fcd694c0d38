import { describe, expect, it } from 'vitest'
import { writeHeader, writeLine } from '../../../../worker/page/list/csv-line.ts'

const SEMICOLONS = { delimiter: ';', lineBreak: '\r\n' }

describe('writeLine', () => {
  it.each([
    ['text', 'Ñandú', 'Ñandú'],
    ['space', ' a ', ' a '],
    ['nothing', '', ''],
    ['another delimiter', '1,5|6\t7', '1,5|6\t7'],
    ['its delimiter', 'a;b', '"a;b"'],
    ['a quote', '5" heels', '"5"" heels"'],
    ['a line feed', 'a\nb', '"a\nb"'],
    ['a carriage return', 'a\rb', '"a\rb"'],
  ])('writes a cell of %s', (_name, cell, expected) => {
    expect(writeLine([cell, 'x'], SEMICOLONS)).toBe(`${expected};x\r\n`)
  })
})

describe('writeHeader', () => {
  it.each([['a,b'], ['a;b'], ['a\tb'], ['a|b']])(
    'quotes %j, lest it be taken for the delimiter',
    (name) => {
      expect(writeHeader([name, 'x'], SEMICOLONS)).toBe(`"${name}";x\r\n`)
    },
  )
})
