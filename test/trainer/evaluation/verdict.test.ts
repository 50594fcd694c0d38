import { describe, expect, it } from 'vitest'
import type { Estimate } from '../../../trainer/evaluation/estimate.ts'
import { judgeNetwork } from '../../../trainer/evaluation/verdict.ts'
import { EXAMPLE_FIGURES } from '../../helpers/example-figures.ts'

const [network, regression] = EXAMPLE_FIGURES.candidates

const ABOVE: Estimate = { value: 0.02, low: 0.01, high: 0.03, standardError: 0.005 }
const AROUND: Estimate = { value: 0.001, low: -0.01, high: 0.012, standardError: 0.005 }
const BELOW: Estimate = { value: -0.02, low: -0.03, high: -0.01, standardError: 0.005 }
const FROM_ZERO: Estimate = { value: 0.01, low: 0, high: 0.02, standardError: 0.005 }

describe('judgeNetwork', () => {
  it.each([
    { rocAuc: ABOVE, logLoss: ABOVE, verdict: 'better' },
    { rocAuc: ABOVE, logLoss: AROUND, verdict: 'better' },
    { rocAuc: AROUND, logLoss: ABOVE, verdict: 'better' },
    { rocAuc: AROUND, logLoss: AROUND, verdict: 'no_better' },
    { rocAuc: FROM_ZERO, logLoss: FROM_ZERO, verdict: 'no_better' },
    { rocAuc: BELOW, logLoss: AROUND, verdict: 'worse' },
    { rocAuc: AROUND, logLoss: BELOW, verdict: 'worse' },
    { rocAuc: ABOVE, logLoss: BELOW, verdict: 'mixed' },
    { rocAuc: BELOW, logLoss: ABOVE, verdict: 'mixed' },
    { rocAuc: null, logLoss: ABOVE, verdict: 'better' },
    { rocAuc: null, logLoss: AROUND, verdict: 'no_better' },
  ])('calls the network $verdict', ({ rocAuc, logLoss, verdict }) => {
    const rival = { ...regression, networkAdvantage: { rocAuc, logLoss } }
    expect(judgeNetwork([network, rival])).toBe(verdict)
  })

  it.each([
    { low: 0.5, verdict: 'chance' },
    { low: 0.501, verdict: 'better' },
  ])('asks for a ROC AUC above chance: $low', ({ low, verdict }) => {
    const weak = { ...network, rocAuc: { ...ABOVE, value: 0.53, low } }
    const rival = { ...regression, networkAdvantage: { rocAuc: ABOVE, logLoss: ABOVE } }
    expect(judgeNetwork([weak, rival])).toBe(verdict)
  })

  it('does not judge a network that stands alone', () => {
    expect(judgeNetwork([network])).toBe('alone')
  })
})
