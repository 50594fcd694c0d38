/** How the learning rate changes in the course of training. */

export const SCHEDULES = ['constant', 'cosine', 'one_cycle'] as const

export interface Schedule {
  readonly name: (typeof SCHEDULES)[number]
  /** The highest learning rate. */
  readonly peak: number
  /** Share of all steps in which a cosine schedule climbs to the peak, in [0, 1). */
  readonly warmup: number
}

/** A one-cycle schedule as PyTorch's `OneCycleLR`: shares and divisors of Smith and Topin (2018). */
const ONE_CYCLE = { warmup: 0.3, startDivisor: 25, endDivisor: 25e4 }

/**
 * The learning rate of one step.
 *
 * - `constant`: the peak, always.
 * - `cosine`: from 0 straight up to the peak over the warm-up, then down to 0 along half a cosine
 *   (Loshchilov and Hutter, 2017).
 * - `one_cycle`: up from a 25th of the peak over 30 % of the steps, then down to a 250,000th, both
 *   along half a cosine.
 *
 * @param step From 0.
 * @param steps How many there will be.
 */
export function learningRateAt(
  { name, peak, warmup }: Schedule,
  step: number,
  steps: number,
): number {
  if (name === 'constant') return peak
  if (name === 'cosine') {
    const climb = Math.round(warmup * steps)
    // The first step already learns something, the last one of the climb is the peak's.
    if (step < climb) return (peak * (step + 1)) / climb
    return anneal(peak, 0, (step - climb) / (steps - climb))
  }
  const top = ONE_CYCLE.warmup * steps - 1
  const start = peak / ONE_CYCLE.startDivisor
  const end = peak / ONE_CYCLE.endDivisor
  if (step <= top) return anneal(start, peak, step / top)
  return anneal(peak, end, Math.min(1, (step - top) / (steps - 1 - top)))
}

/** From one value to another along half a cosine. @param share Of the way, in [0, 1]. */
function anneal(from: number, to: number, share: number): number {
  return to + ((from - to) * (1 + cosineOfHalfTurns(share))) / 2
}

/**
 * cos(pi share) for a share in [0, 1]. Written out, because Math.cos is not the same to the last
 * bit in every version of an engine, and one bit makes other weights.
 *
 *     cos(pi share) = -sin(a),   a = pi (share - 1/2) in [-1.6, 1.6];   sin by its Taylor series
 */
function cosineOfHalfTurns(share: number): number {
  const a = Math.PI * (share - 0.5)
  let term = a
  let sine = a
  for (let power = 3; power <= 23; power += 2) {
    term *= -(a * a) / (power * (power - 1))
    sine += term
  }
  return -sine
}
