/** A few customers, and what LightGBM and scikit-learn say of them after each boosted tree. */

import { readFileSync } from 'node:fs'
import type { BoostingOptions } from '../../../trainer/trees/boosting.ts'

/** What make-fixtures.py writes. */
interface ForestsFixture {
  readonly options: Pick<BoostingOptions, 'leaves' | 'l2' | 'rate' | 'rounds'>
  /** Of whole numbers, one list a column. */
  readonly columns: readonly (readonly number[])[]
  readonly labels: readonly number[]
  readonly forests: readonly {
    readonly library: string
    readonly minLeafRows: number
    /** By how many trees. */
    readonly logits: Readonly<Record<string, readonly number[]>>
  }[]
}

// Written by our own script, so its shape is taken on trust.
export const forestsFixture = JSON.parse(
  readFileSync(new URL('./fixtures/forests.json', import.meta.url), 'utf8'),
) as ForestsFixture
