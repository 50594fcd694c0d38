/** Probabilities made true by one straight map of the logit, learned on rows kept from training. */

import type { LogitMap } from '../model/output-layer.ts'
import type { Random } from '../random.ts'
import type { Estimate } from './estimate.ts'

const MOST_STEPS = 50

/** Of the parameters, in one step: what follows changes no probability by 1e-9. */
const SMALL_STEP = 1e-10

/** Of a row's loss: pulls the slope to 1 where the logits, all equal, tell nothing of it. */
const PULL = 1e-6

/** Parts of cross-fitting. */
const PARTS = 10

/** A map, and what it is worth on rows that it was not fitted on. */
export interface Calibration extends LogitMap {
  readonly rows: number
  /** Mean log loss saved, in nats, with a normal interval. */
  readonly gain: Estimate
}

/**
 * Platt's map (1999): the slope and intercept that maximise the likelihood of the outcomes, found
 * by Newton's method. Outcomes count as (n1 + 1) / (n1 + 2) and 1 / (n0 + 2) instead of 1 and 0,
 * as he proposed, which keeps the map finite where the logits tell the classes apart.
 *
 * @param labels 0 or 1, shape `[rows]`.
 * @param logits Shape `[rows]`.
 * @param rows Positions of the rows to learn from.
 * @returns The identity where the best slope is not positive: no map may turn the ranking round.
 */
export function fitLogitMap(
  labels: Float32Array,
  logits: Float64Array,
  rows: Int32Array,
): LogitMap {
  const positives = rows.reduce((sum, row) => sum + labels[row], 0)
  const high = (positives + 1) / (positives + 2)
  const low = 1 / (rows.length - positives + 2)
  let slope = 1
  let intercept = 0
  let loss = meanLoss(slope, intercept)
  for (let step = 0; step < MOST_STEPS; step++) {
    const [bySlope, byIntercept] = newtonStep(slope, intercept)
    // Halved until it helps: far from the optimum the parabola misleads.
    let share = 1
    let next = meanLoss(slope - bySlope, intercept - byIntercept)
    while (!(next <= loss) && share > 1e-6) {
      share /= 2
      next = meanLoss(slope - share * bySlope, intercept - share * byIntercept)
    }
    if (!(next <= loss)) break
    slope -= share * bySlope
    intercept -= share * byIntercept
    loss = next
    if (Math.abs(bySlope) + Math.abs(byIntercept) < SMALL_STEP) break
  }
  return slope > 0 ? { slope, intercept } : { slope: 1, intercept: 0 }

  function meanLoss(slope: number, intercept: number): number {
    let sum = 0
    for (const row of rows) {
      const target = labels[row] === 1 ? high : low
      sum += lossOfLogit(target, slope * logits[row] + intercept)
    }
    return (sum + (PULL / 2) * (slope - 1) ** 2) / rows.length
  }

  function newtonStep(slope: number, intercept: number): readonly [number, number] {
    let [g0, g1, h00, h01, h11] = [0, 0, 0, 0, 0]
    for (const row of rows) {
      const z = logits[row]
      const p = 1 / (1 + Math.exp(-(slope * z + intercept)))
      const error = p - (labels[row] === 1 ? high : low)
      const spread = p * (1 - p)
      g0 += error * z
      g1 += error
      h00 += spread * z * z
      h01 += spread * z
      h11 += spread
    }
    g0 += PULL * (slope - 1)
    h00 += PULL
    h11 += PULL
    const determinant = h00 * h11 - h01 * h01
    return [(h11 * g0 - h01 * g1) / determinant, (h00 * g1 - h01 * g0) / determinant]
  }
}

/**
 * Fits the map, and tells its worth by cross-fitting: each tenth of the rows is mapped as the
 * other nine tenths say.
 *
 * @param labels 0 or 1, shape `[rows]`.
 * @param logits Shape `[rows]`.
 */
export function calibrate(
  labels: Float32Array,
  logits: Float64Array,
  { random }: { readonly random: Random },
): Calibration {
  const order = random.shuffled(Int32Array.from(labels, (_, row) => row))
  const gains = new Float64Array(labels.length)
  for (let part = 0; part < PARTS; part++) {
    const { slope, intercept } = fitLogitMap(
      labels,
      logits,
      order.filter((_, at) => at % PARTS !== part),
    )
    for (let at = part; at < order.length; at += PARTS) {
      const row = order[at]
      const [label, logit] = [labels[row], logits[row]]
      gains[row] = lossOfLogit(label, logit) - lossOfLogit(label, slope * logit + intercept)
    }
  }
  return { ...fitLogitMap(labels, logits, order), rows: order.length, gain: meanOf(gains) }
}

/** Whether a map helps beyond what chance would: its gain is two standard errors above 0. */
export function isWorthKeeping({ gain }: Pick<Calibration, 'gain'>): boolean {
  return gain.value > 2 * gain.standardError
}

/** -y log(p) - (1 - y) log(1 - p), p = sigmoid(z), without overflow. */
function lossOfLogit(y: number, z: number): number {
  return Math.max(z, 0) - y * z + Math.log1p(Math.exp(-Math.abs(z)))
}

/** The mean with the interval of its normal approximation. */
function meanOf(values: Float64Array): Estimate {
  const value = values.reduce((sum, one) => sum + one, 0) / values.length
  const squares = values.reduce((sum, one) => sum + (one - value) ** 2, 0)
  const standardError = Math.sqrt(squares / Math.max(1, values.length - 1) / values.length)
  const half = 1.96 * standardError
  return { value, low: value - half, high: value + half, standardError }
}
