import { describe, expect, it } from 'vitest'
import { bestRocAuc } from '../../../trainer/data/best-roc-auc.ts'

describe('bestRocAuc', () => {
  it.each([
    ['two rows', [0.2, 0.6], 0.48 / 0.56],
    ['equal rows, which no model can tell apart', [0.3, 0.3, 0.3], 0.5],
    // Pairs (0.5, 0.5), (0.5, 0.2) twice: wins 2 * 0.125 + 2 * 0.4, of 0.5 + 2 * (0.4 + 0.1).
    ['ties among others, in any order', [0.5, 0.2, 0.5], 1.05 / 1.5],
    ['certain rows', [0, 1, 1, 0], 1],
  ])('counts pairs of %s', (_name, probabilities, expected) => {
    expect(bestRocAuc(Float64Array.from(probabilities))).toBeCloseTo(expected, 12)
  })

  it.each([
    ['no row', []],
    ['one row', [0.3]],
    ['rows that never convert', [0, 0]],
    ['rows that always convert', [1, 1]],
  ])('is null for %s', (_name, probabilities) => {
    expect(bestRocAuc(Float64Array.from(probabilities))).toBeNull()
  })

  it('leaves its argument in order', () => {
    const probabilities = Float64Array.of(0.9, 0.1)
    bestRocAuc(probabilities)
    expect([...probabilities]).toEqual([0.9, 0.1])
  })
})
