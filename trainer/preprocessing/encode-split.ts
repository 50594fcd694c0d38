/** Each part of the split as the network takes it: encoded customers with their outcomes. */

import { type CustomerTable, selectRows } from '../../shared/customer-table.ts'
import { encode } from '../../shared/encode.ts'
import type { PreprocessingParameters } from '../../shared/preprocessing.ts'
import type { Split } from '../data/split.ts'

export interface LabelledRows {
  /** Row-major, shape `[rows, inputs]`. */
  readonly encoded: Float32Array
  /** 0 or 1, shape `[rows]`. */
  readonly labels: Float32Array
}

export type EncodedSplit = Readonly<Record<keyof Split, LabelledRows>>

/** @param labels Of every customer, shape `[customers.rows]`. */
export function encodeSplit(
  preprocessing: PreprocessingParameters,
  customers: CustomerTable,
  labels: Float32Array,
  split: Split,
): EncodedSplit {
  const encodePart = (rows: Int32Array): LabelledRows => ({
    encoded: encode(preprocessing, selectRows(customers, rows)),
    labels: Float32Array.from(rows, (row) => labels[row]),
  })
  return {
    train: encodePart(split.train),
    validation: encodePart(split.validation),
    test: encodePart(split.test),
  }
}
