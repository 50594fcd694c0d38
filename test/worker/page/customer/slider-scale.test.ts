import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { NumericFeature } from '../../../../shared/schema.ts'
import { sliderScale } from '../../../../worker/page/customer/slider-scale.ts'

const INTEGER: NumericFeature = { name: 'n', type: 'integer', missing: false }
const NUMBER: NumericFeature = { name: 'n', type: 'number', missing: false }

function rangeOf(low: number, high: number, ends: { min?: number; max?: number } = {}) {
  return { kind: 'numeric' as const, low, high, min: low, max: high, ...ends }
}

describe('sliderScale', () => {
  it.each([
    ['whole steps', INTEGER, rangeOf(1, 365), { min: 1, max: 365, step: 1 }],
    ['whole steps outwards', INTEGER, rangeOf(0.4, 12.2), { min: 0, max: 13, step: 1 }],
    ['readable steps outwards', NUMBER, rangeOf(3.07, 812.4), { min: 0, max: 815, step: 5 }],
    ['steps of hundredths', NUMBER, rangeOf(0, 1), { min: 0, max: 1, step: 0.01 }],
    ['steps of 0.002', NUMBER, rangeOf(0.0011, 0.2699), { min: 0, max: 0.27, step: 0.002 }],
    ['no step more for rounding', NUMBER, rangeOf(0, 0.1 + 0.2), { min: 0, max: 0.3, step: 0.002 }],
    ['tiny steps', NUMBER, rangeOf(1e-9, 9e-8), { min: 1e-9, max: 9e-8, step: 5e-10 }],
    ['huge steps', NUMBER, rangeOf(-3e38, 3e38), { min: -3e38, max: 3e38, step: 5e36 }],
    [
      'nothing that the schema refuses',
      { ...NUMBER, min: 3, max: 812 },
      rangeOf(3.07, 811.4),
      { min: 3, max: 812, step: 5 },
    ],
    [
      'all that training had, where nearly everybody is alike',
      INTEGER,
      rangeOf(0, 0, { max: 7 }),
      { min: 0, max: 7, step: 1 },
    ],
    [
      "the schema's bounds, where everybody is alike",
      { ...INTEGER, min: 0, max: 130 },
      rangeOf(5, 5),
      { min: 0, max: 130, step: 1 },
    ],
    [
      "the schema's bounds, where training had nothing",
      { ...NUMBER, min: 0, max: 1 },
      null,
      { min: 0, max: 1, step: 0.01 },
    ],
    ['no slider where nothing tells its ends', { ...NUMBER, min: 0 }, rangeOf(5, 5), null],
    ['no slider without training values', NUMBER, null, null],
  ])('has %s', (_name, feature, range, scale) => {
    expect(sliderScale(feature, range)).toEqual(scale)
  })

  it('reaches from end to end in some hundred steps that floats can hold', () => {
    const end = fc.double({ min: -1e6, max: 1e6, noNaN: true })
    fc.assert(
      fc.property(end, fc.double({ min: 1e-2, max: 1e9, noNaN: true }), (low, span) => {
        const { min, max, step } = sliderScale(NUMBER, rangeOf(low, low + span)) as never
        expect(min - low).toBeLessThanOrEqual(1e-9 * (Math.abs(low) + step))
        expect(low + span - max).toBeLessThanOrEqual(1e-9 * (Math.abs(low + span) + step))
        const steps = (max - min) / step
        expect(steps).toBeGreaterThan(99)
        expect(steps).toBeLessThan(260)
        expect(String(step)).toMatch(/^(0\.0*)?[125]0*(e[+-]\d+)?$/)
      }),
    )
  })
})
