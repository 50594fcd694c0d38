/** Gradients, tensor by tensor. */

import { expect } from 'vitest'
import { largestDifference } from './largest-difference.ts'

/**
 * Expects each tensor to differ by no more than a share of its largest number.
 *
 * @param tolerance Largest difference over largest gradient.
 */
export function expectSameGradient(
  actual: readonly Float32Array[],
  expected: readonly Float32Array[],
  tolerance: number,
): void {
  expect(actual).toHaveLength(expected.length)
  expected.forEach((gradient, tensor) => {
    const largest = largestDifference(gradient, new Float32Array(gradient.length))
    const difference = largestDifference(actual[tensor], gradient)
    expect(difference, `tensor ${tensor}`).toBeLessThanOrEqual(tolerance * largest)
  })
}
