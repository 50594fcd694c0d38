/** Whether a network was worth it: against logistic regression, and against chance. */

/**
 * `chance`: the interval of its ROC AUC holds 0.5 or less, whatever the rival does; `mixed`: ahead
 * of logistic regression in one respect and behind in the other; `alone`: there was none.
 */
export type Verdict = 'better' | 'no_better' | 'mixed' | 'worse' | 'chance' | 'alone'

/** Of 95 %. */
interface Interval {
  readonly low: number
  readonly high: number
}

/** Of the network over logistic regression on the same rows; above 0 it is ahead. */
export interface Advantage {
  /** Null where there is nothing to rank. */
  readonly rocAuc: Interval | null
  readonly logLoss: Interval
}

/**
 * An advantage, in ranking or in log loss, counts where its whole interval is on one side of 0.
 *
 * @param rocAuc Of the network; null where there is nothing to rank.
 * @param advantage Null: there was no logistic regression.
 */
export function judgeIntervals(rocAuc: Interval | null, advantage: Advantage | null): Verdict {
  if (rocAuc !== null && rocAuc.low <= 0.5) return 'chance'
  if (advantage === null) return 'alone'
  const respects =
    advantage.rocAuc === null ? [advantage.logLoss] : [advantage.rocAuc, advantage.logLoss]
  const isAhead = respects.some(({ low }) => low > 0)
  const isBehind = respects.some(({ high }) => high < 0)
  if (isAhead) return isBehind ? 'mixed' : 'better'
  return isBehind ? 'worse' : 'no_better'
}
