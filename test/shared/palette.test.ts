import { describe, expect, it } from 'vitest'
import { customProperties, DARK, LIGHT } from '../../shared/palette.ts'
import { contrastOf } from '../helpers/contrast.ts'

describe.each([
  ['light', LIGHT],
  ['dark', DARK],
])('the %s palette', (_, palette) => {
  it.each(['ink', 'muted', 'blue', 'warning'] as const)(
    'writes in %s with the contrast that small text needs, on paper and on shade',
    (name) => {
      expect(contrastOf(palette[name], palette.paper)).toBeGreaterThanOrEqual(4.5)
      expect(contrastOf(palette[name], palette.shade)).toBeGreaterThanOrEqual(4.5)
    },
  )

  it.each(['blue', 'vermilion', 'green', 'axis'] as const)(
    'draws in %s with the contrast that shapes need',
    (name) => {
      expect(contrastOf(palette[name], palette.paper)).toBeGreaterThanOrEqual(3)
    },
  )
})

describe('customProperties', () => {
  it('writes each colour as a custom property', () => {
    expect(customProperties(LIGHT)).toMatch(/^--paper: #ffffff; --ink: #1f2328; .*#a84800$/)
  })
})
