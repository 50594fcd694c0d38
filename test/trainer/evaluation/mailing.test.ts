import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MailingFigures } from '../../../shared/mailing.ts'
import { type MailingOutcomes, mailingFigures } from '../../../trainer/evaluation/mailing.ts'
import { chooseRule, profitCurve, profitFigures } from '../../../trainer/evaluation/profit.ts'
import { createRandom } from '../../../trainer/random.ts'
import { scanRules } from '../../helpers/scan-rules.ts'
import { plainlyScoredRows, type ScoredRows } from '../../helpers/scored-rows.ts'

/** Two of four convert. */
const ROWS = rowsOf([1, 0.9], [0, 0.5], [1, 0.3], [0, 0.1])

/** @param rows Label and probability. */
function rowsOf(...rows: readonly (readonly [number, number])[]): MailingOutcomes {
  return {
    labels: Float32Array.from(rows, ([label]) => label),
    probabilities: Float64Array.from(rows, ([, probability]) => probability),
  }
}

/** The same cost and value for each row. */
function amountsOf({ labels }: MailingOutcomes, cost: number, value: number) {
  return {
    costs: new Float64Array(labels.length).fill(cost),
    values: new Float64Array(labels.length).fill(value),
  }
}

/** The share and the lowest probability that the table of rules gives. */
function chooseByTable(
  { unseenRows: rows, unseenPositives: positives, rules }: MailingFigures,
  cost: number,
  value: number,
) {
  const rule = scanRules(rules, { rows, positives }, { cost, value })
  return { share: rule?.share ?? 0, probability: rule?.probability ?? null }
}

/** The same by looking at every depth. */
function chooseByAll(unseen: MailingOutcomes, cost: number, value: number) {
  const amounts = amountsOf(unseen, cost, value)
  const { share, probability } = chooseRule(unseen.labels, unseen.probabilities, amounts)
  return { share, probability }
}

/** Such rows, and ratios of cost to value: any, exact shares of customers, probabilities. */
function rowsAndRatio(): fc.Arbitrary<readonly [ScoredRows, number]> {
  return plainlyScoredRows().chain((rows) =>
    fc.tuple(
      fc.constant(rows),
      fc.oneof(
        fc.integer({ min: 0, max: 10_000 }).map((ratio) => ratio / 10_000),
        fc
          .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 60 }))
          .map(([positives, customers]) => positives / customers),
        fc.constantFrom(...rows.probabilities),
      ),
    ),
  )
}

/** Rows whose probabilities are true but for a factor in the log-odds. */
function manyRows(count: number, sureness: number): MailingOutcomes {
  const random = createRandom(7, 'many rows')
  const logits = Float32Array.from({ length: count }, () => 4 * random.uniform() - 3.5)
  return {
    labels: Float32Array.from(logits, (logit) =>
      random.uniform() < 1 / (1 + Math.exp(-logit)) ? 1 : 0,
    ),
    probabilities: Float64Array.from(logits, (logit) => 1 / (1 + Math.exp(-sureness * logit))),
  }
}

describe('the rules of mailingFigures', () => {
  it('hold those depths that are best at some ratio, on unseen and on test rows', () => {
    const test = rowsOf([1, 0.95], [0, 0.3], [1, 0.2], [1, 0.9])

    expect(mailingFigures(ROWS, test)).toMatchObject({
      unseenRows: 4,
      unseenPositives: 2,
      rules: [
        {
          ...{ probability: 0.9, share: 0.25, sends: 1, conversions: 1 },
          ...{ testSends: 2, testConversions: 2 },
        },
        {
          ...{ probability: 0.3, share: 0.75, sends: 3, conversions: 2 },
          ...{ testSends: 3, testConversions: 2 },
        },
      ],
    })
  })

  it('give the rule of chooseRule, whatever a send costs and a conversion is worth', () => {
    fc.assert(
      fc.property(rowsAndRatio(), fc.constantFrom(1, 0.07, 12, 30, 1e6), ([rows, ratio], value) => {
        const figures = mailingFigures(rows, rows)

        expect(chooseByTable(figures, ratio * value, value)).toEqual(
          chooseByAll(rows, ratio * value, value),
        )
      }),
      { numRuns: 5000 },
    )
  })

  it.each([
    { what: 'the cost is a thirtieth of the value', cost: 1, value: 30 },
    { what: 'the ratio is a rate of conversion', cost: 0.1, value: 0.2 },
    { what: 'a send costs nothing', cost: 0, value: 5 },
    { what: 'a conversion is worth nothing', cost: 1, value: 0 },
    { what: 'neither is', cost: 0, value: 0 },
    { what: 'a send costs as much as a conversion brings', cost: 2, value: 2 },
    { what: 'a send costs more than that', cost: 3, value: 2 },
  ])('give it where $what', ({ cost, value }) => {
    const figures = mailingFigures(ROWS, ROWS)

    expect(chooseByTable(figures, cost, value)).toEqual(chooseByAll(ROWS, cost, value))
  })

  it.each([
    { what: 'nobody converts', rows: rowsOf([0, 0.9], [0, 0.2]), probabilities: [] },
    { what: 'everybody does', rows: rowsOf([1, 0.9], [1, 0.2]), probabilities: [0.9, 0.2] },
    { what: 'the only one does not', rows: rowsOf([0, 0.5]), probabilities: [] },
    { what: 'the only one converts', rows: rowsOf([1, 0.5]), probabilities: [0.5] },
    { what: 'all are alike', rows: rowsOf([0, 0.5], [1, 0.5], [0, 0.5]), probabilities: [0.5] },
    {
      what: 'some are alike',
      rows: rowsOf([1, 0.9], [0, 0.5], [1, 0.5]),
      probabilities: [0.9, 0.5],
    },
    { what: 'nobody is expected to', rows: rowsOf([1, 0], [0, 0]), probabilities: [0] },
    {
      what: 'only the worst do',
      rows: rowsOf([0, 0.9], [1, 0.4], [1, 0.2]),
      probabilities: [0.4, 0.2],
    },
    { what: 'the best never do', rows: rowsOf([0, 0.9], [0, 0.4], [1, 0.2]), probabilities: [0.2] },
  ])('are $probabilities where $what', ({ rows, probabilities }) => {
    const { rules } = mailingFigures(rows, rows)

    expect(rules.map(({ probability }) => probability)).toEqual(probabilities)
  })

  it('leave out a depth that is only ever as good as one above and one below it', () => {
    const rows = rowsOf([1, 0.95], [0, 0.9], [1, 0.85], [0, 0.8], [1, 0.75])

    const { rules } = mailingFigures(rows, rows)

    expect(rules.map(({ probability }) => probability)).toEqual([0.95, 0.75])
  })

  it.each([
    { sureness: 1, costs: [0.01, 0.03, 1 / 30, 0.1, 0.2, 0.5] },
    { sureness: 0.5, costs: [0.01, 0.03, 1 / 30, 0.1, 0.2, 0.5] },
    { sureness: 1.5, costs: [0.01, 0.03, 1 / 30, 0.1, 0.2, 0.5] },
  ])('are few of many rows, and lose little: sureness $sureness', ({ sureness, costs }) => {
    const rows = manyRows(20_000, sureness)
    const figures = mailingFigures(rows, rows)
    const profitOf = (cost: number, share: number) =>
      profitAt(rows, cost, share) / figures.unseenPositives

    expect(figures.rules.length).toBeGreaterThan(100)
    expect(figures.rules.length).toBeLessThanOrEqual(200)
    for (const cost of costs) {
      const [table, all] = [chooseByTable(figures, cost, 1), chooseByAll(rows, cost, 1)]
      expect(profitOf(cost, all.share) - profitOf(cost, table.share)).toBeLessThan(0.001)
    }
  })

  it('have the one that is to be kept, where others are left out', () => {
    const rows = manyRows(20_000, 1.5)
    const chosen = chooseByAll(rows, 0.2, 1)
    expect(chooseByTable(mailingFigures(rows, rows), 0.2, 1)).not.toEqual(chosen)

    const figures = mailingFigures(rows, rows, { kept: chosen.probability })

    expect(chooseByTable(figures, 0.2, 1)).toEqual(chosen)
    expect(figures.rules).toEqual(
      figures.rules.toSorted((one, other) => other.probability - one.probability),
    )
  })

  it('have it once, where it is among them anyway', () => {
    const { rules } = mailingFigures(ROWS, ROWS, { kept: 0.3 })

    expect(rules).toEqual(mailingFigures(ROWS, ROWS).rules)
  })

  it("bring on test rows what the run's own amounts bring by them", () => {
    const [unseen, test] = [manyRows(3000, 1), manyRows(1500, 1.3)]
    const [costPerSend, valuePerConversion] = [1, 12]
    const { rule, chosen } = profitFigures({
      unseen: { ...unseen, ...amountsOf(unseen, costPerSend, valuePerConversion) },
      test: { ...test, ...amountsOf(test, costPerSend, valuePerConversion) },
      ...{ costPerSend, valuePerConversion, budget: null },
    })
    const { unseenRows, unseenPositives, rules } = mailingFigures(unseen, test, {
      kept: rule.probability,
    })

    const found = scanRules(
      rules,
      { rows: unseenRows, positives: unseenPositives },
      { cost: costPerSend, value: valuePerConversion },
    )

    expect(found).toMatchObject({
      ...{ probability: rule.probability, share: rule.share },
      ...{ testSends: chosen.sends, testConversions: chosen.conversions },
    })
  })
})

describe('the curve of mailingFigures', () => {
  it('goes from nobody to everyone, the most probable customers first', () => {
    expect(mailingFigures(rowsOf([1, 0.5]), ROWS).curve).toEqual([
      { share: 0, sends: 0, conversions: 0, probability: null },
      { share: 0.25, sends: 1, conversions: 1, probability: 0.9 },
      { share: 0.5, sends: 2, conversions: 1, probability: 0.5 },
      { share: 0.75, sends: 3, conversions: 2, probability: 0.3 },
      { share: 1, sends: 4, conversions: 2, probability: 0.1 },
    ])
  })

  it('shares conversions among customers of equal probability', () => {
    const { curve } = mailingFigures(ROWS, rowsOf([1, 0.5], [0, 0.5], [0, 0.2], [1, 0.2]))

    expect(curve.map(({ conversions, probability }) => [conversions, probability])).toEqual([
      [0, null],
      [0.5, 0.5],
      [1, 0.5],
      [1.5, 0.2],
      [2, 0.2],
    ])
  })

  it("is the profit curve's, to the bit, where amounts are the same for all", () => {
    fc.assert(
      fc.property(plainlyScoredRows(), (rows) => {
        const profits = profitCurve(rows.labels, rows.probabilities, amountsOf(rows, 0.25, 8))

        expect(
          mailingFigures(rows, rows).curve.map(({ probability: _, ...point }) => point),
        ).toEqual(profits.map(({ profit: _, ...point }) => point))
      }),
    )
  })

  it('has at most 101 points', () => {
    expect(mailingFigures(ROWS, manyRows(1234, 1)).curve).toHaveLength(101)
  })
})

/** With a value of 1, of mailing the best of these rows. */
function profitAt({ labels, probabilities }: MailingOutcomes, cost: number, share: number): number {
  const order = [...labels.keys()].sort((one, other) => probabilities[other] - probabilities[one])
  const mailed = order.slice(0, Math.round(share * order.length))
  return mailed.reduce((profit, row) => profit + labels[row] - cost, 0)
}
