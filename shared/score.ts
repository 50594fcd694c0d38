/** What a network's output means to a marketer: a probability, a rank, a band. */

import { expOfNegative } from './exponential.ts'

/** The percentiles at which bands start, inclusive; below `medium` a customer is in the low one. */
export interface BandStarts {
  readonly high: number
  readonly medium: number
}

export const DEFAULT_BANDS: BandStarts = { high: 0.75, medium: 0.25 }

export type Band = 'high' | 'medium' | 'low'

/**
 * The distribution of probabilities over validation customers, as a step function.
 * `share_below[i]` of them score lower than `probabilities[i]`; both ascend.
 */
export interface ReferenceScores {
  readonly probabilities: readonly number[]
  readonly share_below: readonly number[]
}

export interface Score {
  /** P(convert), in [0, 1]. */
  readonly probability: number
  /** Share of validation customers with a lower probability, in [0, 1]. */
  readonly percentile: number
  readonly band: Band
}

/** Turns a network's logit into what is served. */
export function scoreLogit(
  logit: number,
  reference: ReferenceScores,
  bands: BandStarts = DEFAULT_BANDS,
): Score {
  const probability = toProbability(logit)
  const percentile = toPercentile(probability, reference)
  return { probability, percentile, band: toBand(percentile, bands) }
}

/** The logistic function `1 / (1 + exp(-logit))`, in float64, the same bits in every engine. */
export function toProbability(logit: number): number {
  if (logit >= 0) return 1 / (1 + expOfNegative(-logit))
  const odds = expOfNegative(logit)
  return odds / (1 + odds)
}

/**
 * Share of reference customers with a lower probability. Exact where the reference keeps every
 * distinct probability; where it is thinned, at most the step to the next kept one too high.
 */
export function toPercentile(probability: number, reference: ReferenceScores): number {
  const { probabilities, share_below: shareBelow } = reference
  let from = 0
  let to = probabilities.length
  while (from < to) {
    const middle = (from + to) >> 1
    if ((probabilities[middle] as number) < probability) from = middle + 1
    else to = middle
  }
  return shareBelow[from] ?? 1
}

function toBand(percentile: number, { high, medium }: BandStarts): Band {
  if (percentile >= high) return 'high'
  return percentile >= medium ? 'medium' : 'low'
}
