import { describe, expect, it } from 'vitest'
import { highestPeak, toJobTable } from './job-table.ts'

const same = (value: number) => ({ median: value, min: value, max: value })
const RESULT = {
  rows: 1_000_000,
  epochs: 20,
  comparison: { ours: same(12.5), peer: same(250), ratio: { median: 20, min: 19, max: 21 } },
  evaluationSeconds: 2.5,
  oursPeakBytes: 300e6,
  peerPeakBytes: 1500e6,
}

describe('toJobTable', () => {
  it('sets time and memory of both jobs side by side', () => {
    expect(toJobTable(RESULT).split('\n')).toEqual([
      '| 1,000,000 rows, 20 epochs, batch 32 | seconds | peak memory |',
      '| --- | --: | --: |',
      '| pnpm train | 12.5 | 300 MB |',
      '| pandas + scikit-learn + Keras, 64 steps an execution | 250 | 1500 MB |',
      '| ratio | 20.0x (19.0 to 21.0) | 5.00x |',
      '| pnpm train, less its evaluation, which Python leaves out | 10.0 | |',
      '| ratio | 25.0x | |',
    ])
  })

  it('says where memory could not be measured', () => {
    expect(
      toJobTable({ ...RESULT, peerPeakBytes: null })
        .split('\n')
        .slice(2, 5),
    ).toEqual([
      '| pnpm train | 12.5 | 300 MB |',
      '| pandas + scikit-learn + Keras, 64 steps an execution | 250 | not measured |',
      '| ratio | 20.0x (19.0 to 21.0) |  |',
    ])
  })
})

describe('highestPeak', () => {
  it.each([
    { peaks: [5, 70, null, 6], expected: 70 },
    { peaks: [null], expected: null },
  ])('of $peaks is $expected', ({ peaks, expected }) => {
    expect(highestPeak(peaks.map((peakBytes) => ({ seconds: 1, peakBytes })))).toBe(expected)
  })
})
