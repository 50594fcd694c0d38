import { describe, expect, it } from 'vitest'
import { findDelimiter, findLineBreak, looksDelimited } from '../../shared/csv-delimiter.ts'

describe('findDelimiter', () => {
  it.each([
    ['commas', 'a,b,c\n', ','],
    ['semicolons', 'a;b\n1,5;2,5\n', ';'],
    ['tabs', 'a\tb\n', '\t'],
    ['bars', 'a|b|c,d\n', '|'],
    ['two kinds equally often', 'a;b,c\n', ','],
    ['none at all', 'email\n', ','],
    ['blank lines first', '\n;;\n||\na;b\n', ';'],
    ['others in quotes', '\uFEFF"a,b|c|d";e\n', ';'],
  ])('of a header with %s', (_name, head, delimiter) => {
    expect(findDelimiter(head)).toBe(delimiter)
  })
})

describe('findLineBreak', () => {
  it.each([
    ['a line feed', 'a\nb\r\n', '\n'],
    ['both', 'a\r\nb\n', '\r\n'],
    ['a carriage return', 'a\rb', '\r'],
    ['others in quotes first', 'a,"b\nc"\r\nd', '\r\n'],
    ['none', 'a,b', '\n'],
  ])('of lines that end with %s', (_name, head, lineBreak) => {
    expect(findLineBreak(head)).toBe(lineBreak)
  })
})

describe('looksDelimited', () => {
  it.each([
    ['a,b', true],
    ['a;b', true],
    ['a\tb', true],
    ['a|b', true],
    ['a b', false],
  ])('says of %j %s', (cell, expected) => {
    expect(looksDelimited(cell)).toBe(expected)
  })
})
