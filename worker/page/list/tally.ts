/** What came of a list so far: how many rows of each kind, and how its customers score. */

import type { Band } from '../../../shared/score.ts'
import type { RowResult } from './row-result.ts'

export interface Tally {
  readonly rows: number
  readonly scored: number
  readonly bad: number
  readonly objected: number
  /** Decided: objectors are among those who are held. */
  readonly sends: number
  readonly holds: number
  /** Scored, but nobody knows what she would cost or earn. */
  readonly undecided: number
  /** Of those who were scored; null: nobody was. */
  readonly meanProbability: number | null
  /** Added up over those who are sent to; null where the policy knows no cost or value. */
  readonly expectedProfit: number | null
  readonly bands: Readonly<Record<Band, number>>
  /** Customers by tenth of the reference customers, the lowest first, shape `[10]`. */
  readonly tenths: readonly number[]
}

export interface TallyKeeper {
  add(result: RowResult): void
  read(): Tally
}

const TENTHS = 10

export function keepTally(): TallyKeeper {
  const counts = { rows: 0, scored: 0, bad: 0, objected: 0, sends: 0, holds: 0, undecided: 0 }
  const bands = { high: 0, medium: 0, low: 0 }
  const tenths = Array<number>(TENTHS).fill(0)
  let probabilities = 0
  let expectedProfit: number | null = null

  function addScored({ score, judgement, lackingAmount }: RowResult & { kind: 'scored' }): void {
    probabilities += score.probability
    bands[score.band] += 1
    const tenth = Math.min(Math.floor(score.percentile * TENTHS), TENTHS - 1)
    tenths[tenth] = (tenths[tenth] ?? 0) + 1
    if (lackingAmount !== null) counts.undecided += 1
    if (judgement === null) return
    const { decision, expected_profit: profit } = judgement
    counts[decision === 'send' ? 'sends' : 'holds'] += 1
    if (profit !== null) expectedProfit = (expectedProfit ?? 0) + (decision === 'send' ? profit : 0)
  }

  return {
    add(result) {
      counts.rows += 1
      counts[result.kind] += 1
      if (result.kind === 'objected') counts.holds += 1
      if (result.kind === 'scored') addScored(result)
    },
    read: () => ({
      ...counts,
      meanProbability: counts.scored === 0 ? null : probabilities / counts.scored,
      expectedProfit,
      bands: { ...bands },
      tenths: [...tenths],
    }),
  }
}
