/** Whether the network of a run was worth it: the verdict on its candidates. */

import { judgeIntervals, type Verdict } from '../../shared/verdict.ts'
import type { CandidateFigures } from './evaluation.ts'

/** @param candidates The network first. */
export function judgeNetwork(candidates: readonly CandidateFigures[]): Verdict {
  const [network] = candidates
  const rival = candidates[rivalOf(candidates)]
  return judgeIntervals(network.rocAuc, rival?.networkAdvantage ?? null)
}

/** Where logistic regression stands among the candidates; -1: nowhere. */
export function rivalOf(candidates: readonly CandidateFigures[]): number {
  return candidates.findIndex(({ name }) => name === 'logistic_regression')
}
