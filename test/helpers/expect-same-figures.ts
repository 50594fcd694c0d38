/** Plain objects of numbers that agree but for the rounding of their sums. */

import { expect } from 'vitest'

/** Room for adding a few hundred thousand terms in another order; relative above 1. */
const TOLERANCE = 1e-12

/** Fails unless both hold the same keys, and numbers within 1e-12 of each other. */
export function expectSameFigures(actual: unknown, expected: unknown): void {
  if (typeof actual === 'number' && typeof expected === 'number') {
    const gap = Math.abs(actual - expected) / Math.max(1, Math.abs(expected))
    expect(gap, `${actual} instead of ${expected}`).toBeLessThanOrEqual(TOLERANCE)
  } else if (isRecord(actual) && isRecord(expected)) {
    expect(Object.keys(actual).sort()).toEqual(Object.keys(expected).sort())
    for (const key of Object.keys(actual)) expectSameFigures(actual[key], expected[key])
  } else {
    expect(actual).toEqual(expected)
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
