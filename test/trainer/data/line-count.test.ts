import { describe, expect, it } from 'vitest'
import { countLines } from '../../../trainer/data/line-count.ts'
import { temporaryFile } from '../../helpers/temporary-file.ts'

describe('countLines', () => {
  it.each([
    { text: 'a', lines: 1 },
    { text: 'a\nb', lines: 2 },
    { text: 'a\r\nb\r\nc', lines: 3 },
    { text: 'a\rb\rc', lines: 3 },
    { text: 'a\n\r\n\rb', lines: 4 },
    { text: `${'x'.repeat((1 << 18) - 1)}\r\nb`, lines: 2 },
  ])('counts $lines', ({ text, lines }) => {
    expect(countLines(temporaryFile(text))).toBe(lines)
  })
})
