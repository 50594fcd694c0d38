import { describe, expect, it } from 'vitest'
import type { RowResult } from '../../../../worker/page/list/row-result.ts'
import { keepTally, type Tally } from '../../../../worker/page/list/tally.ts'

function tallyOf(...results: readonly RowResult[]): Tally {
  const tally = keepTally()
  for (const result of results) tally.add(result)
  return tally.read()
}

function scored(probability: number, percentile: number, profit: number | null = null): RowResult {
  return {
    kind: 'scored',
    score: { probability, percentile, band: percentile < 0.5 ? 'low' : 'high' },
    judgement: {
      decision: probability < 0.5 ? 'hold' : 'send',
      reason: 'worth_it',
      expected_profit: profit,
    },
    lackingAmount: null,
  }
}

describe('keepTally', () => {
  it('counts nothing at first', () => {
    expect(tallyOf()).toMatchObject({ rows: 0, scored: 0, meanProbability: null, bad: 0 })
  })

  it('counts objectors among those who are held, and bad rows nowhere else', () => {
    const tally = tallyOf({ kind: 'objected' }, { kind: 'bad', issues: [] }, scored(0.25, 0.1))
    expect(tally).toMatchObject({ rows: 3, scored: 1, objected: 1, bad: 1, sends: 0, holds: 2 })
    expect(tally.meanProbability).toBe(0.25)
  })

  it('adds up the profit of sends only', () => {
    expect(tallyOf(scored(0.25, 0, -5), scored(0.75, 1, 3), scored(0.5, 1, 4))).toMatchObject({
      sends: 2,
      holds: 1,
      expectedProfit: 7,
    })
  })

  it('knows a profit of nothing from none', () => {
    expect(tallyOf(scored(0.25, 0, -5)).expectedProfit).toBe(0)
    expect(tallyOf(scored(0.75, 0)).expectedProfit).toBeNull()
  })

  it('counts who has no amount as undecided', () => {
    const lacking = { ...scored(0.5, 0.5), judgement: null, lackingAmount: 'value' } as RowResult
    expect(tallyOf(lacking)).toMatchObject({ scored: 1, undecided: 1, sends: 0, holds: 0 })
  })

  it('puts customers into tenths, the best of all into the last', () => {
    const { tenths, bands } = tallyOf(scored(0.5, 0), scored(0.5, 0.1), scored(0.5, 1))
    expect(tenths).toEqual([1, 1, 0, 0, 0, 0, 0, 0, 0, 1])
    expect(bands).toEqual({ low: 2, medium: 0, high: 1 })
  })
})
