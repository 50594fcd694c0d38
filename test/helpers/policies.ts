/** Arbitrary policies for fast-check, of bundles and of environments: right, wrong and no policy. */

import fc from 'fast-check'
import type { PolicySettings, RunPolicy } from '../../shared/policy.ts'

const share = fc.double({ min: 0, max: 1, noNaN: true }).map((value) => value + 0)
const money = fc.double({ min: 0, max: 1000, noNaN: true }).map((value) => value + 0)

/** Amounts and features, one of which has no numbers and one of which there is not. */
const amount = fc.oneof(money, fc.constantFrom('monetary', 'recency', 'region', 'postage'))

const bounds = fc
  .tuple(money, money)
  .map(([one, other]) => ({ min: Math.min(one, other), max: Math.max(one, other) }))

const contentRule = fc.oneof(
  fc.record({ band: fc.constantFrom('high', 'low'), content: fc.constant('vip') }),
  fc.record({
    strongest_reason: fc.constantFrom('recency', 'postage'),
    direction: fc.constantFrom('raises', 'lowers'),
    content: fc.constant('win_back'),
  }),
)

/** What may be set, of the right shape, whether or not it fits a schema. */
export const anySettings: fc.Arbitrary<PolicySettings> = fc.record(
  {
    cost_per_send: amount,
    value_per_conversion: amount,
    minimum_expected_profit: money,
    minimum_probability: share,
    bounds: fc.record(
      { cost_per_send: bounds, value_per_conversion: bounds },
      { requiredKeys: [] },
    ),
    bands: fc.constantFrom({ high: 0.9, medium: 0.5 }, { high: 0.5, medium: 0.5 }),
    fail_mode: fc.constantFrom('open', 'closed'),
    holdout_share: share,
    holdout_shares: fc.dictionary(fc.string({ maxLength: 3 }), share),
    content: fc.array(contentRule, { maxLength: 2 }),
  },
  { requiredKeys: [] },
)

/** Any `POLICY` of an environment. */
export const anyPolicyVariable: fc.Arbitrary<unknown> = fc.oneof(
  anySettings,
  anySettings.map((settings) => JSON.stringify(settings)),
  anySettings.map((settings) => ({ ...settings, bands: 1 })),
  anySettings.map((settings) => ({ ...settings, fail_mode: 'ajar', minimum_probabilty: 0.1 })),
  fc.constantFrom(undefined, '', 'closed', 'null', '{"fail_mode":', [], 5, null),
)

/** What any run may have found out. */
export const anyRunPolicy: fc.Arbitrary<RunPolicy | null> = fc.option(
  fc.record({
    cost_per_send: amount,
    value_per_conversion: amount,
    minimum_expected_profit: fc.option(money),
    minimum_probability: fc.option(share),
    share,
    budget: fc.option(fc.nat()),
  }),
)
