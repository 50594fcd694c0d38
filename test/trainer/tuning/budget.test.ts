import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { planBudget, searchWork } from '../../../trainer/tuning/budget.ts'
import { expectFailure } from '../../helpers/expect-failure.ts'

const PLAN = { available: 100_000, inputs: 100, weights: 20_000, threads: 2, budget: null }

/** The smallest budget of any search. */
const LEAST = searchWork(200)

describe('planBudget', () => {
  it.each([
    { what: 'all rows that there are', plan: { available: 5000 }, rows: 5000 },
    { what: 'no more than 60,000', plan: {}, rows: 60_000 },
    { what: 'fewer where inputs are many', plan: { inputs: 300 }, rows: 30_000 },
    { what: 'as many for up to 150 inputs', plan: { inputs: 150 }, rows: 60_000 },
    { what: 'never fewer than 200 for their sake', plan: { inputs: 1e6 }, rows: 200 },
    { what: 'all of 80, however many inputs', plan: { available: 80, inputs: 1e6 }, rows: 80 },
  ])('looks at $what', ({ plan, rows }) => {
    expect(planBudget({ ...PLAN, ...plan })).toMatchObject({ rows, rowEpochs: searchWork(rows) })
  })

  it('keeps to a budget, and looks at more rows for a larger one', () => {
    const budgets = fc.integer({ min: LEAST, max: 60_000_000 })
    const available = fc.integer({ min: 200, max: 150_000 })
    fc.assert(
      fc.property(budgets, budgets, available, (one, other, available) => {
        const [small, large] = [one, other]
          .sort((first, second) => first - second)
          .map((budget) => planBudget({ ...PLAN, available, budget }))
        expect(small.rowEpochs).toBeLessThanOrEqual(Math.min(one, other))
        expect(small.rowEpochs).toBe(searchWork(small.rows))
        expect(small.rows).toBeLessThanOrEqual(large.rows)
        expect(large.rows).toBeLessThanOrEqual(available)
      }),
    )
  })

  it.each([200, 1234, 5000, 60_000, 60_001])(
    'looks at all %i rows where the budget allows it, and at fewer where it does not',
    (available) => {
      const budget = searchWork(available)
      const rowsFor = (budget: number) => planBudget({ ...PLAN, available, budget }).rows
      expect(rowsFor(budget)).toBe(available)
      if (available > 200) expect(rowsFor(budget - 1)).toBeLessThan(available)
    },
  )

  it('uses most of a budget', () => {
    const budgets = fc.integer({ min: LEAST, max: searchWork(PLAN.available) })
    fc.assert(
      fc.property(budgets, (budget) => {
        const { rows } = planBudget({ ...PLAN, budget })
        expect(searchWork(Math.ceil(1.25 * rows))).toBeGreaterThan(budget)
      }),
    )
  })

  it('may look at more rows than it would alone', () => {
    const budget = searchWork(100_000)
    expect(planBudget({ ...PLAN, budget }).rows).toBe(100_000)
  })

  it('takes the fewest rows for the least budget', () => {
    expect(planBudget({ ...PLAN, budget: LEAST }).rows).toBe(200)
  })

  it('refuses a smaller budget, and tells the least', async () => {
    await expectFailure(
      () => planBudget({ ...PLAN, budget: LEAST - 1 }),
      'invalid-usage',
      `Expected a --tune_budget of at least ${LEAST}, which 200 rows take, or --recipe classic, ` +
        `which tries nothing. Received ${LEAST - 1}.`,
    )
  })

  it('asks for less where there are fewer than 200 rows', async () => {
    const plan = { ...PLAN, available: 80 }
    const least = searchWork(80)
    expect(least).toBeLessThan(LEAST)
    expect(planBudget({ ...plan, budget: least }).rows).toBe(80)
    await expectFailure(
      () => planBudget({ ...plan, budget: least - 1 }),
      'invalid-usage',
      `Expected a --tune_budget of at least ${least}, which 80 rows take, or --recipe classic, ` +
        `which tries nothing. Received ${least - 1}.`,
    )
  })

  it('expects to be faster on more threads, and slower for more weights', () => {
    const secondsOf = (plan: Partial<typeof PLAN>) =>
      planBudget({ ...PLAN, ...plan }).expectedSeconds
    expect(secondsOf({ threads: 4 })).toBeCloseTo(secondsOf({}) / 2, 9)
    expect(secondsOf({ weights: 60_000 })).toBeGreaterThan(secondsOf({}))
  })
})
