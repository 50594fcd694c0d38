import { parse } from 'smol-toml'
import { describe, expect, it } from 'vitest'
import { judge } from '../../../../shared/decision.ts'
import {
  type PolicySettings,
  parsePolicySettings,
  settlePolicy,
} from '../../../../shared/policy.ts'
import { DEFAULT_SCHEMA } from '../../../../shared/schema.ts'
import { hinders, plannedSettings } from '../../../../worker/page/send/planned-settings.ts'
import { policyToml } from '../../../../worker/page/send/policy-text.ts'

const PLAN = { cost: 1, value: 12, probability: 0.3, holdoutShare: null }

const IN_FORCE: PolicySettings = {
  cost_per_send: 'frequency',
  value_per_conversion: 'monetary',
  minimum_expected_profit: 7,
  minimum_probability: 0.1,
  bands: { high: 0.9, medium: 0.5 },
  bounds: { cost_per_send: { min: 0, max: 1 } },
  fail_mode: 'closed',
  holdout_share: 0.05,
  holdout_shares: { spring: 0.1 },
  content: [{ band: 'high', content: 'vip' }],
}

describe('plannedSettings', () => {
  it('is what the plan says, with all that is in force beside it', () => {
    expect(plannedSettings(IN_FORCE, PLAN)).toEqual({
      ...IN_FORCE,
      ...{ cost_per_send: 1, value_per_conversion: 12, minimum_expected_profit: 12 * 0.3 - 1 },
    })
  })

  it('sets nothing that was not set where nothing is in force', () => {
    expect(plannedSettings({}, PLAN)).toEqual({
      ...{ cost_per_send: 1, value_per_conversion: 12, minimum_expected_profit: 12 * 0.3 - 1 },
    })
  })

  it('leaves out the holdout that is wanted, and keeps those of single campaigns', () => {
    expect(plannedSettings(IN_FORCE, { ...PLAN, holdoutShare: 0.12 })).toMatchObject({
      ...{ holdout_share: 0.12, holdout_shares: { spring: 0.1 } },
    })
  })

  it('lowers a minimum that would hold back whom the plan mails', () => {
    const inForce = { ...IN_FORCE, minimum_probability: 0.4 }

    expect(plannedSettings(inForce, PLAN).minimum_probability).toBe(0.3)
    expect(hinders(inForce, 0.3)).toBe(true)
    expect(hinders(IN_FORCE, 0.3)).toBe(false)
    expect(hinders({ minimum_probability: 0.3 }, 0.3)).toBe(false)
    expect(hinders({}, 0.3)).toBe(false)
  })

  it.each([
    [0.3, 'send'],
    [0.2999999999999999, 'hold'],
  ] as const)('makes the worker, told of %d, %s', (probability, decision) => {
    const text = policyToml(plannedSettings(IN_FORCE, PLAN)) ?? ''
    const reading = parsePolicySettings(Object(parse(text).vars).POLICY)
    const settled = reading.ok ? settlePolicy(null, [reading.settings], DEFAULT_SCHEMA) : undefined

    expect(
      settled?.ok && judge(settled.policy, { probability }, { cost: 1, value: 12 }),
    ).toMatchObject({ decision })
  })
})
