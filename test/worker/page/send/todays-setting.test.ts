import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { judge } from '../../../../shared/decision.ts'
import { type PolicySettings, settlePolicy } from '../../../../shared/policy.ts'
import { DEFAULT_SCHEMA } from '../../../../shared/schema.ts'
import { todaysSetting } from '../../../../worker/page/send/todays-setting.ts'

const RUN = {
  cost_per_send: 1,
  value_per_conversion: 20,
  minimum_expected_profit: 3,
  minimum_probability: 0.2,
  ...{ share: 0.4, budget: null },
}

const NOT_WORTH_IT = { ...RUN, minimum_expected_profit: null, minimum_probability: null }

function read(settings: PolicySettings, run: typeof RUN | typeof NOT_WORTH_IT | null = null) {
  return todaysSetting(settlePolicy(run, [settings], DEFAULT_SCHEMA))
}

describe('todaysSetting', () => {
  it.each<[string, PolicySettings, number]>([
    ['everyone where nothing is set', {}, 0],
    ['from the minimum that is set', { minimum_probability: 0.3 }, 0.3],
    [
      'from where cost is made up for, where only cost and value are set',
      { cost_per_send: 2, value_per_conversion: 8 },
      0.25,
    ],
    [
      'from where the minimum of profit is reached',
      { cost_per_send: 2, value_per_conversion: 8, minimum_expected_profit: 4 },
      0.75,
    ],
    [
      'from the higher of two minima',
      { cost_per_send: 2, value_per_conversion: 8, minimum_probability: 0.5 },
      0.5,
    ],
    [
      'everyone where losses are allowed',
      { cost_per_send: 2, value_per_conversion: 8, minimum_expected_profit: -2 },
      0,
    ],
    [
      'everyone where losses are allowed and a conversion is worth nothing',
      { cost_per_send: 2, value_per_conversion: 0, minimum_expected_profit: -2 },
      0,
    ],
    [
      'nobody where a conversion is worth nothing and a send costs',
      { cost_per_send: 2, value_per_conversion: 0 },
      Number.POSITIVE_INFINITY,
    ],
    [
      'nobody where no conversion is worth that much',
      { cost_per_send: 2, value_per_conversion: 8, minimum_expected_profit: 8 },
      1.25,
    ],
    [
      'by the probability alone, whatever features tell',
      { value_per_conversion: 'monetary', minimum_probability: 0.1 },
      0.1,
    ],
  ])('mails %s', (_name, settings, probability) => {
    expect(read(settings)).toEqual({ ok: true, probability })
  })

  it("is the run's own rule where nothing was set since", () => {
    expect(read({}, RUN)).toEqual({ ok: true, probability: 0.2 })
  })

  it('mails nobody where the run found no send that pays', () => {
    expect(read({}, NOT_WORTH_IT)).toEqual({ ok: true, probability: Number.POSITIVE_INFINITY })
  })

  it('mails nobody where no send paid, though features tell cost and value', () => {
    const run = { ...NOT_WORTH_IT, cost_per_send: 'frequency', value_per_conversion: 'monetary' }

    expect(todaysSetting(settlePolicy(run, [], DEFAULT_SCHEMA))).toEqual({
      ...{ ok: true, probability: Number.POSITIVE_INFINITY },
    })
  })

  it.each<[string, PolicySettings]>([
    ['the cost', { cost_per_send: 'frequency', value_per_conversion: 8 }],
    ['the value', { cost_per_send: 1, value_per_conversion: 'monetary' }],
  ])('has no place where a feature tells %s', (_name, settings) => {
    expect(read(settings)).toEqual({ ok: false, why: 'by_customer' })
  })

  it('has no place where the policy cannot be read', () => {
    expect(todaysSetting({ ok: false, issues: ['POLICY: no JSON'] })).toEqual({
      ...{ ok: false, why: 'unreadable' },
    })
  })

  it('is where decisions turn from hold to send', () => {
    const money = fc.integer({ min: 0, max: 40 }).map((quarters) => quarters / 4)
    fc.assert(
      fc.property(
        money,
        money,
        fc.integer({ min: -10, max: 10 }),
        fc.integer({ min: 0, max: 64 }).map((parts) => parts / 64),
        fc.integer({ min: 0, max: 64 }).map((parts) => parts / 64),
        (cost, value, least, floor, probability) => {
          const settled = settlePolicy(
            null,
            [
              {
                ...{ cost_per_send: cost, value_per_conversion: value },
                ...{ minimum_expected_profit: least, minimum_probability: floor },
              },
            ],
            DEFAULT_SCHEMA,
          )
          const setting = todaysSetting(settled)

          expect(
            settled.ok && judge(settled.policy, { probability }, { cost, value }),
          ).toMatchObject({
            decision: setting.ok && probability >= setting.probability ? 'send' : 'hold',
          })
        },
      ),
      { numRuns: 2000 },
    )
  })
})
