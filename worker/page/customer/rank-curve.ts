/** How the reference customers' probabilities are spread, and where a customer stands among them. */

import { type ReferenceScores, toPercentile, toProbability } from '../../../shared/score.ts'
import { logOddsOf } from './log-odds.ts'

/** A histogram over bins of equal width, in log-odds: so it reads well at base rates of 1 %, too. */
export interface RankCurve {
  /** Where bins begin, ascending, and where the last one ends. Log-odds, shape `[bins + 1]`. */
  readonly edges: readonly number[]
  /** Of the reference customers, in [0, 1], shape `[bins]`. */
  readonly shares: readonly number[]
}

/** The curve in two parts, as uPlot takes them: those below her, and the others. */
export type SplitCurve = [x: number[], below: (number | null)[], above: (number | null)[]]

const MOST_BINS = 40
const LEAST_BINS = 8

/** Half the width of a histogram of one value, in log-odds. */
const LONELY = 1

export function fitRankCurve(reference: ReferenceScores): RankCurve {
  const { probabilities } = reference
  const [first = 0.5, last = first] = [probabilities[0], probabilities.at(-1)]
  const [least, most] = [logOddsOf(first), logOddsOf(last)]
  const [low, high] = least < most ? [least, most] : [least - LONELY, most + LONELY]
  // Rice's rule, of the probabilities that are known.
  const bins = Math.min(
    Math.max(Math.ceil(2 * Math.cbrt(probabilities.length)), LEAST_BINS),
    MOST_BINS,
  )
  const edges = Array.from({ length: bins + 1 }, (_, at) => low + ((high - low) * at) / bins)
  const below = edges.map((edge, at) =>
    at === 0 ? 0 : at === bins ? 1 : toPercentile(toProbability(edge), reference),
  )
  const shares = below.slice(1).map((share, at) => share - (below[at] ?? 0))
  return { edges, shares }
}

/**
 * Cuts the curve where she stands. Each value counts from its place to the next one, as uPlot draws
 * steps; beyond the curve there is nobody.
 *
 * @param logOdds Of her probability.
 */
export function splitCurve({ edges, shares }: RankCurve, logOdds: number): SplitCurve {
  const steps = edges.map((edge, at) => ({ x: edge, share: shares[at] ?? 0 }))
  const before = steps.filter(({ x }) => x < logOdds)
  const after = steps.filter(({ x }) => x > logOdds)
  const here =
    steps.find(({ x }) => x === logOdds)?.share ??
    (after.length > 0 ? (before.at(-1)?.share ?? 0) : 0)
  return [
    [...before, { x: logOdds }, ...after].map(({ x }) => x),
    [...before.map(({ share }) => share), here, ...after.map(() => null)],
    [...before.map(() => null), here, ...after.map(({ share }) => share)],
  ]
}

/**
 * The least reference probability with at least this share of customers below it.
 *
 * @returns Null where nobody is ranked so high.
 */
export function probabilityAt(
  { probabilities, share_below: shareBelow }: ReferenceScores,
  percentile: number,
): number | null {
  const at = shareBelow.findIndex((share) => share >= percentile)
  return probabilities[at] ?? null
}
