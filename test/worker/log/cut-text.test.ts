import { describe, expect, it } from 'vitest'
import { cutText } from '../../../worker/log/cut-text.ts'

describe('cutText', () => {
  it.each([
    ['nothing', '', ''],
    ['200 characters', 'x'.repeat(200), 'x'.repeat(200)],
    ['more than 200', 'x'.repeat(201), 'x'.repeat(200)],
    ['a pair that would be split', `${'x'.repeat(199)}😀`, 'x'.repeat(199)],
    ['a pair that ends in time', `${'x'.repeat(198)}😀!`, `${'x'.repeat(198)}😀`],
    ['exactly 200 with a pair at the end', `${'x'.repeat(198)}😀`, `${'x'.repeat(198)}😀`],
  ])('of %s', (_name, text, cut) => {
    expect(cutText(text)).toBe(cut)
  })
})
