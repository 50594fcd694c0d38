import fc from 'fast-check'
import { parse } from 'smol-toml'
import { describe, expect, it } from 'vitest'
import { type PolicySettings, parsePolicySettings } from '../../../../shared/policy.ts'
import { policyJson, policyToml } from '../../../../worker/page/send/policy-text.ts'

const SETTINGS: PolicySettings = {
  cost_per_send: 0.02,
  value_per_conversion: 30,
  minimum_expected_profit: -1e-7,
  bands: { high: 0.75, medium: 0.25 },
  bounds: { value_per_conversion: { min: 10, max: 60 } },
  fail_mode: 'closed',
  holdout_share: 0.05,
  holdout_shares: { 'black friday': 0.1, spring_1: 0 },
  content: [{ strongest_reason: 'recency', direction: 'lowers', content: 'win_back' }],
}

/** Names as people, and people who mean harm, may give them. */
const NAME = fc.oneof(
  fc.constantFrom(
    ...['', ' ', 'a.b', '"', "'", '\\', 'a"b\\"c', 'línea\nnueva', '\r\n', '\t', '[x]', '# no'],
    ...['\u0000', '\u001f', '\u007f', '\u0085', '\u2028', 'ñandú', '日本', '👩‍👩‍👧', '"""', "'''"],
    ...['\\ud83d', '\\\\ud83d', 'a = 1', '\ufeff', 'true', '1979-05-27', '\\u0041'],
  ),
  fc.string({ unit: 'binary', maxLength: 30 }),
)
/** No campaign has these names: valibot reads no object that has them. */
const CAMPAIGN = NAME.filter((name) => !['__proto__', 'prototype', 'constructor'].includes(name))
const SHARE = fc.double({ min: 0, max: 1, noNaN: true })
const MONEY = fc.oneof(fc.nat(), fc.double({ min: 0, max: Number.MAX_VALUE, noNaN: true }))
const BOUNDS = fc.record({ min: fc.constant(0), max: MONEY })

/** Everything that a policy can say. */
const ANY_SETTINGS: fc.Arbitrary<PolicySettings> = fc.record(
  {
    cost_per_send: MONEY,
    value_per_conversion: fc.oneof(MONEY, NAME.filter(Boolean)),
    minimum_expected_profit: fc.double({ noNaN: true, noDefaultInfinity: true }),
    minimum_probability: SHARE,
    bounds: fc.record(
      { cost_per_send: BOUNDS, value_per_conversion: BOUNDS },
      { requiredKeys: [] },
    ),
    bands: fc.record({ high: fc.constant(1), medium: SHARE }),
    fail_mode: fc.constantFrom('open' as const, 'closed' as const),
    holdout_share: SHARE,
    holdout_shares: fc.dictionary(CAMPAIGN, SHARE, { noNullPrototype: true }),
    content: fc.array(
      fc.record(
        {
          band: fc.constantFrom('high' as const, 'medium' as const, 'low' as const),
          strongest_reason: NAME,
          content: NAME.filter(Boolean),
        },
        { requiredKeys: ['content'] },
      ),
    ),
  },
  { requiredKeys: [] },
)

describe('policyToml', () => {
  it('reads as the README shows a policy', () => {
    expect(policyToml(SETTINGS)).toBe(`[vars.POLICY]
cost_per_send = 0.02
value_per_conversion = 30
minimum_expected_profit = -1e-7
bands = { high = 0.75, medium = 0.25 }
bounds = { value_per_conversion = { min = 10, max = 60 } }
fail_mode = "closed"
holdout_share = 0.05
holdout_shares = { "black friday" = 0.1, spring_1 = 0 }

[[vars.POLICY.content]]
strongest_reason = "recency"
direction = "lowers"
content = "win_back"
`)
  })

  it('is what a parser of TOML reads, and the worker accepts, whatever names there are', () => {
    fc.assert(
      fc.property(ANY_SETTINGS, (settings) => {
        const { vars } = parse(policyToml(settings) ?? '')
        const reading = parsePolicySettings(Object(vars).POLICY)

        expect(reading.ok && withoutNothing(reading.settings)).toEqual(withoutNothing(settings))
      }),
      { numRuns: 2000 },
    )
  })

  it.each([1e20, 2 ** 64, Number.MAX_VALUE, 5e-324, 1e21])(
    'keeps %d, which is no integer of TOML',
    (amount) => {
      const text = policyToml({ cost_per_send: amount }) ?? ''

      expect(parse(text)).toEqual({ vars: { POLICY: { cost_per_send: amount } } })
    },
  )

  it('says nothing where a name has half of a character, which TOML cannot tell', () => {
    expect(policyToml({ holdout_shares: { '\ud83d': 0.1 } })).toBeNull()
    expect(policyToml({ content: [{ content: '\udc69' }] })).toBeNull()
  })
})

describe('policyJson', () => {
  it('is what JSON reads, and the worker accepts, whatever names there are', () => {
    fc.assert(
      fc.property(ANY_SETTINGS, (settings) => {
        const reading = parsePolicySettings(JSON.parse(policyJson(settings)))

        expect(reading.ok && withoutNothing(reading.settings)).toEqual(withoutNothing(settings))
      }),
    )
  })

  it('keeps half of a character, too', () => {
    const settings = { holdout_shares: { '\ud83d': 0.1 } }

    expect(JSON.parse(policyJson(settings))).toEqual(settings)
  })
})

/** An empty list is what no list is, and -0 is 0: neither says anything. */
function withoutNothing({ content = [], ...settings }: PolicySettings): unknown {
  return JSON.parse(JSON.stringify({ ...settings, content }))
}
