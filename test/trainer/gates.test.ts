import { describe, expect, it } from 'vitest'
import type { CandidateFigures } from '../../trainer/evaluation/evaluation.ts'
import { requireBetterThanConstant } from '../../trainer/gates.ts'
import { EXAMPLE_FIGURES } from '../helpers/example-figures.ts'

const [network] = EXAMPLE_FIGURES.candidates

/** The constant, that much worse than the network in log loss. */
function constantBehind(value: number, standardError: number): CandidateFigures {
  const logLoss = { value, low: value, high: value, standardError }
  return { ...network, name: 'base_rate', networkAdvantage: { rocAuc: null, logLoss } }
}

describe('requireBetterThanConstant', () => {
  it.each([
    { value: 0.1, standardError: 0.01 },
    { value: 0, standardError: 0 },
    { value: -0.02, standardError: 0.01 },
  ])('lets an advantage of $value pass', ({ value, standardError }) => {
    const candidates = [network, constantBehind(value, standardError)]
    expect(() => requireBetterThanConstant({ candidates })).not.toThrow()
  })

  it('stops a model that is worse than knowing nothing beyond two standard errors', () => {
    const candidates = [network, constantBehind(-0.021, 0.01)]
    expect(() => requireBetterThanConstant({ candidates })).toThrow(
      expect.objectContaining({ code: 'gate', message: expect.stringContaining('No file') }),
    )
  })
})
