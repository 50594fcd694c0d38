import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toPercentile } from '../../../../shared/score.ts'
import { fitReferenceScores } from '../../../../trainer/evaluation/reference-scores.ts'
import { logOddsOf } from '../../../../worker/page/customer/log-odds.ts'
import {
  fitRankCurve,
  probabilityAt,
  splitCurve,
} from '../../../../worker/page/customer/rank-curve.ts'

const CURVE = { edges: [-3, -2, -1, 0], shares: [0.2, 0.5, 0.3] }

const probabilities = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1 })

describe('fitRankCurve', () => {
  it('puts every reference customer into one of its bins', () => {
    fc.assert(
      fc.property(probabilities, (all) => {
        const { edges, shares } = fitRankCurve(fitReferenceScores(Float64Array.from(all)))
        expect(edges).toHaveLength(shares.length + 1)
        expect(edges).toEqual(edges.toSorted((a, b) => a - b))
        expect(edges.every(Number.isFinite)).toBe(true)
        expect(Math.min(...shares)).toBeGreaterThanOrEqual(0)
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9)
      }),
    )
  })

  it('has as many below each edge as rank below it', () => {
    const all = Float64Array.from({ length: 500 }, (_, row) => (row + 1) / 20_000)
    const reference = fitReferenceScores(all)
    const { edges, shares } = fitRankCurve(reference)
    const half = shares.length / 2
    const below = shares.slice(0, half).reduce((sum, share) => sum + share, 0)
    const probability = 1 / (1 + Math.exp(-edges[half]))
    expect(below).toBeCloseTo(toPercentile(probability, reference), 9)
    expect([edges[0], edges.at(-1)]).toEqual([logOddsOf(1 / 20_000), logOddsOf(500 / 20_000)])
  })

  it.each([
    [1, 8],
    [10, 8],
    [1000, 20],
    [20_000, 40],
  ])('of %i probabilities has %i bins', (rows, bins) => {
    const reference = {
      probabilities: Array.from({ length: rows }, (_, row) => (row + 1) / (rows + 1)),
      share_below: Array.from({ length: rows }, (_, row) => row / rows),
    }
    expect(fitRankCurve(reference).shares).toHaveLength(bins)
  })

  it('is a spike where all are alike', () => {
    const { edges, shares } = fitRankCurve({ probabilities: [0.5], share_below: [0] })
    expect([edges[0], edges.at(-1)]).toEqual([-1, 1])
    expect(shares.filter((share) => share > 0)).toEqual([1])
  })
})

describe('splitCurve', () => {
  it.each([
    [
      'within a bin',
      -1.5,
      [-3, -2, -1.5, -1, 0],
      [0.2, 0.5, 0.5, null, null],
      [null, null, 0.5, 0.3, 0],
    ],
    ['where a bin begins', -1, [-3, -2, -1, 0], [0.2, 0.5, 0.3, null], [null, null, 0.3, 0]],
    [
      'below everybody',
      -4,
      [-4, -3, -2, -1, 0],
      [0, null, null, null, null],
      [0, 0.2, 0.5, 0.3, 0],
    ],
    ['above everybody', 1, [-3, -2, -1, 0, 1], [0.2, 0.5, 0.3, 0, 0], [null, null, null, null, 0]],
    ['at the end', 0, [-3, -2, -1, 0], [0.2, 0.5, 0.3, 0], [null, null, null, 0]],
  ])('cuts where she stands: %s', (_name, logOdds, x, below, above) => {
    expect(splitCurve(CURVE, logOdds)).toEqual([x, below, above])
  })
})

describe('probabilityAt', () => {
  const reference = { probabilities: [0.1, 0.2, 0.4], share_below: [0, 0.5, 0.75] }

  it.each([
    [0, 0.1],
    [0.25, 0.2],
    [0.5, 0.2],
    [0.75, 0.4],
    [0.76, null],
  ])('of percentile %d is %d', (percentile, probability) => {
    expect(probabilityAt(reference, percentile)).toBe(probability)
  })
})

describe('logOddsOf', () => {
  it.each([
    [0.5, 0],
    [0, -13.8155],
    [1, 13.8155],
    [0.01, -4.5951],
  ])('of %d is %d', (probability, logOdds) => {
    expect(logOddsOf(probability)).toBeCloseTo(logOdds, 4)
  })
})
