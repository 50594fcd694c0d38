import { describe, expect, it } from 'vitest'
import { amountsOf, chooseContent, judge } from '../../shared/decision.ts'
import { settlePolicy } from '../../shared/policy.ts'
import { DEFAULT_SCHEMA } from '../../shared/schema.ts'

const settled = settlePolicy(null, [], DEFAULT_SCHEMA)
if (!settled.ok) throw new Error('The empty policy is settled.')
const OPEN = settled.policy

const NOTHING = { cost: null, value: null }
const MONEY = { cost: 1, value: 10 }

describe('judge', () => {
  it.each([
    ['no minimum', {}, 0.01, NOTHING, 'send', 'no_minimum', null],
    ['no minimum, but money', {}, 0.01, MONEY, 'send', 'no_minimum', -0.9],
    [
      'a probability above the least',
      { minimum_probability: 0.2 },
      0.3,
      NOTHING,
      'send',
      'worth_it',
      null,
    ],
    ['the least probability', { minimum_probability: 0.2 }, 0.2, NOTHING, 'send', 'worth_it', null],
    ['one below it', { minimum_probability: 0.2 }, 0.19, NOTHING, 'hold', 'below_minimum', null],
    ['the least profit', { minimum_expected_profit: 1 }, 0.2, MONEY, 'send', 'worth_it', 1],
    [
      'a profit below it',
      { minimum_expected_profit: 1 },
      0.19,
      MONEY,
      'hold',
      'below_minimum',
      0.9,
    ],
    [
      'an unknown profit',
      { minimum_expected_profit: 1 },
      0.9,
      NOTHING,
      'hold',
      'below_minimum',
      null,
    ],
    [
      'a profit nobody reaches',
      { minimum_expected_profit: Infinity },
      1,
      MONEY,
      'hold',
      'below_minimum',
      9,
    ],
    [
      'profit enough at too low a probability',
      { minimum_expected_profit: 0, minimum_probability: 0.5 },
      0.4,
      MONEY,
      'hold',
      'below_minimum',
      3,
    ],
  ])('with %s', (_name, policy, probability, money, decision, reason, profit) => {
    const judgement = judge({ ...OPEN, ...policy }, { probability }, money)
    expect(judgement).toMatchObject({ decision, reason })
    if (profit === null) expect(judgement.expected_profit).toBeNull()
    else expect(judgement.expected_profit).toBeCloseTo(profit, 12)
  })
})

describe('amountsOf', () => {
  const values = [12, 6, 310.5, 0.45, null, 34, 'F', 'North']

  it.each([
    [
      'numbers',
      { cost_per_send: 0.1, value_per_conversion: 20 },
      { ok: true, cost: 0.1, value: 20 },
    ],
    [
      'a feature',
      { cost_per_send: 0.1, value_per_conversion: 'monetary' },
      { ok: true, value: 310.5 },
    ],
    ['nothing', { cost_per_send: null, value_per_conversion: null }, { ok: true, cost: null }],
    [
      'a feature without a value',
      { cost_per_send: 'ctr', value_per_conversion: 1 },
      { ok: false, feature: 'ctr' },
    ],
    [
      'the same as value',
      { cost_per_send: 1, value_per_conversion: 'ctr' },
      { ok: false, feature: 'ctr' },
    ],
  ])('reads %s', (_name, policy, expected) => {
    expect(amountsOf(policy, DEFAULT_SCHEMA, values)).toMatchObject(expected)
  })
})

describe('chooseContent', () => {
  const policy = {
    content: [
      { strongest_reason: 'recency', direction: 'lowers', content: 'win_back' },
      { strongest_reason: 'ctr', content: 'engaged' },
      { band: 'high', content: 'vip' },
      { band: 'low', strongest_reason: 'age', content: 'never' },
    ],
  } as const

  it.each([
    ['the first rule that fits', 'high', { feature: 'ctr', direction: 'lowers' }, 'engaged'],
    ['a rule by direction', 'low', { feature: 'recency', direction: 'lowers' }, 'win_back'],
    [
      'a later one where the direction is the other',
      'high',
      { feature: 'recency', direction: 'raises' },
      'vip',
    ],
    ['a rule by band', 'high', null, 'vip'],
    [
      'none where band and reason must both fit',
      'medium',
      { feature: 'age', direction: 'raises' },
      null,
    ],
    ['none where none fits', 'medium', null, null],
  ] as const)('takes %s', (_name, band, strongest, content) => {
    expect(chooseContent(policy, { band }, strongest)).toBe(content)
  })
})
