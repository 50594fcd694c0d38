import { describe, expect, it } from 'vitest'
import { judgeCandidates } from '../../../../worker/page/model/judge-candidates.ts'

const estimate = (low: number, high: number) => ({ value: (low + high) / 2, low, high })

const network = {
  name: 'network' as const,
  roc_auc: estimate(0.7, 0.8),
  log_loss: estimate(0.3, 0.4),
  network_advantage: null,
}

const rfm = {
  ...network,
  name: 'rfm' as const,
  network_advantage: { roc_auc: estimate(0.1, 0.2), log_loss: estimate(0.1, 0.2) },
}

const regression = (low: number, high: number) => ({
  ...network,
  name: 'logistic_regression' as const,
  network_advantage: { roc_auc: estimate(low, high), log_loss: estimate(-0.01, 0.01) },
})

describe('judgeCandidates', () => {
  it.each([
    [0.01, 0.02, 'better'],
    [-0.01, 0.02, 'no_better'],
    [-0.02, -0.01, 'worse'],
  ])('with an advantage of %d to %d over logistic regression says %s', (low, high, verdict) => {
    expect(judgeCandidates([network, rfm, regression(low, high)])).toBe(verdict)
  })

  it('takes no advantage over anything else for one over logistic regression', () => {
    expect(judgeCandidates([network, rfm])).toBe('alone')
  })

  it('says that an order is as good as a random one, whatever it is compared with', () => {
    const lucky = { ...network, roc_auc: estimate(0.49, 0.6) }
    expect(judgeCandidates([lucky, regression(0.01, 0.02)])).toBe('chance')
  })
})
