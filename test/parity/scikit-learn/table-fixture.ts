/** Deciles, depths and reliability of the cases, as make-table-fixtures.py worked them out. */

import { readFileSync } from 'node:fs'
import type { DecileFigures, DepthFigures } from '../../../trainer/evaluation/depths.ts'
import type { Reliability } from '../../../trainer/evaluation/reliability.ts'
import { type ScikitLearnCase, scikitLearnCases } from './cases.ts'

interface Tables {
  readonly deciles: readonly DecileFigures[]
  readonly depths: readonly DepthFigures[]
  readonly reliability: Reliability
}

interface Fixture {
  readonly cases: Readonly<Record<string, Tables>>
}

// Written by our own script, so its shape is taken on trust.
const fixture = JSON.parse(
  readFileSync(new URL('./fixtures/tables.json', import.meta.url), 'utf8'),
) as Fixture

export const tableCases: readonly (ScikitLearnCase & Tables)[] = scikitLearnCases.map((rows) => ({
  ...rows,
  ...fixture.cases[rows.name],
}))
