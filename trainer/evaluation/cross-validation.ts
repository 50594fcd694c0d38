/** How much a model's figures depend on which rows it learned from. */

import { brierLoss, logLoss } from './calibration.ts'
import type { CrossValidation, FoldFigure } from './evaluation.ts'
import { averagePrecision, rocAuc } from './ranking.ts'

/** A fold's rows, by a model that has not seen them. */
export interface ScoredFold {
  readonly labels: Float32Array
  readonly probabilities: Float64Array
}

/** @param folds At least two, with both outcomes in each. */
export function crossValidate(folds: readonly ScoredFold[]): CrossValidation {
  const over = (figure: (labels: Float32Array, p: Float64Array) => number | null): FoldFigure =>
    summarise(folds.map(({ labels, probabilities }) => figure(labels, probabilities) ?? Number.NaN))
  return {
    folds: folds.length,
    rows: folds.reduce((rows, { labels }) => rows + labels.length, 0),
    rocAuc: over(rocAuc),
    prAuc: over(averagePrecision),
    logLoss: over(logLoss),
    brierLoss: over(brierLoss),
  }
}

function summarise(values: readonly number[]): FoldFigure {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return { mean, deviation: Math.sqrt(squares / (values.length - 1)), values }
}
