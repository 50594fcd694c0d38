import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toPercentile } from '../../../shared/score.ts'
import { fitReferenceScores } from '../../../trainer/evaluation/reference-scores.ts'
import { probability } from '../../helpers/scored-rows.ts'
import { shareBelow } from '../../helpers/share-below.ts'

/** At least one probability, often tied, and more of them than the small limits below. */
const someProbabilities = fc
  .array(probability(), { minLength: 1, maxLength: 120 })
  .map((probabilities) => Float64Array.from(probabilities))

describe('fitReferenceScores', () => {
  it('keeps each distinct probability with the share of rows strictly below it', () => {
    expect(fitReferenceScores(Float64Array.of(0.5, 0.1, 0.5, 0.9))).toEqual({
      probabilities: [0.1, 0.5, 0.9],
      share_below: [0, 0.25, 0.75],
    })
  })

  it('keeps one step where all probabilities are equal', () => {
    expect(fitReferenceScores(Float64Array.of(0.3, 0.3))).toEqual({
      probabilities: [0.3],
      share_below: [0],
    })
  })

  it('is exact while there are no more distinct probabilities than the limit', () => {
    fc.assert(
      fc.property(someProbabilities, probability(), (probabilities, asked) => {
        const reference = fitReferenceScores(probabilities, { limit: 120 })

        expect(toPercentile(asked, reference)).toBe(shareBelow(asked, probabilities))
      }),
    )
  })

  it('is never below the exact share, and at most 1 / limit above it, once thinned', () => {
    const limits = fc.integer({ min: 1, max: 30 })
    fc.assert(
      fc.property(someProbabilities, limits, probability(), (probabilities, limit, asked) => {
        const reference = fitReferenceScores(probabilities, { limit })
        const excess = toPercentile(asked, reference) - shareBelow(asked, probabilities)

        expect(excess).toBeGreaterThanOrEqual(0)
        expect(excess).toBeLessThanOrEqual(1 / limit + 1e-12)
      }),
      { numRuns: 500 },
    )
  })

  it('gives kept probabilities, the smallest and the largest among them, their exact share', () => {
    fc.assert(
      fc.property(someProbabilities, fc.integer({ min: 1, max: 30 }), (probabilities, limit) => {
        const reference = fitReferenceScores(probabilities, { limit })

        expect(reference.probabilities.at(0)).toBe(Math.min(...probabilities))
        expect(reference.probabilities.at(-1)).toBe(Math.max(...probabilities))
        expect(reference.share_below).toEqual(
          reference.probabilities.map((kept) => shareBelow(kept, probabilities)),
        )
      }),
    )
  })

  it('thins evenly spread probabilities evenly', () => {
    const evenly = Float64Array.from({ length: 5000 }, (_, row) => row / 5000)

    expect(fitReferenceScores(evenly).probabilities).toHaveLength(835)
    expect(fitReferenceScores(evenly, { limit: 10 }).probabilities).toHaveLength(11)
    expect(fitReferenceScores(evenly, { limit: 5000 }).probabilities).toHaveLength(5000)
  })

  it('never keeps more than one beyond the limit', () => {
    fc.assert(
      fc.property(someProbabilities, fc.integer({ min: 1, max: 30 }), (probabilities, limit) => {
        const { probabilities: kept } = fitReferenceScores(probabilities, { limit })

        expect(kept.length).toBeLessThanOrEqual(limit + 1)
      }),
    )
  })

  it('leaves its argument in its order', () => {
    const probabilities = Float64Array.of(0.9, 0.1, 0.5)

    fitReferenceScores(probabilities)

    expect(Array.from(probabilities)).toEqual([0.9, 0.1, 0.5])
  })

  it('returns what JSON can carry', () => {
    const reference = fitReferenceScores(Float64Array.of(0.1, 1 / 3, 0.7))

    expect(JSON.parse(JSON.stringify(reference))).toEqual(reference)
  })

  it.each([
    { what: 'no rows', probabilities: [], message: 'Expected at least one probability.' },
    { what: 'NaN', probabilities: [0.5, Number.NaN], message: 'Received NaN at position 1.' },
    { what: 'a logit', probabilities: [2.5], message: 'Received 2.5 at position 0.' },
  ])('refuses $what', ({ probabilities, message }) => {
    expect(() => fitReferenceScores(Float64Array.from(probabilities))).toThrow(message)
  })
})
