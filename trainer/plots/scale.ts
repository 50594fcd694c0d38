/** Numbers become places along an axis, and round numbers mark it. */

/** First and last, in the order in which they are drawn. */
export type Interval = readonly [from: number, to: number]

/** Round numbers at equal steps, ascending, which enclose some values. */
export interface Ticks {
  readonly values: readonly number[]
  /** Digits after the point that tell each tick from the next. */
  readonly decimals: number
}

export interface TickOptions {
  /** Bounds that the ticks keep to; multiples of any step, such as 0 and 1. */
  readonly min?: number
  readonly max?: number
  /** The least that an axis covers, so that equal values have a place on it and noise looks small. */
  readonly span: number
}

/** Steps that read well, before multiplication by a power of ten. */
const STEPS = [1, 2, 5, 10]
const INTERVALS = 5

/** Steps between counts; 2 would crowd the first mark, which is always 1. */
const COUNT_STEPS = [1, 5, 10, 25, 50, 100, 250, 500, 1000]

/** Absorbs what division leaves of a whole number: 0.3 / 0.1 is 2.9999999999999996. */
const ROUNDING = 1e-9

/** The straight line that takes `domain`, two different numbers, to `range`. */
export function linearScale(domain: Interval, range: Interval): (value: number) => number {
  const slope = (range[1] - range[0]) / (domain[1] - domain[0])
  return (value) => range[0] + (value - domain[0]) * slope
}

/**
 * Ticks whose first and last enclose the values.
 *
 * @param values At least one, finite, within the bounds.
 */
export function niceTicks(values: readonly number[], options: TickOptions): Ticks {
  const lowest = values.reduce((least, value) => Math.min(least, value))
  const highest = values.reduce((most, value) => Math.max(most, value))
  const [low, high] = widen([lowest, highest], options)
  const raw = (high - low) / INTERVALS
  const exponent = Math.floor(Math.log10(raw))
  const multiple = STEPS.find((step) => step >= raw / 10 ** exponent - ROUNDING) ?? 10
  const step = multiple * 10 ** exponent
  const decimals = Math.max(0, multiple === 10 ? -exponent - 1 : -exponent)
  const first = Math.floor(low / step + ROUNDING)
  const last = Math.ceil(high / step - ROUNDING)
  return {
    values: Array.from({ length: last - first + 1 }, (_, index) =>
      Number(((first + index) * step).toFixed(decimals)),
    ),
    decimals,
  }
}

/** Marks for things counted from 1: the first, and the multiples of a round step; at most 11. */
export function countTicks(count: number): number[] {
  const step = COUNT_STEPS.find((step) => count <= 10 * step) ?? count
  const ticks = Array.from({ length: Math.floor(count / step) }, (_, index) => (index + 1) * step)
  return step === 1 ? ticks : [1, ...ticks]
}

/** Gives a short interval the span it must have, around its middle and within the bounds. */
function widen([low, high]: Interval, { min, max, span }: TickOptions): Interval {
  const lacking = Math.max(0, span - (high - low))
  const centred = low - lacking / 2
  const atMost = max === undefined ? centred : Math.min(centred, max - span)
  const from = Math.max(min ?? Number.NEGATIVE_INFINITY, Math.min(low, atMost))
  return [from, Math.max(high, from + span)]
}
