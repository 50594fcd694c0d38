/** What figures other rows of the same kind would have given: rows drawn again many times. */

import type { RowSets } from '../data/kept-together.ts'
import type { Random } from '../random.ts'
import { rowBrierLosses, rowLogLosses } from './calibration.ts'
import { rankResample, sortRows } from './resampled-ranking.ts'
import { requireSomeScored } from './scored-rows.ts'

export interface BootstrapOptions {
  readonly random: Random
  /** Rows that are drawn together, such as those of one customer; where left out, none are. */
  readonly sets?: RowSets | undefined
  /** Integer >= 2; 1,000 for up to 10,000 rows, 400 from 25,000 on, unless told otherwise. */
  readonly replicates?: number
}

/** Figures of one model on each resample, in the same order for all models of a call. */
export interface ModelReplicates {
  /** NaN where a resample has one class only. */
  readonly rocAuc: Float64Array
  /** As `averagePrecision`; NaN where a resample has one class only. */
  readonly prAuc: Float64Array
  readonly logLoss: Float64Array
  readonly brierLoss: Float64Array
}

/**
 * Figures of some models on rows drawn again, with replacement, as many as there are: the
 * non-parametric bootstrap. All models see the same resamples, so that their differences can be
 * told beyond the chance they share. Rows are drawn by position: in another order, the same seed
 * gives other resamples.
 *
 * @param labels 0 or 1, shape `[rows]`.
 * @param models Probabilities in [0, 1] of each model, shape `[rows]`, in the order of `labels`.
 * @returns In the order of `models`.
 * @throws RangeError when there are no rows, lengths differ, a probability is outside [0, 1] or
 * the number of replicates is no integer of 2 or more.
 */
export function bootstrapModels(
  labels: Float32Array,
  models: readonly Float64Array[],
  { random, sets, replicates = replicatesFor(labels.length) }: BootstrapOptions,
): ModelReplicates[] {
  requireReplicates(replicates)
  for (const probabilities of models) requireSomeScored(labels, probabilities)
  const prepared = models.map((probabilities) => ({
    sorted: sortRows(labels, probabilities),
    logLosses: rowLogLosses(labels, probabilities),
    brierLosses: rowBrierLosses(labels, probabilities),
  }))
  const figures = models.map(() => ({
    rocAuc: new Float64Array(replicates),
    prAuc: new Float64Array(replicates),
    logLoss: new Float64Array(replicates),
    brierLoss: new Float64Array(replicates),
  }))
  const counts = new Int32Array(labels.length)
  for (let replicate = 0; replicate < replicates; replicate++) {
    const rows = sets ? drawSets(counts, sets, random) : draw(counts, random)
    prepared.forEach(({ sorted, logLosses, brierLosses }, model) => {
      const { rocAuc, prAuc } = rankResample(sorted, counts)
      figures[model].rocAuc[replicate] = rocAuc
      figures[model].prAuc[replicate] = prAuc
      figures[model].logLoss[replicate] = resampledMean(logLosses, counts, rows)
      figures[model].brierLoss[replicate] = resampledMean(brierLosses, counts, rows)
    })
  }
  return figures
}

/** Draws as many rows as there are. Returns how many that is. */
function draw(counts: Int32Array, random: Random): number {
  random.resample(counts)
  return counts.length
}

/** Draws as many sets as there are, each with all of its rows. Returns how many rows that is. */
function drawSets(counts: Int32Array, { count, ofRow }: RowSets, random: Random): number {
  const drawn = new Int32Array(count)
  random.resample(drawn)
  let rows = 0
  for (let row = 0; row < counts.length; row++) {
    counts[row] = drawn[ofRow[row]]
    rows += counts[row]
  }
  return rows
}

/** The mean of values repeated as counted. */
function resampledMean(values: Float64Array, counts: Int32Array, rows: number): number {
  let total = 0
  for (let row = 0; row < values.length; row++) total += values[row] * counts[row]
  return total / rows
}

/** 1,000, and fewer where rows are many: then intervals are narrow, and drawing takes long. */
function replicatesFor(rows: number): number {
  return Math.min(1000, Math.max(400, Math.round(1e7 / rows)))
}

function requireReplicates(replicates: number): void {
  if (Number.isInteger(replicates) && replicates >= 2) return
  throw new RangeError(`Expected at least two replicates. Received ${replicates}.`)
}
