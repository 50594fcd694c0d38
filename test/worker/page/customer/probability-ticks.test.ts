import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { logOddsOf } from '../../../../worker/page/customer/log-odds.ts'
import { probabilityTicks } from '../../../../worker/page/customer/probability-ticks.ts'

describe('probabilityTicks', () => {
  it.each([
    ['a base rate of 20 %', 0.01, 0.9, [0.01, 0.05, 0.2, 0.5, 0.8]],
    ['a base rate of 1 %', 0.001, 0.08, [0.001, 0.002, 0.005, 0.01, 0.02, 0.05]],
    ['a short axis', 0.112, 0.138, [0.115, 0.12, 0.125, 0.13, 0.135]],
    ['a very short axis', 0.50001, 0.50009, [0.50002, 0.50004, 0.50006, 0.50008]],
    ['an axis of one place', 0.3, 0.3, []],
  ])('of %s are round', (_name, low, high, ticks) => {
    expect(probabilityTicks(logOddsOf(low), logOddsOf(high))).toEqual(ticks)
  })

  it('are within the axis, ascending, and few enough to be read', () => {
    const end = fc.double({ min: -13, max: 13, noNaN: true })
    fc.assert(
      fc.property(end, fc.double({ min: 0.01, max: 20, noNaN: true }), (low, span) => {
        const ticks = probabilityTicks(low, low + span)
        const places = ticks.map(logOddsOf)
        expect(ticks.length).toBeLessThanOrEqual(9)
        expect(places.every((place) => place >= low && place <= low + span)).toBe(true)
        expect(places).toEqual(places.toSorted((a, b) => a - b))
      }),
    )
  })
})
