import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  budgetDepth,
  depthAt,
  depthOfProbability,
  knownDepths,
} from '../../../../worker/page/send/mailing-depths.ts'
import { expectSameFigures } from '../../../helpers/expect-same-figures.ts'
import { countFrom, toldMailing } from '../../../helpers/mailing-figures.ts'
import { plainlyScoredRows } from '../../../helpers/scored-rows.ts'

/** Of 1,000 test customers, with a rule between two points of the curve. */
const MAILING = {
  ...{ unseen_rows: 500, unseen_positives: 50 },
  curve: [
    { share: 0, sends: 0, conversions: 0, probability: null },
    { share: 0.1, sends: 100, conversions: 60, probability: 0.6 },
    { share: 0.2, sends: 200, conversions: 90, probability: 0.4 },
    { share: 1, sends: 1000, conversions: 110, probability: 0.01 },
  ],
  rules: [
    {
      ...{ probability: 0.5, share: 0.12, sends: 60, conversions: 30 },
      ...{ test_sends: 140, test_conversions: 80 },
    },
  ],
}

const DEPTHS = knownDepths(MAILING)

describe('knownDepths', () => {
  it('puts what rules bring among the points of the curve', () => {
    expect(DEPTHS).toEqual([
      { sends: 0, conversions: 0, probability: 1 },
      { sends: 100, conversions: 60, probability: 0.6 },
      { sends: 140, conversions: 80, probability: 0.5 },
      { sends: 200, conversions: 90, probability: 0.4 },
      { sends: 1000, conversions: 110, probability: 0.01 },
    ])
  })

  it('takes further depths that were counted, with the probability that they have about', () => {
    const depths = knownDepths(MAILING, [{ sends: 120, conversions: 63 }])

    expect(depths[2]).toEqual({ sends: 120, conversions: 63, probability: 0.55 })
  })

  it('goes down and never up again, whatever the rows', () => {
    fc.assert(
      fc.property(plainlyScoredRows(), plainlyScoredRows(), (unseen, test) => {
        const depths = knownDepths(toldMailing(unseen, test))
        const descending = depths.map(({ probability }) => -probability)

        expect(descending).toEqual(descending.toSorted((a, b) => a - b))
        expect(depths.at(-1)?.sends).toBe(test.labels.length)
      }),
    )
  })
})

describe('budgetDepth', () => {
  const point = { share: 0.12, sends: 120, conversions: 63, profit: 5 }
  const profit = {
    ...{ cost_per_send: 1, value_per_conversion: 12, curve: [], budget: point },
    rule: { share: 0, expected_profit: null, probability: null },
    ...{ chosen: point, everyone: point, random: point },
    gain_per_thousand: { value: 0, low: 0, high: 0 },
  }

  it('is what the run counted of its own budget', () => {
    expect(budgetDepth(profit)).toEqual([point])
  })

  it.each([
    ['the run was told no amounts', null],
    ['the run had no budget', { ...profit, budget: null }],
    ['a column tells the cost', { ...profit, cost_per_send: 'cost' }],
    ['a column tells the value', { ...profit, value_per_conversion: 'spend' }],
  ])('is none where %s', (_name, told) => {
    expect(budgetDepth(told)).toEqual([])
  })
})

describe('depthAt', () => {
  it.each([
    { sends: -5, conversions: 0, probability: 1 },
    { sends: 0, conversions: 0, probability: 1 },
    { sends: 50, conversions: 30, probability: 0.8 },
    { sends: 100, conversions: 60, probability: 0.6 },
    { sends: 120, conversions: 70, probability: 0.55 },
    { sends: 140, conversions: 80, probability: 0.5 },
    { sends: 1000, conversions: 110, probability: 0.01 },
    { sends: Number.POSITIVE_INFINITY, conversions: 110, probability: 0.01 },
  ])('finds $conversions conversions among the best $sends', ({ sends, ...expected }) => {
    expectSameFigures(depthAt(DEPTHS, sends), {
      ...expected,
      sends: Math.min(1000, Math.max(0, sends)),
    })
  })

  it('tells a known depth as it was counted, to the last digit', () => {
    fc.assert(
      fc.property(plainlyScoredRows(), plainlyScoredRows(), (unseen, test) => {
        const depths = knownDepths(toldMailing(unseen, test))

        for (const { sends } of depths) expect(depths).toContain(depthAt(depths, sends))
      }),
    )
  })

  it('refuses to say anything where nothing is known', () => {
    expect(() => depthAt([], 5)).toThrow(
      new RangeError('Expected at least one known depth. Received none.'),
    )
  })
})

describe('depthOfProbability', () => {
  it.each([
    { probability: Number.POSITIVE_INFINITY, sends: 0 },
    { probability: 1.01, sends: 0 },
    { probability: 1, sends: 0 },
    { probability: 0.8, sends: 50 },
    { probability: 0.6, sends: 100 },
    { probability: 0.55, sends: 120 },
    { probability: 0.5, sends: 140 },
    { probability: 0.01, sends: 1000 },
    { probability: 0.005, sends: 1000 },
    { probability: 0, sends: 1000 },
  ])('mails $sends from a probability of $probability', ({ probability, sends }) => {
    expectSameFigures(depthOfProbability(DEPTHS, probability).sends, sends)
  })

  it('mails all whom a rule mails, though its probability comes back from a profit', () => {
    // 0.1 + 0.2 is 0.30000000000000004; the customers who have 0.3 are mailed all the same.
    const depths = [
      { sends: 0, conversions: 0, probability: 1 },
      { sends: 10, conversions: 5, probability: 0.3 },
      { sends: 20, conversions: 9, probability: 0.3 },
      { sends: 30, conversions: 10, probability: 0.1 },
    ]

    expectSameFigures(depthOfProbability(depths, 0.1 + 0.2).sends, 20)
  })

  it('counts exactly where the curve has every customer, at each probability that one has', () => {
    fc.assert(
      fc.property(plainlyScoredRows(), plainlyScoredRows(), (unseen, test) => {
        const depths = knownDepths(toldMailing(unseen, test))

        for (const probability of test.probabilities) {
          const { sends, conversions } = depthOfProbability(depths, probability)
          expectSameFigures({ sends, conversions }, countFrom(test, probability))
        }
      }),
    )
  })

  it('leads back to the depth whose probability it is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1000 }), (sends) => {
        const { probability } = depthAt(DEPTHS, sends)

        expect(depthOfProbability(DEPTHS, probability).sends).toBeCloseTo(sends, 6)
      }),
    )
  })
})
