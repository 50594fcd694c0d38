/** Where a run stops rather than leave a model that does harm. */

import { Failure } from '../shared/failure.ts'
import type { CandidateFigures } from './evaluation/evaluation.ts'

/** How many standard errors worse than knowing nothing is no longer chance. */
const TOLERATED_ERRORS = 2

/**
 * @throws Failure `gate` when always answering the training rows' share of positives would have
 *   been better, beyond chance.
 */
export function requireBetterThanConstant({
  candidates,
}: {
  readonly candidates: readonly CandidateFigures[]
}): void {
  const network = candidates.find(({ name }) => name === 'network')
  const constant = candidates.find(({ name }) => name === 'base_rate')
  const advantage = constant?.networkAdvantage?.logLoss
  if (!network || !constant || !advantage) return
  if (advantage.value >= -TOLERATED_ERRORS * advantage.standardError) return
  throw new Failure(
    'gate',
    `Expected a log loss on test rows of at most the base rate's, ${round(constant.logLoss.value)}, ` +
      `give or take two standard errors (${round(TOLERATED_ERRORS * advantage.standardError)}). ` +
      `Received ${round(network.logLoss.value)}: such probabilities mislead more than knowing ` +
      'nothing. No file was written; an earlier bundle stays. ' +
      'Try fewer --epochs, --patience 3, smaller --hidden layers, more rows, or --calibration auto.',
  )
}

function round(value: number): string {
  return value.toFixed(4)
}
