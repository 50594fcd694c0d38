/** Probabilities made true by one straight map of the logit, learned on rows kept from training. */

import { countPositivesAmong } from '../data/positives.ts'
import type { LogitMap } from '../model/output-layer.ts'
import type { Random } from '../random.ts'
import type { Estimate } from './estimate.ts'
import { estimateMean } from './mean-estimate.ts'

const MOST_STEPS = 50

/** Of the parameters, in one step: what follows changes no probability by 1e-7. */
const SMALL_STEP = 1e-8

/** Of a row's loss: pulls the slope to 1 where the logits, all equal, tell nothing of it. */
const PULL = 1e-6

/** Logits that are multiplied by less than this are as good as equal. */
const LEAST_SLOPE = 1e-4

/** Parts of cross-fitting. */
const PARTS = 5

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
 * @param start A map that may be near: the search is shorter from there, and ends at the same place.
 * @returns With a slope of at least 0.0001, since no map may turn the ranking round: logits that
 *   rank no better than chance become almost equal.
 */
export function fitLogitMap(
  labels: Float32Array,
  logits: Float64Array,
  rows: Int32Array,
  start: LogitMap = { slope: 1, intercept: 0 },
): LogitMap {
  const positives = countPositivesAmong(labels, rows)
  const targets = {
    high: (positives + 1) / (positives + 2),
    low: 1 / (rows.length - positives + 2),
  }
  const sample = { labels, logits, rows, targets }
  const best = descend(sample, start, { isSlopeFixed: false })
  if (best.slope >= LEAST_SLOPE) return best
  return descend(sample, { slope: LEAST_SLOPE, intercept: 0 }, { isSlopeFixed: true })
}

/** What a map is fitted on. */
interface Sample {
  readonly labels: Float32Array
  readonly logits: Float64Array
  readonly rows: Int32Array
  /** What a positive and a negative row count as. */
  readonly targets: { readonly high: number; readonly low: number }
}

/** Newton's method, each step halved until it helps: far from the optimum the parabola misleads. */
function descend(
  sample: Sample,
  start: LogitMap,
  options: { readonly isSlopeFixed: boolean },
): LogitMap {
  let map = start
  let loss = meanLoss(sample, map)
  for (let step = 0; step < MOST_STEPS; step++) {
    const full = newtonStep(sample, map, options)
    let share = 1
    let next = moved(map, full, share)
    let nextLoss = meanLoss(sample, next)
    while (!(nextLoss <= loss) && share > 1e-6) {
      share /= 2
      next = moved(map, full, share)
      nextLoss = meanLoss(sample, next)
    }
    if (!(nextLoss <= loss)) return map
    map = next
    loss = nextLoss
    if (Math.abs(full.slope) + Math.abs(full.intercept) < SMALL_STEP) return map
  }
  return map
}

function moved(map: LogitMap, step: LogitMap, share: number): LogitMap {
  return {
    slope: map.slope - share * step.slope,
    intercept: map.intercept - share * step.intercept,
  }
}

function meanLoss({ labels, logits, rows, targets }: Sample, map: LogitMap): number {
  let sum = 0
  for (const row of rows) {
    const target = labels[row] === 1 ? targets.high : targets.low
    sum += lossOfLogit(target, map.slope * logits[row] + map.intercept)
  }
  return (sum + (PULL / 2) * (map.slope - 1) ** 2) / rows.length
}

/** Gradient over curvature: the step down to the parabola's lowest point, to be taken away. */
function newtonStep(
  { labels, logits, rows, targets }: Sample,
  { slope, intercept }: LogitMap,
  { isSlopeFixed }: { readonly isSlopeFixed: boolean },
): LogitMap {
  let [bySlope, byIntercept] = [PULL * (slope - 1), 0]
  let [slopes, mixed, intercepts] = [PULL, 0, PULL]
  for (const row of rows) {
    const z = logits[row]
    const p = 1 / (1 + Math.exp(-(slope * z + intercept)))
    const error = p - (labels[row] === 1 ? targets.high : targets.low)
    const spread = p * (1 - p)
    bySlope += error * z
    byIntercept += error
    slopes += spread * z * z
    mixed += spread * z
    intercepts += spread
  }
  if (isSlopeFixed) return { slope: 0, intercept: byIntercept / intercepts }
  const determinant = slopes * intercepts - mixed * mixed
  return {
    slope: (intercepts * bySlope - mixed * byIntercept) / determinant,
    intercept: (slopes * byIntercept - mixed * bySlope) / determinant,
  }
}

/**
 * Fits the map, and tells its worth by cross-fitting: each fifth of the rows is mapped as the
 * other four say.
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
  const map = fitLogitMap(labels, logits, order)
  const gains = new Float64Array(labels.length)
  for (let part = 0; part < PARTS; part++) {
    const { slope, intercept } = fitLogitMap(
      labels,
      logits,
      order.filter((_, at) => at % PARTS !== part),
      map,
    )
    for (let at = part; at < order.length; at += PARTS) {
      const row = order[at]
      const [label, logit] = [labels[row], logits[row]]
      gains[row] = lossOfLogit(label, logit) - lossOfLogit(label, slope * logit + intercept)
    }
  }
  return { ...map, rows: order.length, gain: estimateMean(gains) }
}

/** Whether a map helps beyond what chance would: its gain is two standard errors above 0. */
export function isWorthKeeping({ gain }: Pick<Calibration, 'gain'>): boolean {
  return gain.value > 2 * gain.standardError
}

/** -y log(p) - (1 - y) log(1 - p), p = sigmoid(z), without overflow. */
function lossOfLogit(y: number, z: number): number {
  return Math.max(z, 0) - y * z + Math.log1p(Math.exp(-Math.abs(z)))
}
