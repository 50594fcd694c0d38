import { describe, expect, it } from 'vitest'
import { countTicks, linearScale, niceTicks } from '../../../trainer/plots/scale.ts'

describe('linearScale', () => {
  it('takes both ends of the domain to the ends of the range', () => {
    const place = linearScale([10, 20], [400, 100])
    expect([place(10), place(15), place(20)]).toEqual([400, 250, 100])
  })
})

describe('niceTicks', () => {
  it.each([
    [[0.38, 0.56], [0.35, 0.4, 0.45, 0.5, 0.55, 0.6], 2],
    [[0.401, 0.448], [0.4, 0.41, 0.42, 0.43, 0.44, 0.45], 2],
    [[0, 0.3], [0, 0.1, 0.2, 0.3], 1],
    [[0, 0.7], [0, 0.2, 0.4, 0.6, 0.8], 1],
    [[0.3, 0.7], [0.3, 0.4, 0.5, 0.6, 0.7], 1],
    [[0.2, 0.28], [0.2, 0.22, 0.24, 0.26, 0.28], 2],
    [[1, 9], [0, 2, 4, 6, 8, 10], 0],
    [[0, 123456], [0, 50000, 100000, 150000], 0],
  ])('encloses %j with round numbers', (values, ticks, decimals) => {
    expect(niceTicks(values, { span: 0.01 })).toEqual({ values: ticks, decimals })
  })

  it('puts equal values in the middle of the least span', () => {
    expect(niceTicks([0.5, 0.5], { span: 0.01 })).toEqual({
      values: [0.494, 0.496, 0.498, 0.5, 0.502, 0.504, 0.506],
      decimals: 3,
    })
  })

  it.each([
    [0, [0, 0.02, 0.04, 0.06, 0.08, 0.1]],
    [1, [0.9, 0.92, 0.94, 0.96, 0.98, 1]],
    [0.99, [0.9, 0.92, 0.94, 0.96, 0.98, 1]],
  ])('keeps to its bounds around %d', (value, ticks) => {
    expect(niceTicks([value], { min: 0, max: 1, span: 0.1 }).values).toEqual(ticks)
  })
})

describe('countTicks', () => {
  it.each([
    [1, [1]],
    [2, [1, 2]],
    [10, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]],
    [11, [1, 5, 10]],
    [20, [1, 5, 10, 15, 20]],
    [60, [1, 10, 20, 30, 40, 50, 60]],
    [300, [1, 50, 100, 150, 200, 250, 300]],
    [500, [1, 50, 100, 150, 200, 250, 300, 350, 400, 450, 500]],
    [30000, [1, 30000]],
  ])('marks %d epochs', (count, ticks) => {
    expect(countTicks(count)).toEqual(ticks)
  })
})
