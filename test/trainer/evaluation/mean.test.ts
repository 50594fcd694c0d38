import { describe, expect, it } from 'vitest'
import { meanOf } from '../../../trainer/evaluation/mean.ts'

describe('meanOf', () => {
  it.each([
    { of: 'one value', values: [3], mean: 3 },
    { of: 'values', values: [1, 2, 6], mean: 3 },
    { of: 'values of both signs', values: [-1, 1], mean: 0 },
    { of: 'no values', values: [], mean: Number.NaN },
  ])('is $mean for $of', ({ values, mean }) => {
    expect(meanOf(Float64Array.from(values))).toBe(mean)
  })

  it('does not gather rounding errors over a million values', () => {
    expect(meanOf(new Float64Array(1_000_000).fill(0.1))).toBe(0.1)
  })
})
