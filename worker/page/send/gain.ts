/** What a rule earns beyond mailing everyone, and how sure that is. */

import { Z_975 } from '../../../shared/normal-quantiles.ts'
import type { Depth } from './mailing-depths.ts'
import type { Amounts } from './plan-input.ts'

/** Per 1,000 customers, with its 95 % interval. */
export interface Gain {
  readonly value: number
  readonly low: number
  readonly high: number
}

type Counted = Pick<Depth, 'sends' | 'conversions'>

/**
 * The trainer takes the mean over test rows of what each adds, and the mean's standard error
 * (trainer/evaluation/profit.ts, mean-estimate.ts). With one cost and one value for all, rows add
 * one of three amounts: nothing where they are mailed, the cost where they are not and would not
 * have converted, cost less value where they would have. How many there are of each is known.
 *
 * @param mailed By the rule, of the test rows.
 * @param all Test rows: at least one.
 */
export function gainOverEveryone(mailed: Counted, all: Counted, { cost, value }: Amounts): Gain {
  const spared = all.sends - mailed.sends
  const missed = all.conversions - mailed.conversions
  const amounts = [
    { gain: 0, rows: mailed.sends },
    { gain: 1000 * cost, rows: spared - missed },
    { gain: 1000 * (cost - value), rows: missed },
  ]
  const meanOf = (of: (gain: number) => number) =>
    amounts.reduce((sum, { gain, rows }) => sum + rows * of(gain), 0) / all.sends
  const mean = meanOf((gain) => gain)
  const variance = meanOf((gain) => (gain - mean) ** 2)
  const half = Z_975 * Math.sqrt(variance / Math.max(1, all.sends - 1))
  return { value: mean, low: mean - half, high: mean + half }
}
