import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { profitFigures } from '../../../../trainer/evaluation/profit.ts'
import { knownDepths } from '../../../../worker/page/send/mailing-depths.ts'
import type { PlanInput } from '../../../../worker/page/send/plan-input.ts'
import { planMailing } from '../../../../worker/page/send/plan-mailing.ts'
import { expectSameFigures } from '../../../helpers/expect-same-figures.ts'
import { alike, toldMailing } from '../../../helpers/mailing-figures.ts'
import { plainlyScoredRows, type ScoredRows } from '../../../helpers/scored-rows.ts'
import { profitCases } from '../../../parity/numpy/cases.ts'

/** Four customers to choose on and four to measure on; two of each convert. */
const UNSEEN = {
  labels: Float32Array.of(1, 0, 1, 0),
  probabilities: Float64Array.of(0.9, 0.5, 0.3, 0.1),
}
const TEST = {
  labels: Float32Array.of(1, 1, 0, 0),
  probabilities: Float64Array.of(0.8, 0.4, 0.3, 0.2),
}

/** Costs and values as people type them, among them none and equal ones. */
const AMOUNT = fc.oneof(
  fc.integer({ min: 0, max: 6 }),
  fc.double({ min: 0.001, max: 50, noNaN: true }),
)

function plan(unseen: ScoredRows, test: ScoredRows, input: Partial<PlanInput> = {}) {
  const mailing = toldMailing(unseen, test)
  return planMailing(mailing, knownDepths(mailing), {
    ...{ cost: 1, value: 4, budget: null, listSize: test.labels.length, ...input },
  })
}

/** What the trainer itself says of the same rows. */
function trained(unseen: ScoredRows, test: ScoredRows, { cost, value, budget }: PlanInput) {
  const { curve: _, ...figures } = profitFigures({
    unseen: { ...unseen, ...alike(unseen, cost, value) },
    test: { ...test, ...alike(test, cost, value) },
    ...{ costPerSend: cost, valuePerConversion: value, budget },
  })
  return figures
}

describe('planMailing', () => {
  it('is the trainer, for any rows, cost, value and budget', () => {
    fc.assert(
      fc.property(
        plainlyScoredRows(),
        plainlyScoredRows(),
        AMOUNT,
        AMOUNT,
        fc.option(fc.integer({ min: 0, max: 70 })),
        (unseen, test, cost, value, budget) => {
          const input = { cost, value, budget, listSize: test.labels.length }
          const planned = plan(unseen, test, input)
          const { rule, chosen, everyone, random, ...figures } = trained(unseen, test, input)

          expect(planned.probability).toBe(rule.probability)
          expect(planned.ruleShare).toBe(rule.share)
          expectSameFigures(planned.chosen, chosen)
          expectSameFigures(planned.everyone, everyone)
          expectSameFigures(planned.random, random)
          expectSameFigures(planned.budget, figures.budget)
          expectSameFigures(planned.gainPerThousand, figures.gainPerThousand)
        },
      ),
      { numRuns: 1000 },
    )
  })

  it.each(profitCases.filter(({ name }) => name !== 'amounts in columns'))(
    'agrees with NumPy on $name',
    ({ validation: unseen, test, budget, ...expected }) => {
      const planned = plan(unseen, test, {
        cost: test.costs[0],
        value: test.values[0],
        budget,
      })

      expectSameFigures(planned.chosen, expected.chosen)
      expectSameFigures(planned.everyone, expected.everyone)
      expectSameFigures(planned.random, expected.random)
      expectSameFigures(planned.gainPerThousand.value, expected.gain)
    },
  )

  it('mails a list as the test customers are mailed, in proportion', () => {
    const { chosen, everyone, random } = plan(UNSEEN, TEST, { listSize: 1000 })

    expect(chosen).toEqual({ share: 0.75, sends: 750, conversions: 500, profit: 1250 })
    expect(everyone).toEqual({ share: 1, sends: 1000, conversions: 500, profit: 1000 })
    expect(random).toEqual({ share: 0.75, sends: 750, conversions: 375, profit: 750 })
  })

  it('tells the gain per 1,000 customers as seen on test customers, whatever the list', () => {
    const { gainPerThousand } = plan(UNSEEN, TEST)

    expect(plan(UNSEEN, TEST, { listSize: 1e6 }).gainPerThousand).toEqual(gainPerThousand)
    expect(gainPerThousand.value).toBe(250)
  })

  it.each([
    { budget: 0, sends: 0, conversions: 0, probability: null },
    { budget: 250, sends: 250, conversions: 250, probability: 0.8 },
    { budget: 500, sends: 500, conversions: 500, probability: 0.4 },
    { budget: 749, sends: 749, conversions: 500, probability: 0.3004 },
    { budget: 750, sends: 750, conversions: 500, probability: 0.3 },
    { budget: 9999, sends: 750, conversions: 500, probability: 0.3 },
  ])(
    'mails the best $sends of 1,000 on a budget of $budget',
    ({ budget, sends, conversions, probability }) => {
      const planned = plan(UNSEEN, TEST, { listSize: 1000, budget })

      expect(planned.budget).toMatchObject({ sends, conversions })
      expect(planned.planned).toBe(planned.budget)
      expectSameFigures(planned.plannedProbability, probability)
    },
  )

  it('plans what it chose where there is no budget', () => {
    const planned = plan(UNSEEN, TEST)

    expect(planned.budget).toBeNull()
    expect(planned.planned).toBe(planned.chosen)
    expect(planned.plannedProbability).toBe(0.3)
  })

  it('mails nobody where no send pays', () => {
    const planned = plan(UNSEEN, TEST, { cost: 5 })

    expect(planned).toMatchObject({ probability: null, ruleShare: 0, plannedProbability: null })
    expect(planned.chosen).toEqual({ share: 0, sends: 0, conversions: 0, profit: 0 })
    expect(planned.random).toEqual({ share: 0, sends: 0, conversions: 0, profit: 0 })
    expect(planned.gainPerThousand.value).toBe(3000)
  })

  it('mails nobody where a conversion is worth nothing, and nothing is lost where all is free', () => {
    expect(plan(UNSEEN, TEST, { value: 0 }).planned.sends).toBe(0)
    expect(plan(UNSEEN, TEST, { cost: 0, value: 0 })).toMatchObject({
      planned: { sends: 0 },
      everyone: { profit: 0 },
      gainPerThousand: { value: 0, low: 0, high: 0 },
    })
  })

  it('plans nothing where the rule finds nobody among the test customers', () => {
    const planned = plan(UNSEEN, { ...TEST, probabilities: new Float64Array(4).fill(0.01) })

    expect(planned.probability).toBe(0.3)
    expect(planned.planned.sends).toBe(0)
    expect(planned.plannedProbability).toBeNull()
  })

  it('draws a curve from nobody to everyone, through what it chose', () => {
    const { curve, chosen, everyone } = plan(UNSEEN, TEST, { listSize: 1000 })

    expect(curve[0]).toEqual({ share: 0, sends: 0, conversions: 0, profit: 0 })
    expect(curve.at(-1)).toEqual(everyone)
    expect(curve).toContainEqual(chosen)
    expect(curve.map(({ share }) => share)).toEqual([0, 0.25, 0.5, 0.75, 1])
  })
})
