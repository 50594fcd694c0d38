/** The network beside simpler ways to score customers, on the same rows and resamples. */

import type { RowSets } from '../data/kept-together.ts'
import type { Random } from '../random.ts'
import { bootstrapModels, type ModelReplicates } from './bootstrap.ts'
import { brierLoss, logLoss } from './calibration.ts'
import { type Estimate, estimateDifference, estimateOf } from './estimate.ts'
import type { CandidateFigures, CandidateName } from './evaluation.ts'
import { averagePrecision, rocAuc } from './ranking.ts'
import { reliability } from './reliability.ts'

export interface Candidate {
  readonly name: CandidateName
  /** Of every test row. */
  readonly probabilities: Float64Array
}

export interface CompareOptions {
  /** Rows to resample, ascending: all of them, or a sample of many. */
  readonly sample: Int32Array
  readonly random: Random
  /** Which of the sampled rows belong together, such as those of one customer; null: none. */
  readonly sets: RowSets | null
}

type Measure = keyof ModelReplicates

const MEASURES = {
  rocAuc,
  prAuc: averagePrecision,
  logLoss,
  brierLoss,
} as const satisfies Record<Measure, (labels: Float32Array, p: Float64Array) => number | null>

/**
 * Figures of each candidate, those of the network first, with intervals.
 *
 * Where only a sample of n of the N rows is resampled, the figures are still those of all rows;
 * the replicates, which then spread sqrt(N / n) times as much, are drawn together around them.
 *
 * @param labels 0 or 1, shape `[rows]`.
 * @param candidates The network first.
 */
export function compareCandidates(
  labels: Float32Array,
  candidates: readonly Candidate[],
  { sample, random, sets }: CompareOptions,
): CandidateFigures[] {
  const sampledLabels = pick(labels, sample)
  const sampled = candidates.map(({ probabilities }) => pick(probabilities, sample))
  const replicates = bootstrapModels(sampledLabels, sampled, {
    random,
    sets: sets ?? undefined,
  })
  const shrink = Math.sqrt(sample.length / labels.length)
  const measured = candidates.map(({ probabilities }, index) => {
    const read = (measure: Measure) => {
      const value = MEASURES[measure](labels, probabilities)
      const center = MEASURES[measure](sampledLabels, sampled[index])
      return { value, replicates: drawTogether(replicates[index][measure], value, center, shrink) }
    }
    return {
      rocAuc: read('rocAuc'),
      prAuc: read('prAuc'),
      logLoss: read('logLoss'),
      brierLoss: read('brierLoss'),
    }
  })
  const [network] = measured
  return candidates.map(({ name, probabilities }, index) => {
    const own = measured[index]
    const difference = (measure: Measure, [more, less]: readonly [typeof own, typeof own]) =>
      estimateDifference(
        [more[measure].value, less[measure].value],
        [more[measure].replicates, less[measure].replicates],
      )
    const estimate = (measure: Measure) => estimateOf(own[measure].value, own[measure].replicates)
    return {
      name,
      rocAuc: estimate('rocAuc'),
      prAuc: estimate('prAuc'),
      logLoss: present(estimate('logLoss')),
      brierLoss: present(estimate('brierLoss')),
      expectedCalibrationError: reliability(labels, probabilities).expectedCalibrationError,
      networkAdvantage:
        index === 0
          ? null
          : {
              rocAuc: difference('rocAuc', [network, own]),
              logLoss: present(difference('logLoss', [own, network])),
            },
    }
  })
}

function drawTogether(
  replicates: Float64Array,
  value: number | null,
  center: number | null,
  shrink: number,
): Float64Array {
  if (value === null || center === null) return replicates
  return replicates.map((replicate) => value + (replicate - center) * shrink)
}

function pick<Values extends Float32Array | Float64Array>(
  values: Values,
  rows: Int32Array,
): Values {
  const picked = values.slice(0, rows.length)
  rows.forEach((row, at) => {
    picked[at] = values[row]
  })
  return picked as Values // a slice is of the same type
}

/** Losses exist wherever there are rows. */
function present(estimate: Estimate | null): Estimate {
  if (estimate !== null) return estimate
  throw new RangeError('Expected at least one row. Received none.')
}
