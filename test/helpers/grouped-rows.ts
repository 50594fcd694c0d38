/** Scored rows in groups, whose outcomes follow the probabilities but for what is planted. */

import type { CustomerGroups } from '../../trainer/evaluation/customer-groups.ts'
import { createRandom } from '../../trainer/random.ts'
import type { ScoredRows } from './scored-rows.ts'

interface Plant {
  /** Added to the logits of the first group: its customers convert more or less than told. */
  readonly shift?: number
  /** What the first group's logits say of its outcomes: 1 all, 0 nothing. */
  readonly signal?: number
  /** Added to every logit: how common conversion is. */
  readonly level?: number
  readonly seed?: number
}

/** Rows that belong to one of `groups` groups at random. Group 0 is called `group 0`. */
export function groupedRows(
  rows: number,
  groups: number,
  { shift = 0, signal = 1, level = -1, seed = 1 }: Plant = {},
): ScoredRows & { readonly groups: CustomerGroups } {
  const random = createRandom(seed, 'grouped rows')
  const sigmoid = (logit: number) => 1 / (1 + Math.exp(-logit))
  const ofRow = new Int32Array(rows).map(() => random.integer(groups))
  const logits = new Float64Array(rows).map(() => level + random.normal())
  const labels = Float32Array.from(logits, (logit, row) => {
    const truth = ofRow[row] === 0 ? level + signal * (logit - level) + shift : logit
    return Number(random.uniform() < sigmoid(truth))
  })
  const names = Array.from({ length: groups }, (_, group) => `group ${group}`)
  return { labels, probabilities: logits.map(sigmoid), groups: { names, ofRow } }
}
