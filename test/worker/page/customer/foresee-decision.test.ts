import { describe, expect, it } from 'vitest'
import { type PolicySettings, settlePolicy } from '../../../../shared/policy.ts'
import { DEFAULT_SCHEMA } from '../../../../shared/schema.ts'
import { foreseeDecision } from '../../../../worker/page/customer/foresee-decision.ts'

const VALUES = [12, 6, 310.5, 0.45, null, 34, 'F', 'North']

function foresee(
  settings: PolicySettings,
  { probability = 0.3, strongest = null as null | { feature: string; direction: 'lowers' } } = {},
) {
  const policy = settlePolicy(null, [settings], DEFAULT_SCHEMA)
  const foresight = { schema: DEFAULT_SCHEMA, policy, failMode: settings.fail_mode }
  return foreseeDecision(foresight, VALUES, { score: { probability, band: 'high' }, strongest })
}

describe('foreseeDecision', () => {
  it.each([
    ['no policy', {}, { decision: 'send', reason: 'no_minimum', expectedProfit: null }],
    [
      'a minimum that she reaches',
      { minimum_probability: 0.3 },
      { decision: 'send', reason: 'worth_it' },
    ],
    [
      'a minimum that she misses',
      { minimum_probability: 0.31 },
      { decision: 'hold', reason: 'below_minimum' },
    ],
    [
      'an amount of her own',
      { cost_per_send: 1, value_per_conversion: 'monetary' },
      { decision: 'send', reason: 'worth_it', expectedProfit: 0.3 * 310.5 - 1 },
    ],
  ])('with %s', (_name, settings, expected) => {
    expect(foresee(settings)).toMatchObject({ isDegraded: false, ...expected })
  })

  it('has the content of the first rule that fits', () => {
    const content = [
      { strongest_reason: 'recency', direction: 'raises', content: 'new' },
      { strongest_reason: 'recency', direction: 'lowers', content: 'win_back' },
    ] as const
    const strongest = { feature: 'recency', direction: 'lowers' } as const
    expect(foresee({ content }, { strongest })).toMatchObject({ content: 'win_back' })
    expect(foresee({ content })).toMatchObject({ content: null })
  })

  it.each([
    ['open', 'send'],
    ['closed', 'hold'],
    [undefined, 'send'],
  ] as const)('degrades to fail mode %s where an amount is not known', (failMode, decision) => {
    const settings = { cost_per_send: 1, value_per_conversion: 'ctr', fail_mode: failMode }
    expect(foresee(settings)).toEqual({ isDegraded: true, decision, cause: { feature: 'ctr' } })
  })

  it.each([
    ['open', 'send'],
    ['closed', 'hold'],
  ] as const)('degrades to fail mode %s where the policy cannot be read', (failMode, decision) => {
    expect(foresee({ minimum_expected_profit: 1, fail_mode: failMode })).toEqual({
      isDegraded: true,
      decision,
      cause: {
        problem:
          'minimum_expected_profit: Expected cost_per_send and value_per_conversion with it.',
      },
    })
  })
})
