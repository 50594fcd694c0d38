/** Steps that people read with ease: 1, 2, 5, 10, ... and their tenths, hundredths, and so on. */

/** Digits beyond which a sum of steps is rounding. */
export const STEP_DIGITS = 12

/** @param most Above 0. The largest such step that is not above it. */
export function readableStep(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most))
  const factor = [5, 2].find((candidate) => candidate * power <= most) ?? 1
  return Number((factor * power).toPrecision(STEP_DIGITS))
}
