import { describe, expect, it } from 'vitest'
import { coalitionWeights, MOST_EXACT, walkAll, walkOrders } from '../../shared/coalitions.ts'

/** Coalitions after each step of a walk, members as bits. */
function coalitionsOf(walk: Int32Array): number[] {
  let coalition = 0
  return Array.from(walk, (feature) => {
    coalition ^= 1 << feature
    return coalition
  })
}

describe('walkAll', () => {
  it.each([0, 1, 2, 3, 5, MOST_EXACT])('visits all coalitions of %i features once', (features) => {
    const visited = [0, ...coalitionsOf(walkAll(features))]
    const all = Array.from({ length: 2 ** features }, (_, coalition) => coalition)
    expect(visited.toSorted((a, b) => a - b)).toEqual(all)
  })
})

describe('coalitionWeights', () => {
  it.each([
    { features: 0, weights: [0] },
    { features: 1, weights: [1, 0] },
    { features: 2, weights: [1 / 2, 1 / 2, 1 / 2, 0] },
    { features: 3, weights: [1 / 3, 1 / 6, 1 / 6, 1 / 3, 1 / 6, 1 / 3, 1 / 3, 0] },
  ])('of $features features are the shares of their orders', ({ features, weights }) => {
    expect([...coalitionWeights(features)]).toEqual(weights)
  })
})

describe('walkOrders', () => {
  it('adds all features in an order and takes them away in the same, pair by pair', () => {
    const walk = walkOrders(40, 3, 1)
    const orders = [0, 1, 2, 3, 4, 5].map((at) => walk.slice(40 * at, 40 * (at + 1)))
    expect(walk).toHaveLength(240)
    for (const order of orders) expect(new Set(order).size).toBe(40)
    expect(orders[1]).toEqual(orders[0])
    expect(orders[3]).toEqual(orders[2])
    expect(orders[5]).toEqual(orders[4])
    expect(orders[2]).not.toEqual(orders[0])
    expect(orders[4]).not.toEqual(orders[2])
  })
  it('draws each order as often as any other', () => {
    const walk = walkOrders(3, 6000, 1)
    const drawn = Array.from({ length: 6000 }, (_, pair) =>
      walk.slice(6 * pair, 6 * pair + 3).join(''),
    )
    // Four standard deviations of 1000.
    for (const order of ['012', '021', '102', '120', '201', '210']) {
      expect(Math.abs(drawn.filter((one) => one === order).length - 1000)).toBeLessThan(116)
    }
  })

  it.each([
    { seed: 0, walk: [1, 4, 3, 0, 2, 1, 4, 3, 0, 2, 1, 3, 2, 0, 4, 1, 3, 2, 0, 4] },
    { seed: 1, walk: [4, 3, 1, 0, 2, 4, 3, 1, 0, 2, 2, 4, 1, 0, 3, 2, 4, 1, 0, 3] },
    { seed: 2 ** 32 + 1, walk: [4, 3, 1, 0, 2, 4, 3, 1, 0, 2, 2, 4, 1, 0, 3, 2, 4, 1, 0, 3] },
    { seed: -1, walk: [4, 2, 0, 3, 1, 4, 2, 0, 3, 1, 3, 0, 1, 2, 4, 3, 0, 1, 2, 4] },
  ])('draws the same from seed $seed in every engine', ({ seed, walk }) => {
    expect([...walkOrders(5, 2, seed)]).toEqual(walk)
  })
})
