import { describe, expect, it } from 'vitest'
import { wilsonInterval } from '../../../trainer/evaluation/wilson-interval.ts'

describe('wilsonInterval', () => {
  // Of scipy.stats.binomtest(positives, rows).proportion_ci(method='wilson').
  it.each([
    { positives: 0, rows: 1, low: 0.0, high: 0.7934506856227626 },
    { positives: 1, rows: 1, low: 0.20654931437723745, high: 1.0 },
    { positives: 0, rows: 10, low: 0.0, high: 0.27753279986288926 },
    { positives: 1, rows: 10, low: 0.017876213095072896, high: 0.4041500267952385 },
    { positives: 5, rows: 10, low: 0.236593090512564, high: 0.7634069094874361 },
    { positives: 10, rows: 10, low: 0.7224672001371109, high: 1.0 },
    { positives: 3, rows: 50, low: 0.020614970348973957, high: 0.1621709168883817 },
    { positives: 240, rows: 1000, low: 0.21455652518754262, high: 0.267433389224946 },
  ])('is [$low, $high] for $positives of $rows', ({ positives, rows, low, high }) => {
    const interval = wilsonInterval(positives, rows)

    expect(interval[0]).toBeCloseTo(low, 14)
    expect(interval[1]).toBeCloseTo(high, 14)
  })

  it('takes a fraction of a positive, between its neighbours', () => {
    const [low, high] = wilsonInterval(2.5, 10)

    expect(low).toBeGreaterThan(wilsonInterval(2, 10)[0])
    expect(low).toBeLessThan(wilsonInterval(3, 10)[0])
    expect(high).toBeGreaterThan(wilsonInterval(2, 10)[1])
    expect(high).toBeLessThan(wilsonInterval(3, 10)[1])
  })

  it.each([1, 2, 3, 7, 10, 61, 1000])('stays in [0, 1] at both ends of %d rows', (rows) => {
    expect(wilsonInterval(0, rows)[0]).toBeGreaterThanOrEqual(0)
    expect(wilsonInterval(rows, rows)[1]).toBeLessThanOrEqual(1)
  })
})
