import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findNewestTimes } from '../../../trainer/data/newest-rows.ts'

describe('findNewestTimes', () => {
  it.each([
    { times: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], share: 0.2, newest: 9, why: 'just so many' },
    { times: [10, 9, 8, 7, 6, 5, 4, 3, 2, 1], share: 0.2, newest: 9, why: 'in any order' },
    { times: [1, 2, 3, 4, 5, 6, 7, 8, 8, 8], share: 0.2, newest: 8, why: 'one too many' },
    { times: [1, 1, 1, 1, 1, 1, 1, 1, 1, 2], share: 0.2, newest: 2, why: 'one too few' },
    { times: [1, 1, 1, 2, 2, 2, 2, 3, 3, 4], share: 0.2, newest: 4, why: 'one, rather than three' },
    { times: [1, 1, 1, 1, 2, 2, 2, 2, 3, 3], share: 0.4, newest: 3, why: 'two, rather than six' },
    { times: [1, 1, 1, 2, 3], share: 0.9, newest: 2, why: 'the oldest time must teach' },
    { times: [1, 2, 3, 3, 3], share: 0.1, newest: 3, why: 'the newest time must test' },
    { times: [-5, 1e300], share: 0.5, newest: 1e300, why: 'one of two rows' },
    { times: [-1, 0], share: 0.01, newest: 0, why: 'fewer rows than there are' },
  ])('is $newest for $share of $times: $why', ({ times, share, newest }) => {
    expect(findNewestTimes(Float64Array.from(times), share)).toBe(newest)
  })

  it.each([[[7]], [[7, 7, 7]]])('is null where all rows have one time: %j', (times) => {
    expect(findNewestTimes(Float64Array.from(times), 0.2)).toBeNull()
  })

  it('is as near to the share as any time', () => {
    const times = fc.array(fc.nat(9), { minLength: 2, maxLength: 50 })
    const share = fc.double({ min: 0.01, max: 0.99, noNaN: true })
    fc.assert(
      fc.property(times, share, (list, share) => {
        fc.pre(new Set(list).size > 1)
        const newest = findNewestTimes(Float64Array.from(list), share) ?? Number.NaN
        const gapOf = (time: number) =>
          Math.abs(list.filter((other) => other >= time).length - share * list.length)
        const possible = list.filter((time) => time > Math.min(...list))

        expect(gapOf(newest)).toBeCloseTo(Math.min(...possible.map(gapOf)), 9)
        expect(possible).toContain(newest)
      }),
    )
  })
})
