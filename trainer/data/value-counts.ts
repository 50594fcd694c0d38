/** A column of sampled rows, as counts: how often each of its values goes with either outcome. */

import type { CategoryColumn, CustomerColumn, NumericColumn } from '../../shared/customer-table.ts'
import { firstNotBelow } from './first-not-below.ts'
import type { TrainingSample } from './training-sample.ts'

/** Rows by value, of negative outcomes and of positive ones. */
export type OutcomeCounts = readonly [negatives: Int32Array, positives: Int32Array]

/** The missing value comes first; after it numbers in ascending order, or names in any. */
export interface ValueCounts {
  /** Whether the values behind the missing one are numbers. */
  readonly areNumbers: boolean
  /** The sample's rows by half. */
  readonly halves: readonly [OutcomeCounts, OutcomeCounts]
  /** 1 where a value occurs in several sets of rows: it is more than a name for one of them. */
  readonly isShared: Uint8Array
}

export function countValues(column: CustomerColumn, sample: TrainingSample): ValueCounts {
  const { rows, labels, sets, halves } = sample
  const { values, places } =
    column.kind === 'numeric' ? placeNumbers(column, rows) : placeNames(column, rows)
  const counts = [0, 1].map(() => [new Int32Array(values), new Int32Array(values)])
  const isShared = new Uint8Array(values)
  const firstSet = new Int32Array(values).fill(-1)
  for (let row = 0; row < rows.length; row++) {
    const place = places[row]
    counts[halves[row]][labels[row]][place] += 1
    if (firstSet[place] < 0) firstSet[place] = sets[row]
    else if (firstSet[place] !== sets[row]) isShared[place] = 1
  }
  const [first, second] = counts as [Int32Array, Int32Array][]
  return { areNumbers: column.kind === 'numeric', halves: [first, second], isShared }
}

/** How many places there are, and that of each row's value. */
interface Places {
  readonly values: number
  readonly places: Int32Array
}

/** Names that only other rows have keep their places: nothing is counted there. */
function placeNames({ codes, dictionary }: CategoryColumn, rows: Int32Array): Places {
  return { values: dictionary.length + 1, places: rows.map((row) => codes[row] + 1) }
}

function placeNumbers({ values }: NumericColumn, rows: Int32Array): Places {
  // Float64Array's own sort puts NaN last.
  const ascending = Float64Array.from(rows, (row) => values[row]).sort()
  let different = 0
  for (let at = 0; at < ascending.length && !Number.isNaN(ascending[at]); at++) {
    if (at === 0 || ascending[at] !== ascending[at - 1]) ascending[different++] = ascending[at]
  }
  const numbers = ascending.subarray(0, different)
  return {
    values: different + 1,
    places: rows.map((row) =>
      Number.isNaN(values[row]) ? 0 : 1 + firstNotBelow(numbers, values[row]),
    ),
  }
}
