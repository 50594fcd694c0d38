/** Campaigns with the holdouts that statsmodels finds for them. */

import { readFileSync } from 'node:fs'

export interface HoldoutCase {
  readonly name: string
  readonly sends: number
  readonly conversions: number
  readonly caused: number
  /** Sends with which leaving out a tenth, or half of them, has 80 % power. */
  readonly needed_with_a_tenth: number
  readonly needed_with_half: number
  /** The same with the share that needs the fewest. */
  readonly needed_at_least: number
  /** Null: no share up to a half is enough. */
  readonly share: number | null
  /** Of that share; with the far tail, which is no success to us. */
  readonly power: number | null
}

// Written by our own script, so its shape is taken on trust.
const fixture = JSON.parse(
  readFileSync(new URL('./fixtures/holdout.json', import.meta.url), 'utf8'),
) as {
  readonly quantiles: Readonly<Record<'0.975' | '0.8', number>>
  readonly cases: Readonly<Record<string, Omit<HoldoutCase, 'name'>>>
}

export const quantiles = fixture.quantiles

export const holdoutCases: readonly HoldoutCase[] = Object.entries(fixture.cases).map(
  ([name, figures]) => ({ name, ...figures }),
)
