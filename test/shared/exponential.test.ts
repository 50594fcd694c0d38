import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { expOfNegative } from '../../shared/exponential.ts'
import { ulpsBetween } from '../helpers/ulps-between.ts'

const anyExponent = fc.oneof(
  fc.double({ min: -746, max: 0, noNaN: true }),
  fc.double({ min: -40, max: 0, noNaN: true }),
  // Where the result is too small for full precision.
  fc.double({ min: -745.2, max: -708, noNaN: true }),
)

describe('expOfNegative', () => {
  it.each([
    { x: 0, exp: 1 },
    { x: -0, exp: 1 },
    { x: -5e-324, exp: 1 },
    { x: -1, exp: 0.36787944117144233 },
    { x: -Math.LN2, exp: 0.5 },
    { x: -10, exp: 0.00004539992976248485 },
    { x: -744, exp: 1e-323 },
    { x: -746, exp: 0 },
    { x: -1e300, exp: 0 },
    { x: Number.NEGATIVE_INFINITY, exp: 0 },
    { x: Number.NaN, exp: Number.NaN },
  ])('is $exp at $x', ({ x, exp }) => {
    expect(expOfNegative(x)).toBe(exp)
  })

  it('is within one unit in the last place of Math.exp', () => {
    fc.assert(
      fc.property(anyExponent, (x) => {
        expect(ulpsBetween(expOfNegative(x), Math.exp(x))).toBeLessThanOrEqual(1)
      }),
      { numRuns: 10_000 },
    )
  })

  it('is as close where one power of two gives way to the next', () => {
    const seams = Array.from({ length: 1075 }, (_, k) => -(k + 0.5) * Math.LN2)
    const errors = seams.map((x) => ulpsBetween(expOfNegative(x), Math.exp(x)))

    expect(Math.max(...errors)).toBeLessThanOrEqual(1)
  })

  it('never falls as the exponent rises', () => {
    fc.assert(
      fc.property(anyExponent, fc.double({ min: 0, max: 1e-9, noNaN: true }), (x, step) => {
        expect(expOfNegative(x - step)).toBeLessThanOrEqual(expOfNegative(x))
      }),
      { numRuns: 2000 },
    )
  })
})
