/** Customers as trees see them: each value as the number of its bin, one byte a cell. */

import type {
  CategoryColumn,
  CustomerColumn,
  CustomerTable,
  NumericColumn,
} from '../../shared/customer-table.ts'
import { firstNotBelow } from '../data/first-not-below.ts'
import { namesByFrequency } from '../preprocessing/statistics.ts'

/** Bins of a number, of about equally many rows. */
const NUMBER_BINS = 64

/** All that a byte tells apart. */
const MOST_BINS = 256

/** Fewer training rows of a name teach nothing of it: it is pooled with the other rare ones. */
const RARE_ROWS = 5

/** A missing number: below all others. A name that is missing, rare or unseen. */
const BIN_OF_REST = 0

/** What training rows taught about the bins of a column. Bin 0 is for what is not there. */
export type ColumnBins =
  | {
      readonly kind: 'number'
      /** Bin `i + 1` holds values above `ends[i - 1]`, up to `ends[i]`; ascending. */
      readonly ends: Float64Array
    }
  | {
      readonly kind: 'name'
      /** Bin `i + 1` is for the name `names[i]`. */
      readonly names: readonly string[]
    }

export interface BinnedColumn {
  readonly kind: ColumnBins['kind']
  /** How many bins there are, the one for what is not there included. */
  readonly bins: number
  /** Shape `[rows]`, in shared memory. */
  readonly codes: Uint8Array
}

/** Learns the bins of each column. @param customers Training rows, at least one. */
export function fitBins(customers: CustomerTable): ColumnBins[] {
  return customers.columns.map((column) =>
    column.kind === 'numeric' ? fitNumber(column) : fitNames(column),
  )
}

/** @throws TypeError when the table has other columns than the bins were learned from. */
export function binColumns(bins: readonly ColumnBins[], customers: CustomerTable): BinnedColumn[] {
  return bins.map((learned, index): BinnedColumn => {
    const column: CustomerColumn | undefined = customers.columns[index]
    const codes = new Uint8Array(new SharedArrayBuffer(customers.rows))
    if (learned.kind === 'number' && column?.kind === 'numeric') {
      // A column that was empty in training has no other bin.
      const isEmpty = learned.ends.length === 0
      column.values.forEach((value, row) => {
        const isRest = isEmpty || Number.isNaN(value)
        codes[row] = isRest ? BIN_OF_REST : 1 + firstNotBelow(learned.ends, value)
      })
      return { kind: learned.kind, bins: learned.ends.length + 1, codes }
    }
    if (learned.kind === 'name' && column?.kind === 'category') {
      const bin = new Map(learned.names.map((name, position) => [name, position + 1]))
      const binOfCode = column.dictionary.map((name) => bin.get(name) ?? BIN_OF_REST)
      column.codes.forEach((code, row) => {
        codes[row] = code < 0 ? BIN_OF_REST : binOfCode[code]
      })
      return { kind: learned.kind, bins: learned.names.length + 1, codes }
    }
    throw new TypeError(`Expected a column of ${learned.kind}s at position ${index}.`)
  })
}

/** Ends at quantiles, each a value that occurs; the last bin has no end but the largest value. */
function fitNumber({ values }: NumericColumn): ColumnBins {
  const ascending = values.filter((value) => !Number.isNaN(value)).sort()
  const last = ascending.length - 1
  const ends = Array.from({ length: last < 0 ? 0 : NUMBER_BINS }, (_, bin) => {
    return ascending[Math.round(((bin + 1) / NUMBER_BINS) * last)]
  })
  return { kind: 'number', ends: Float64Array.from(new Set(ends)) }
}

/** The most frequent names, those of equally many rows by code unit. */
function fitNames(column: CategoryColumn): ColumnBins {
  const kept = namesByFrequency(column).filter(({ rows }) => rows >= RARE_ROWS)
  return { kind: 'name', names: kept.slice(0, MOST_BINS - 1).map(({ name }) => name) }
}
