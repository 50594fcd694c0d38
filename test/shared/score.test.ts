import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scoreLogit, toPercentile, toProbability } from '../../shared/score.ts'
import { probability } from '../helpers/scored-rows.ts'
import { shareBelow } from '../helpers/share-below.ts'

/** Of ten customers: two below 0.1, three at 0.1, four at 0.4, one at 0.9. */
const REFERENCE = { probabilities: [0.05, 0.1, 0.4, 0.9], share_below: [0, 0.2, 0.5, 0.9] }

describe('toProbability', () => {
  it.each([
    { logit: 0, expected: 0.5 },
    { logit: -0, expected: 0.5 },
    { logit: 1, expected: 0.7310585786300049 },
    { logit: -1, expected: 0.2689414213699951 },
    { logit: 40, expected: 1 },
    { logit: -744, expected: 1e-323 },
    { logit: 1e300, expected: 1 },
    { logit: -1e300, expected: 0 },
  ])('is $expected for logit $logit', ({ logit, expected }) => {
    expect(toProbability(logit)).toBe(expected)
  })

  it('is the logistic function', () => {
    fc.assert(
      fc.property(fc.double({ min: -700, max: 700, noNaN: true }), (logit) => {
        const expected = 1 / (1 + Math.exp(-logit))

        expect(Math.abs(toProbability(logit) / expected - 1)).toBeLessThan(1e-15)
      }),
    )
  })

  it('adds up to 1 with the probability of the opposite', () => {
    fc.assert(
      fc.property(fc.float({ noNaN: true }), (logit) => {
        expect(toProbability(logit) + toProbability(-logit)).toBeCloseTo(1, 15)
      }),
    )
  })

  it('never falls as the logit rises', () => {
    const logit = fc.float({ noNaN: true, min: -100, max: 100 })
    fc.assert(
      fc.property(logit, logit, (first, second) => {
        expect(toProbability(Math.min(first, second))).toBeLessThanOrEqual(
          toProbability(Math.max(first, second)),
        )
      }),
    )
  })
})

describe('toPercentile', () => {
  it.each([
    { probability: 0, percentile: 0 },
    { probability: 0.05, percentile: 0 },
    { probability: 0.06, percentile: 0.2 },
    { probability: 0.1, percentile: 0.2 },
    { probability: 0.3, percentile: 0.5 },
    { probability: 0.9, percentile: 0.9 },
    { probability: 0.91, percentile: 1 },
    { probability: 1, percentile: 1 },
  ])('is $percentile for $probability', ({ probability, percentile }) => {
    expect(toPercentile(probability, REFERENCE)).toBe(percentile)
  })

  it('is the share of customers below, counted one by one', () => {
    const customers = fc.array(probability(), { minLength: 1, maxLength: 60 })
    fc.assert(
      fc.property(customers, probability(), (customers, asked) => {
        const scores = Float64Array.from(customers)
        const probabilities = [...new Set(scores.toSorted())]
        const reference = {
          probabilities,
          share_below: probabilities.map((kept) => shareBelow(kept, scores)),
        }

        expect(toPercentile(asked, reference)).toBe(shareBelow(asked, scores))
      }),
      { numRuns: 500 },
    )
  })
})

describe('scoreLogit', () => {
  it.each([
    { logit: -5, probability: 0.006692850924284856, percentile: 0, band: 'low' },
    { logit: -1, probability: 0.2689414213699951, percentile: 0.5, band: 'medium' },
    { logit: 1, probability: 0.7310585786300049, percentile: 0.9, band: 'high' },
  ])('ranks logit $logit', ({ logit, ...score }) => {
    expect(scoreLogit(logit, REFERENCE)).toEqual(score)
  })

  it.each([
    { percentile: 0, band: 'low' },
    { percentile: 0.2499, band: 'low' },
    { percentile: 0.25, band: 'medium' },
    { percentile: 0.7499, band: 'medium' },
    { percentile: 0.75, band: 'high' },
    { percentile: 1, band: 'high' },
  ])('is in band $band at percentile $percentile', ({ percentile, band }) => {
    const reference = { probabilities: [0.5], share_below: [percentile] }

    expect(scoreLogit(0, reference)).toEqual({ probability: 0.5, percentile, band })
  })
})
