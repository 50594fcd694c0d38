import { describe, expect, it } from 'vitest'
import { affordableEpochs, planTurn, warmUpRows } from './turn.ts'

describe('planTurn', () => {
  it.each([
    { seconds: 0.08, epochs: 13, rows: 160_000, why: 'adds whole epochs up to a second' },
    { seconds: 4, epochs: 1, rows: 160_000, why: 'trains one epoch where that takes longer' },
    { seconds: 6, epochs: 1, rows: 160_000, why: 'trains a whole one while that is bearable' },
    { seconds: 34, epochs: 1, rows: 28_256, why: 'trains on whole batches of a slow epoch' },
    { seconds: 1e9, epochs: 1, rows: 32, why: 'trains on at least a batch' },
  ])('$why: $seconds s', ({ seconds, epochs, rows }) => {
    expect(planTurn(seconds, 160_000, 32)).toEqual({ epochs, rows })
  })

  it('never takes more rows than there are', () => {
    expect(planTurn(6.001, 100, 1024)).toEqual({ epochs: 1, rows: 100 })
  })
})

describe('warmUpRows', () => {
  it.each([
    { rows: 160_000, batchSize: 32, expected: 10_000 },
    { rows: 160_000, batchSize: 1024, expected: 66_560 },
    { rows: 800, batchSize: 32, expected: 800 },
  ])('of $rows rows in batches of $batchSize are $expected', ({ rows, batchSize, expected }) => {
    expect(warmUpRows(rows, batchSize)).toBe(expected)
  })
})

describe('affordableEpochs', () => {
  it.each([
    { secondsPerEpoch: 0.1, expected: 5 },
    { secondsPerEpoch: 14, expected: 2 },
    { secondsPerEpoch: 1000, expected: 1 },
  ])('are $expected of 5 at $secondsPerEpoch s', ({ secondsPerEpoch, expected }) => {
    expect(affordableEpochs(5, secondsPerEpoch)).toBe(expected)
  })
})
