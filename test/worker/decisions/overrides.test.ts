import { describe, expect, it } from 'vitest'
import { type DecisionPolicy, settlePolicy } from '../../../shared/policy.ts'
import { DEFAULT_SCHEMA } from '../../../shared/schema.ts'
import { applyOverrides } from '../../../worker/decisions/overrides.ts'
import { ProblemFailure } from '../../../worker/problems.ts'

const SETTINGS = {
  cost_per_send: 0.1,
  value_per_conversion: 20,
  minimum_expected_profit: 1,
  minimum_probability: 0.1,
  bounds: { value_per_conversion: { min: 10, max: 30 } },
  holdout_share: 0.1,
  holdout_shares: { spring: 0.2 },
} as const

function policyOf(settings: object) {
  const reading = settlePolicy(null, [settings], DEFAULT_SCHEMA)
  if (!reading.ok) throw new Error(reading.issues.join())
  return reading.policy
}

const POLICY = policyOf(SETTINGS)

/** A policy that is as it should be. */
const inForce = (policy: DecisionPolicy) => ({ policy, problem: null })

function statusOf(apply: () => unknown): number {
  try {
    apply()
  } catch (error) {
    if (error instanceof ProblemFailure) return error.problem.status
    throw error
  }
  return 200
}

describe('applyOverrides', () => {
  it.each([
    ['nothing', {}, {}],
    ['a higher probability', { minimum_probability: 0.2 }, { minimum_probability: 0.2 }],
    ['the same probability', { minimum_probability: 0.1 }, { minimum_probability: 0.1 }],
    ['a higher profit', { minimum_expected_profit: 2 }, { minimum_expected_profit: 2 }],
    ['a lower probability for none', { minimum_probability: 0.09 }, {}],
    ['a lower profit for none', { minimum_expected_profit: 0.99 }, {}],
    ['a value at its bound', { value_per_conversion: 30 }, { value_per_conversion: 30 }],
  ])('takes %s', (_name, overrides, expected) => {
    expect(applyOverrides(inForce(POLICY), overrides, ['decide'])).toEqual({
      ...POLICY,
      ...expected,
    })
  })

  it.each([
    ['a value out of bounds', { value_per_conversion: 30.01 }],
    ['a value below them', { value_per_conversion: 9.99 }],
    ['a cost without bounds', { cost_per_send: 0.1 }],
  ])('refuses %s, even of an admin', (_name, overrides) => {
    expect(statusOf(() => applyOverrides(inForce(POLICY), overrides, ['decide', 'admin']))).toBe(
      400,
    )
  })

  it('refuses a least profit where there is no money to measure it in', () => {
    const policy = policyOf({})
    expect(
      statusOf(() => applyOverrides(inForce(policy), { minimum_expected_profit: 1 }, [])),
    ).toBe(400)
  })

  it.each([{ fail_mode: 'closed' }, { holdout_share: 0 }] as const)(
    'takes %j of an admin only',
    (overrides) => {
      expect(statusOf(() => applyOverrides(inForce(POLICY), overrides, ['score', 'decide']))).toBe(
        403,
      )
      expect(applyOverrides(inForce(POLICY), overrides, ['decide', 'admin'])).toMatchObject(
        overrides,
      )
    },
  )

  it('lets a holdout share count for campaigns with one of their own, too', () => {
    const policy = applyOverrides(inForce(POLICY), { holdout_share: 0.5 }, ['admin'])
    expect(policy).toMatchObject({ holdout_share: 0.5, holdout_shares: {} })
  })
})
