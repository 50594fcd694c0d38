import { describe, expect, it } from 'vitest'
import { placeIn } from '../../../../worker/page/charts/place-in.ts'

describe('placeIn', () => {
  it.each([
    [-1, 0],
    [0, 25],
    [3, 100],
  ])('puts %d between -1 and 3 at %d percent', (value, place) => {
    expect(placeIn([-1, 3])(value)).toBe(place)
  })

  it.each([
    [-9, 0],
    [9, 100],
  ])('keeps %d at an end', (value, place) => {
    expect(placeIn([-1, 3])(value)).toBe(place)
  })

  it('puts all values of a domain without width at the start', () => {
    expect(placeIn([2, 2])(2)).toBe(0)
  })
})
