import { describe, expect, it } from 'vitest'
import { gainOverEveryone } from '../../../../worker/page/send/gain.ts'

// That it is the trainer's, for any rows, is tested with the plan.
describe('gainOverEveryone', () => {
  it('gains what was not lost on customers left out', () => {
    const gain = gainOverEveryone(
      { sends: 1, conversions: 1 },
      { sends: 4, conversions: 2 },
      { cost: 1, value: 4 },
    )

    // Three left out: one would have converted.
    expect(gain.value).toBe((1000 * (1 + 1 - 3)) / 4)
    expect(gain.high - gain.value).toBeCloseTo(1855.08, 2)
    expect(gain.low).toBe(gain.value - (gain.high - gain.value))
  })

  it('gains nothing, for sure, where everyone is mailed', () => {
    const everyone = { sends: 4, conversions: 2 }

    expect(gainOverEveryone(everyone, everyone, { cost: 1, value: 4 })).toEqual({
      ...{ value: 0, low: 0, high: 0 },
    })
  })

  it('has no width of a single customer', () => {
    const gain = gainOverEveryone(
      { sends: 0, conversions: 0 },
      { sends: 1, conversions: 0 },
      { cost: 1, value: 4 },
    )

    expect(gain).toEqual({ value: 1000, low: 1000, high: 1000 })
  })
})
