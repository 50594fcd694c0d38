import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { layOutWaterfall } from '../../../../worker/page/customer/waterfall.ts'

describe('layOutWaterfall', () => {
  it('begins each bar where the last one ended', () => {
    expect(layOutWaterfall([1, -2, 0.5])).toEqual({
      start: 50,
      bars: [
        { from: 50, to: 97 },
        { from: 97, to: 3 },
        { from: 3, to: 26.5 },
      ],
      end: 26.5,
    })
  })

  it.each([
    ['no bars', [], []],
    ['bars of nothing', [0], [{ from: 50, to: 50 }]],
  ])('puts both ends into the middle where there are %s', (_name, changes, bars) => {
    expect(layOutWaterfall(changes)).toEqual({ start: 50, bars, end: 50 })
  })

  it('draws bars in proportion, to the right where they raise, all of them within sight', () => {
    const change = fc.double({ min: -20, max: 20, noNaN: true }).filter((size) => size !== 0)
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 40 }), (changes) => {
        const { start, bars, end } = layOutWaterfall(changes)
        expect([bars[0].from, bars.at(-1)?.to]).toEqual([start, end])
        bars.forEach(({ from, to }, at) => {
          expect(from).toBe(at === 0 ? start : bars[at - 1].to)
          expect(Math.sign(to - from)).not.toBe(-Math.sign(changes[at]))
          expect(Math.min(from, to)).toBeGreaterThanOrEqual(3)
          expect(Math.max(from, to)).toBeLessThanOrEqual(97)
        })
      }),
    )
  })
})
