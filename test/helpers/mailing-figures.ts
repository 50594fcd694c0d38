/** What a run tells about mailing, counted customer by customer. */

import type { Figures } from '../../shared/figures.ts'
import { type ProfitPoint, profitCurve } from '../../trainer/evaluation/profit.ts'
import type { ScoredRows } from './scored-rows.ts'

type Mailing = Figures['mailing']

/** Every probability of an unseen customer is a rule: none that may be the best one is left out. */
export function mailingFigures(unseen: ScoredRows, test: ScoredRows): Mailing {
  const rows = unseen.labels.length
  return {
    unseen_rows: rows,
    unseen_positives: countFrom(unseen, 0).conversions,
    curve: profitCurve(test.labels, test.probabilities, alike(test, 0, 1)).map((point) => ({
      ...{ share: point.share, sends: point.sends, conversions: point.conversions },
      probability: lowestOf(test, point),
    })),
    rules: [...new Set(unseen.probabilities.toSorted().toReversed())].map((probability) => {
      const { sends, conversions } = countFrom(unseen, probability)
      const tested = countFrom(test, probability)
      return {
        ...{ probability, share: sends / rows, sends, conversions },
        ...{ test_sends: tested.sends, test_conversions: tested.conversions },
      }
    }),
  }
}

/** The same cost and value for every row. */
export function alike({ labels }: ScoredRows, cost: number, value: number) {
  return {
    costs: new Float64Array(labels.length).fill(cost),
    values: new Float64Array(labels.length).fill(value),
  }
}

/** Rows with at least this probability. */
export function countFrom({ labels, probabilities }: ScoredRows, probability: number) {
  const mailed = labels.filter((_, row) => probabilities[row] >= probability)
  return { sends: mailed.length, conversions: mailed.reduce((sum, label) => sum + label, 0) }
}

function lowestOf({ probabilities }: ScoredRows, { sends }: ProfitPoint): number | null {
  return sends === 0 ? null : probabilities.toSorted().toReversed()[sends - 1]
}
