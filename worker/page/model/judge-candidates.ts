/** The verdict on the served network, as the trainer's report has it. */

import type { Figures } from '../../../shared/figures.ts'
import { judgeIntervals, type Verdict } from '../../../shared/verdict.ts'

export function judgeCandidates(candidates: Figures['candidates']): Verdict {
  const candidateOf = (wanted: (typeof candidates)[number]['name']) =>
    candidates.find(({ name }) => name === wanted)
  const advantage = candidateOf('logistic_regression')?.network_advantage
  return judgeIntervals(
    candidateOf('network')?.roc_auc ?? null,
    advantage ? { rocAuc: advantage.roc_auc, logLoss: advantage.log_loss } : null,
  )
}
