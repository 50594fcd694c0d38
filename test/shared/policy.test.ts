import { describe, expect, it } from 'vitest'
import {
  holdoutShareOf,
  parsePolicySettings,
  readsReasons,
  settlePolicy,
} from '../../shared/policy.ts'
import { DEFAULT_SCHEMA } from '../../shared/schema.ts'

const RUN = {
  cost_per_send: 0.1,
  value_per_conversion: 20,
  minimum_expected_profit: 0.3,
  minimum_probability: 0.02,
  share: 0.4,
  budget: null,
}

describe('parsePolicySettings', () => {
  it('takes every field', () => {
    const settings = {
      cost_per_send: 0.1,
      value_per_conversion: 'monetary',
      minimum_expected_profit: -1,
      minimum_probability: 0.5,
      bounds: { cost_per_send: { min: 0, max: 1 } },
      bands: { high: 0.9, medium: 0.5 },
      fail_mode: 'closed',
      holdout_share: 0.05,
      holdout_shares: { spring: 0.1 },
      content: [{ band: 'high', content: 'vip' }],
    }
    expect(parsePolicySettings(settings)).toEqual({ ok: true, settings })
  })

  it.each([
    ['text', 'open', 'policy: Invalid type'],
    ['a list', [], 'policy: Expected fields, received a list'],
    ['a list of shares', { holdout_shares: [0.1] }, 'holdout_shares: Expected fields'],
    ['a list of bounds', { bounds: [] }, 'bounds: Expected fields'],
    ['a field that there is not', { fail: 'open' }, 'fail: Invalid key'],
    ['another fail mode', { fail_mode: 'ajar' }, 'fail_mode:'],
    ['a share above 1', { holdout_share: 5 }, 'holdout_share:'],
    [
      'a share below 0 for a campaign',
      { holdout_shares: { spring: -0.1 } },
      'holdout_shares.spring:',
    ],
    ['a negative cost', { cost_per_send: -1 }, 'cost_per_send:'],
    ['a profit without end', { minimum_expected_profit: Number.POSITIVE_INFINITY }, 'minimum_exp'],
    ['NaN', { minimum_probability: Number.NaN }, 'minimum_probability:'],
    ['bands that cross', { bands: { high: 0.2, medium: 0.5 } }, 'bands: Expected medium <= high'],
    ['bounds that cross', { bounds: { cost_per_send: { min: 2, max: 1 } } }, 'Expected min <= max'],
    ['a rule without content', { content: [{ band: 'high' }] }, 'content.0.content:'],
    [
      'a direction of no reason',
      { content: [{ direction: 'raises', content: 'a' }] },
      'content.0: Expected strongest_reason beside direction',
    ],
  ])('refuses %s', (_name, settings, issue) => {
    expect(parsePolicySettings(settings)).toMatchObject({
      ok: false,
      issues: expect.arrayContaining([expect.stringContaining(issue)]),
    })
  })
})

describe('settlePolicy', () => {
  it('sends to everybody where nothing is set', () => {
    expect(settlePolicy(null, [], DEFAULT_SCHEMA)).toEqual({
      ok: true,
      policy: {
        cost_per_send: null,
        value_per_conversion: null,
        minimum_expected_profit: null,
        minimum_probability: null,
        bounds: {},
        bands: { high: 0.75, medium: 0.25 },
        fail_mode: 'open',
        holdout_share: 0,
        holdout_shares: {},
        content: [],
      },
    })
  })

  it.each([
    ['what the run found', RUN, {}, 0.3],
    ['the same for the same money, said again', RUN, { cost_per_send: 0.1 }, 0.3],
    ['0 for another cost', RUN, { cost_per_send: 0.2 }, 0],
    ['0 for another value', RUN, { value_per_conversion: 'monetary' }, 0],
    [
      '0 for money that the run was not told',
      null,
      { cost_per_send: 1, value_per_conversion: 9 },
      0,
    ],
    ['what is set', RUN, { minimum_expected_profit: 2 }, 2],
    ['none where only a cost is known', null, { cost_per_send: 1 }, null],
  ])('takes as least profit %s', (_name, run, settings, expected) => {
    expect(settlePolicy(run, [settings], DEFAULT_SCHEMA)).toMatchObject({
      policy: { minimum_expected_profit: expected },
    })
  })

  it('sends to nobody where the run found nobody worth it', () => {
    const run = { ...RUN, minimum_expected_profit: null }
    expect(settlePolicy(run, [], DEFAULT_SCHEMA)).toMatchObject({
      policy: { minimum_expected_profit: Number.POSITIVE_INFINITY },
    })
  })

  it('lets the last layer win, field by field', () => {
    const layers = [{ fail_mode: 'closed', holdout_share: 0.1 }, { holdout_share: 0.2 }] as const
    expect(settlePolicy(null, layers, DEFAULT_SCHEMA)).toMatchObject({
      policy: { fail_mode: 'closed', holdout_share: 0.2 },
    })
  })

  it.each([
    [{ cost_per_send: 'postage' }, 'Received "postage"'],
    [{ value_per_conversion: 'region' }, 'Received "region"'],
    [{ minimum_expected_profit: 1 }, 'Expected cost_per_send and value_per_conversion'],
    [{ content: [{ strongest_reason: 'zodiac', content: 'a' }] }, 'Received "zodiac"'],
  ])('refuses %j', (settings, issue) => {
    expect(settlePolicy(null, [settings], DEFAULT_SCHEMA)).toEqual({
      ok: false,
      issues: [expect.stringContaining(issue)],
    })
  })
})

describe('holdoutShareOf', () => {
  const policy = { holdout_share: 0.1, holdout_shares: { spring: 0, summer: 0.5 } }

  it.each([
    ['spring', 0],
    ['summer', 0.5],
    ['autumn', 0.1],
    ['constructor', 0.1],
  ])('of %s is %d', (campaign, share) => {
    expect(holdoutShareOf(policy, campaign)).toBe(share)
  })
})

describe('readsReasons', () => {
  it('is true for rules by reason alone', () => {
    expect(readsReasons({ content: [{ band: 'high', content: 'a' }] })).toBe(false)
    expect(readsReasons({ content: [{ strongest_reason: 'ctr', content: 'a' }] })).toBe(true)
  })
})
