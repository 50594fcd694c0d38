import { describe, expect, it } from 'vitest'
import { classWeightsOf, logitCorrection } from '../../../trainer/model/class-weights.ts'

const LABELS = Float32Array.of(1, 0, 0, 0, 0, 0, 0, 1, 0, 0)

describe('classWeightsOf', () => {
  it.each([
    { choice: 'none' as const, weights: [1, 1] },
    // compute_class_weight('balanced', ...) of scikit-learn: 10 / (2 * 8), 10 / (2 * 2).
    { choice: 'balanced' as const, weights: [0.625, 2.5] },
    { choice: 3, weights: [1, 3] },
  ])('is $weights for $choice', ({ choice, weights }) => {
    expect(classWeightsOf(choice, LABELS)).toEqual(weights)
  })
})

describe('logitCorrection', () => {
  it('takes back what the weights do to the odds', () => {
    const [negative, positive] = [0.625, 2.5]
    const probability = 0.3
    // What a network sees that counts positives 2.5 and negatives 0.625.
    const seen = (positive * probability) / (negative * (1 - probability))
    const corrected = Math.log(seen) + logitCorrection([negative, positive])
    expect(1 / (1 + Math.exp(-corrected))).toBeCloseTo(probability, 12)
  })

  it('is nothing without weights', () => {
    expect(logitCorrection([1, 1])).toBe(0)
  })
})
