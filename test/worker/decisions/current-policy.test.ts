import { describe, expect, it } from 'vitest'
import type { Manifest } from '../../../shared/bundle.ts'
import { DEFAULT_SCHEMA } from '../../../shared/schema.ts'
import { readCurrentPolicy } from '../../../worker/decisions/current-policy.ts'

/** As much of a manifest as a policy is read from. */
function manifestWith(changes: Partial<Manifest> = {}): Manifest {
  return { schema: DEFAULT_SCHEMA, policy: null, ...changes } as Manifest
}

describe('readCurrentPolicy', () => {
  it('takes a table and its JSON alike, over the settings of the bundle', () => {
    const manifest = manifestWith({ policy_settings: { fail_mode: 'closed', holdout_share: 0.1 } })
    const setting = { holdout_share: 0.2 }
    const expected = { policy: { fail_mode: 'closed', holdout_share: 0.2 }, problem: null }
    expect(readCurrentPolicy(setting, manifest)).toMatchObject(expected)
    expect(readCurrentPolicy(JSON.stringify(setting), manifest)).toMatchObject(expected)
  })

  it.each([undefined, ''])('takes %j for nothing set', (setting) => {
    expect(readCurrentPolicy(setting, manifestWith())).toMatchObject({
      policy: { fail_mode: 'open', minimum_probability: null },
      problem: null,
    })
  })

  it.each([
    ['other text', 'closed', 'POLICY: Expected JSON'],
    ['a list', [], 'POLICY: policy:'],
    ['null', 'null', 'POLICY: policy:'],
    ['a wrong field', { fail_mode: 'closed', bands: 1 }, 'POLICY: bands:'],
    ['a feature there is not', { cost_per_send: 'postage' }, 'Received "postage"'],
  ])('says what is wrong with %s', (_name, setting, problem) => {
    const current = readCurrentPolicy(setting, manifestWith())
    expect(current.problem).toContain(problem)
  })

  it('keeps fail mode and holdout where the rest cannot be read, each if it is right', () => {
    const setting = {
      fail_mode: 'closed',
      holdout_share: 2,
      holdout_shares: { spring: 0.5 },
      minimum_probability: 'high',
    }
    expect(readCurrentPolicy(setting, manifestWith()).policy).toMatchObject({
      fail_mode: 'closed',
      holdout_share: 0,
      holdout_shares: { spring: 0.5 },
      minimum_probability: null,
    })
  })

  it('keeps them without a bundle too', () => {
    const setting = '{"fail_mode":"closed","holdout_share":0.3}'
    expect(readCurrentPolicy(setting, null)).toMatchObject({
      policy: { fail_mode: 'closed', holdout_share: 0.3 },
      problem: expect.any(String),
    })
  })
})
