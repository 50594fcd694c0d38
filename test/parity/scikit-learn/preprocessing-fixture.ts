/** A few customers with the inputs that scikit-learn made of them. */

import { readFileSync } from 'node:fs'
import type { Cell } from '../../../shared/customer-record.ts'

/** Customers in the columns of make-preprocessing-fixtures.py, and their encoded columns. */
export interface EncodedCustomers {
  readonly customers: readonly (readonly Cell[])[]
  /** A number for each customer, by the input's name. No input stands for unseen names. */
  readonly encoded: Readonly<Record<string, readonly number[]>>
}

/** What make-preprocessing-fixtures.py writes. */
interface Fixture {
  /** What the preprocessing was fitted on. */
  readonly training: EncodedCustomers
  /** Others, some with names that no training row has. */
  readonly unseen: EncodedCustomers
}

// Written by our own script, so its shape is taken on trust.
export const preprocessingFixture = JSON.parse(
  readFileSync(new URL('./fixtures/preprocessing.json', import.meta.url), 'utf8'),
) as Fixture
