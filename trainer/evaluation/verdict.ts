/** Whether the network was worth it: against logistic regression, and against chance. */

import type { CandidateFigures } from './evaluation.ts'

/**
 * `chance`: the interval of its ROC AUC holds 0.5 or less, whatever the rival does; `mixed`: ahead
 * of logistic regression in one respect and behind in the other; `alone`: there was none.
 */
export type Verdict = 'better' | 'no_better' | 'mixed' | 'worse' | 'chance' | 'alone'

/**
 * An advantage, in ranking or in log loss, counts where its whole interval is on one side of 0.
 *
 * @param candidates The network first.
 */
export function judgeNetwork(candidates: readonly CandidateFigures[]): Verdict {
  const [network] = candidates
  if (network.rocAuc !== null && network.rocAuc.low <= 0.5) return 'chance'
  const rival = candidates[rivalOf(candidates)]
  if (!rival?.networkAdvantage) return 'alone'
  const { rocAuc, logLoss } = rival.networkAdvantage
  const respects = rocAuc === null ? [logLoss] : [rocAuc, logLoss]
  const isAhead = respects.some(({ low }) => low > 0)
  const isBehind = respects.some(({ high }) => high < 0)
  if (isAhead) return isBehind ? 'mixed' : 'better'
  return isBehind ? 'worse' : 'no_better'
}

/** Where logistic regression stands among the candidates; -1: nowhere. */
export function rivalOf(candidates: readonly CandidateFigures[]): number {
  return candidates.findIndex(({ name }) => name === 'logistic_regression')
}
