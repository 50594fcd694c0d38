import { describe, expect, it } from 'vitest'
import { ownRunPath } from '../../../../worker/page/send/own-run.ts'

const POINT = { share: 0, sends: 0, conversions: 0, profit: 0 }
const FIGURES = {
  test_rows: 2000,
  profit: {
    ...{ cost_per_send: 3, value_per_conversion: 12, curve: [], budget: POINT },
    rule: { share: 0, expected_profit: null, probability: null },
    ...{ chosen: POINT, everyone: POINT, random: POINT },
    gain_per_thousand: { value: 0, low: 0, high: 0 },
  },
}
const OWN = { cost: 3, value: 12, listSize: 2000, budget: 300 }

describe('ownRunPath', () => {
  it("tells where the run's own figures stand", () => {
    expect(ownRunPath(FIGURES, 300, OWN)('chosen.sends')).toEqual({ path: 'profit.chosen.sends' })
    expect(ownRunPath(FIGURES, 300, OWN)('budget.sends')).toEqual({ path: 'profit.budget.sends' })
  })

  it.each([
    ['another cost', { ...OWN, cost: 2 }],
    ['another value', { ...OWN, value: 13 }],
    ['another list', { ...OWN, listSize: 2001 }],
  ])('tells of none for %s', (_name, input) => {
    expect(ownRunPath(FIGURES, 300, input)('chosen.sends')).toEqual({})
  })

  it('tells of none that the run has not', () => {
    expect(ownRunPath({ ...FIGURES, profit: null }, null, OWN)('chosen.sends')).toEqual({})
  })

  it('tells apart a budget that is not the one of the run', () => {
    const pathOf = ownRunPath(FIGURES, 400, OWN)

    expect(pathOf('budget.sends')).toEqual({})
    expect(pathOf('chosen.sends')).toEqual({ path: 'profit.chosen.sends' })
  })
})
