import { describe, expect, it } from 'vitest'
import { compare, runRounds, spreadOf } from './pairing.ts'

describe('runRounds', () => {
  it('measures ours, the peer and ours again, one after another, in each round', async () => {
    const measured: string[] = []
    const measure = (name: string) => async () => {
      measured.push(`${name} starts`)
      await new Promise((resolve) => setImmediate(resolve))
      return measured.push(`${name} ends`)
    }

    const rounds = await runRounds(2, measure('ours'), measure('peer'))

    expect(rounds).toEqual([
      { oursBefore: 2, peer: 4, oursAfter: 6 },
      { oursBefore: 8, peer: 10, oursAfter: 12 },
    ])
    const inTurn = [
      'ours starts',
      'ours ends',
      'peer starts',
      'peer ends',
      'ours starts',
      'ours ends',
    ]
    expect(measured).toEqual([...inTurn, ...inTurn])
  })
})

describe('compare', () => {
  it('holds each peer against the ours around it, so that a slow hour cancels out', () => {
    const comparison = compare([
      { oursBefore: 1, peer: 10, oursAfter: 1 },
      { oursBefore: 10, peer: 120, oursAfter: 10 }, // the machine was ten times slower
      { oursBefore: 1, peer: 22, oursAfter: 3 },
    ])

    expect(comparison).toEqual({
      ratio: { median: 11, min: 10, max: 12 },
      peer: { median: 22, min: 10, max: 120 },
      ours: { median: 2, min: 1, max: 10 },
    })
  })

  it('refuses no rounds', () => {
    expect(() => compare([])).toThrow('Expected at least one value. Received none.')
  })
})

describe('spreadOf', () => {
  it.each([
    { values: [3], median: 3, min: 3, max: 3 },
    { values: [10, 9], median: 9.5, min: 9, max: 10 },
    { values: [100, 20, 3], median: 20, min: 3, max: 100 },
  ])('of $values has median $median', ({ values, ...spread }) => {
    expect(spreadOf(values)).toEqual(spread)
  })
})
