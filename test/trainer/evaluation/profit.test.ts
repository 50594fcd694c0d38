import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  chooseRule,
  measureProfit,
  profitCurve,
  profitFigures,
} from '../../../trainer/evaluation/profit.ts'
import { expectSameFigures } from '../../helpers/expect-same-figures.ts'
import { scoredRows } from '../../helpers/scored-rows.ts'
import { profitCases } from '../../parity/numpy/cases.ts'

/** Two of four convert; a send costs 1, a conversion earns 4. */
const LABELS = Float32Array.of(1, 0, 1, 0)
const PROBABILITIES = Float64Array.of(0.9, 0.5, 0.3, 0.1)
const AMOUNTS = { costs: Float64Array.of(1, 1, 1, 1), values: Float64Array.of(4, 4, 4, 4) }

describe('profitFigures', () => {
  it.each(profitCases)(
    'agrees with NumPy on $name',
    ({ validation: unseen, test, budget, ...expected }) => {
      const figures = profitFigures({
        unseen,
        test,
        costPerSend: 1,
        valuePerConversion: 'spend',
        budget,
      })

      expect(figures).toMatchObject({ costPerSend: 1, valuePerConversion: 'spend' })
      expectSameFigures(figures.rule, expected.rule)
      expectSameFigures(figures.curve, expected.curve)
      expectSameFigures(figures.chosen, expected.chosen)
      expectSameFigures(figures.everyone, expected.everyone)
      expectSameFigures(figures.random, expected.random)
      expectSameFigures(figures.budget, expected.best)
      expectSameFigures(figures.gainPerThousand.value, expected.gain)
    },
  )

  it.each(profitCases)("has NumPy's interval on $name, within a standard error", (rows) => {
    const { gainPerThousand } = profitFigures({
      ...{ unseen: rows.validation, test: rows.test },
      costPerSend: 1,
      valuePerConversion: 1,
      budget: null,
    })
    // Ours is of the normal distribution, NumPy's of rows drawn again: of few skewed ones.
    const room = rows.gain_error

    expect(Math.abs(gainPerThousand.low - rows.gain_interval[0])).toBeLessThanOrEqual(room)
    expect(Math.abs(gainPerThousand.high - rows.gain_interval[1])).toBeLessThanOrEqual(room)
  })
})

describe('profitCurve', () => {
  it('goes from nobody to everyone, the best customers first', () => {
    expect(profitCurve(LABELS, PROBABILITIES, AMOUNTS)).toEqual([
      { share: 0, sends: 0, conversions: 0, profit: 0 },
      { share: 0.25, sends: 1, conversions: 1, profit: 3 },
      { share: 0.5, sends: 2, conversions: 1, profit: 2 },
      { share: 0.75, sends: 3, conversions: 2, profit: 5 },
      { share: 1, sends: 4, conversions: 2, profit: 4 },
    ])
  })

  it('ranks by expected profit, not by probability', () => {
    const values = Float64Array.of(1, 1, 100, 1)

    const [, first] = profitCurve(LABELS, PROBABILITIES, { ...AMOUNTS, values })

    expect(first).toEqual({ share: 0.25, sends: 1, conversions: 1, profit: 99 })
  })

  it('shares conversions among customers of equal expected profit', () => {
    const curve = profitCurve(Float32Array.of(1, 0, 0, 0), new Float64Array(4).fill(0.5), AMOUNTS)

    expect(curve.map(({ conversions }) => conversions)).toEqual([0, 0.25, 0.5, 0.75, 1])
  })

  it('has at most 101 points', () => {
    const rows = 1234
    const amounts = { costs: new Float64Array(rows), values: new Float64Array(rows) }
    const curve = profitCurve(new Float32Array(rows), new Float64Array(rows), amounts)

    expect(curve).toHaveLength(101)
    expect(curve[1].sends).toBe(12)
    expect(curve.at(-1)).toEqual({ share: 1, sends: 1234, conversions: 0, profit: 0 })
  })

  it('is the same whatever the order of rows', () => {
    fc.assert(
      fc.property(scoredRows({ bothClasses: true }), ({ labels, probabilities }) => {
        const costs = probabilities.map((probability) => Math.round(probability * 4) / 4)
        const values = probabilities.map((probability) => Math.round(probability * 2))
        const forwards = profitCurve(labels, probabilities, { costs, values })
        const backwards = profitCurve(labels.toReversed(), probabilities.toReversed(), {
          costs: costs.toReversed(),
          values: values.toReversed(),
        })

        expectSameFigures(backwards, forwards)
      }),
    )
  })

  it.each([
    {
      what: 'no rows',
      rows: [new Float32Array(), new Float64Array()] as const,
      amounts: { costs: new Float64Array(), values: new Float64Array() },
      message: 'Expected at least one row. Received none.',
    },
    {
      what: 'too few costs',
      rows: [LABELS, PROBABILITIES] as const,
      amounts: { ...AMOUNTS, costs: Float64Array.of(1) },
      message: 'Expected 4 costs, one a row. Received 1.',
    },
    {
      what: 'a missing value',
      rows: [LABELS, PROBABILITIES] as const,
      amounts: { ...AMOUNTS, values: Float64Array.of(1, 1, Number.NaN, 1) },
      message: 'Expected finite values. Received NaN at position 2.',
    },
  ])('refuses $what', ({ rows, amounts, message }) => {
    expect(() => profitCurve(...rows, amounts)).toThrow(new RangeError(message))
  })
})

describe('chooseRule', () => {
  it('ends where mailing one more would have earned less', () => {
    expect(chooseRule(LABELS, PROBABILITIES, AMOUNTS)).toEqual({
      share: 0.75,
      expectedProfit: 4 * 0.3 - 1,
      probability: 0.3,
    })
  })

  it('mails nobody where every depth loses', () => {
    const costs = new Float64Array(4).fill(5)

    expect(chooseRule(LABELS, PROBABILITIES, { ...AMOUNTS, costs })).toEqual({
      share: 0,
      expectedProfit: null,
      probability: null,
    })
  })

  it('mails the fewest of equally good shares, though rounding sets them apart', () => {
    const costs = new Float64Array(4).fill(0.3)
    const values = new Float64Array(4).fill(0.9)

    const sure = Float64Array.of(0.9, 0.8, 0.7, 0.6)

    // 0.6 and 0.6 - 0.3 - 0.3 + 0.6, which in floats is 2e-16 more.
    expect(chooseRule(Float32Array.of(1, 0, 0, 1), sure, { costs, values }).share).toBe(0.25)
  })

  it('never divides customers of equal expected profit', () => {
    const tied = Float64Array.of(0.9, 0.5, 0.5, 0.1)

    expect(chooseRule(LABELS, tied, AMOUNTS).share).toBe(0.75)
  })
})

describe('measureProfit', () => {
  const rule = { share: 0.01, expectedProfit: 0, probability: 0.25 }
  const options = { rule, budget: null }

  it('applies the rule by expected profit, whatever share that is', () => {
    const { chosen } = measureProfit(LABELS, PROBABILITIES, AMOUNTS, options)

    expect(chosen).toEqual({ share: 0.75, sends: 3, conversions: 2, profit: 5 })
  })

  it('mails as many at random as the rule does', () => {
    const { random } = measureProfit(LABELS, PROBABILITIES, AMOUNTS, options)

    expect(random).toEqual({ share: 0.75, sends: 3, conversions: 1.5, profit: 3 })
  })

  it.each([
    { budget: 0, sends: 0, profit: 0 },
    { budget: 2, sends: 2, profit: 2 },
  ])('mails the best $sends on a budget of $budget', ({ budget, sends, profit }) => {
    const figures = measureProfit(LABELS, PROBABILITIES, AMOUNTS, { ...options, budget })

    expect(figures.budget).toMatchObject({ sends, profit })
  })

  it('mails no more than the rule does, whatever the budget', () => {
    const { budget, chosen } = measureProfit(LABELS, PROBABILITIES, AMOUNTS, {
      ...options,
      budget: 5,
    })

    expect(budget).toEqual(chosen)
  })

  it('gains nothing, for sure, by a rule that mails everyone', () => {
    const everyone = { share: 1, expectedProfit: -1, probability: 0 }
    const figures = measureProfit(LABELS, PROBABILITIES, AMOUNTS, { ...options, rule: everyone })

    expect(figures.gainPerThousand).toEqual({ value: 0, low: 0, high: 0 })
  })

  it('returns what JSON can carry', () => {
    const nobody = { share: 0, expectedProfit: null, probability: null }
    const figures = measureProfit(LABELS, PROBABILITIES, AMOUNTS, { ...options, rule: nobody })

    expect(JSON.parse(JSON.stringify(figures))).toEqual(figures)
  })
})
