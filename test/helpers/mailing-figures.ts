/** What a run tells about mailing, as the page is told it. */

import * as v from 'valibot'
import { type Figures, figuresDocument } from '../../shared/figures.ts'
import { mailingFigures } from '../../trainer/evaluation/mailing.ts'
import { withSnakeCase } from '../../trainer/report/snake-case.ts'
import type { ScoredRows } from './scored-rows.ts'

export function toldMailing(unseen: ScoredRows, test: ScoredRows): Figures['mailing'] {
  return v.parse(figuresDocument.entries.mailing, withSnakeCase(mailingFigures(unseen, test)))
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
