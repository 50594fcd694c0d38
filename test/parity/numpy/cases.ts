/** Money, groups and RFM scores with the figures that NumPy computed by definition. */

import { readFileSync } from 'node:fs'
import type { Cell } from '../../../shared/customer-record.ts'
import type { GroupFigures } from '../../../trainer/evaluation/groups.ts'
import type { ProfitPoint, ProfitRule, SendOutcomes } from '../../../trainer/evaluation/profit.ts'

export interface ProfitCase {
  readonly name: string
  readonly validation: SendOutcomes
  readonly test: SendOutcomes
  readonly budget: number
  readonly rule: ProfitRule
  readonly curve: readonly ProfitPoint[]
  readonly chosen: ProfitPoint
  readonly everyone: ProfitPoint
  readonly random: ProfitPoint
  /** As many as the budget allows. */
  readonly best: ProfitPoint
  /** Per 1,000 customers, with interval and standard error from 20,000 replicates. */
  readonly gain: number
  readonly gain_interval: readonly [number, number]
  readonly gain_error: number
}

/** What make-fixtures.py writes to groups.json. */
interface GroupFixture {
  readonly of_row: readonly number[]
  readonly labels: readonly number[]
  readonly probabilities: readonly number[]
  readonly groups: readonly (Omit<GroupFigures, 'name' | 'warnings' | 'rocAuc'> & {
    readonly rocAuc: number
    readonly rocAucError: number
  })[]
}

/** What make-fixtures.py writes to rfm.json; customers are recency, frequency, monetary. */
interface RfmFixture {
  readonly training_rows: number
  readonly customers: readonly (readonly Cell[])[]
  readonly labels: readonly number[]
  readonly sums: readonly number[]
  readonly rates: readonly number[]
  readonly probabilities: readonly number[]
}

type Lists = Readonly<Record<keyof SendOutcomes, readonly number[]>>

interface ProfitFixture extends Omit<ProfitCase, 'name' | 'validation' | 'test'> {
  readonly validation: Lists
  readonly test: Lists
}

// Written by our own script, so its shape is taken on trust.
const profit = readFixture('profit.json') as {
  readonly cases: Readonly<Record<string, ProfitFixture>>
}

export const profitCases: readonly ProfitCase[] = Object.entries(profit.cases).map(
  ([name, { validation, test, ...figures }]) => ({
    name,
    validation: toOutcomes(validation),
    test: toOutcomes(test),
    ...figures,
  }),
)

export const groupFixture = readFixture('groups.json') as GroupFixture

export const rfmFixture = readFixture('rfm.json') as RfmFixture

function toOutcomes({ labels, probabilities, costs, values }: Lists): SendOutcomes {
  return {
    labels: Float32Array.from(labels),
    probabilities: Float64Array.from(probabilities),
    costs: Float64Array.from(costs),
    values: Float64Array.from(values),
  }
}

function readFixture(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`./fixtures/${name}`, import.meta.url), 'utf8'))
}
