/** Estimates from other resamples of the same rows. */

import { expect } from 'vitest'
import type { Estimate } from '../../trainer/evaluation/estimate.ts'

/**
 * Fails unless the values are equal and the rest is what chance allows between two bootstraps of
 * 10,000 replicates: their deviations differ by 1 %, the ends of their intervals by 4 % of that,
 * and four times as much is very unlikely.
 */
export function expectAlike(actual: Estimate | null, expected: Estimate): void {
  const { value, low, high, standardError } = expected
  expect(actual?.value).toBeCloseTo(value, 12)
  expect(Math.abs((actual?.low ?? Number.NaN) - low) / standardError).toBeLessThan(0.16)
  expect(Math.abs((actual?.high ?? Number.NaN) - high) / standardError).toBeLessThan(0.16)
  expect(Math.abs((actual?.standardError ?? Number.NaN) / standardError - 1)).toBeLessThan(0.04)
}
