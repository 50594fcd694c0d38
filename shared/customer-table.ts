/** Many customers, column by column: what a training set and a request's batch both become. */

import type { Cell } from './customer-record.ts'
import { isNumeric, type Schema } from './schema.ts'

/** Numbers of shape `[rows]`; NaN where the value is missing. */
export interface NumericColumn {
  readonly kind: 'numeric'
  readonly values: Float64Array
}

/** Positions in `dictionary`, shape `[rows]`; -1 where the value is missing. */
export interface CategoryColumn {
  readonly kind: 'category'
  readonly codes: Int32Array
  /** The names met, in the order of their first row. */
  readonly dictionary: readonly string[]
}

export type CustomerColumn = NumericColumn | CategoryColumn

/** Customers' values, one column for each of `schema.features`, in that order. */
export interface CustomerTable {
  readonly rows: number
  readonly columns: readonly CustomerColumn[]
}

export interface CustomerTableBuilder {
  /** Adds one customer's values, in the order of `schema.features`. */
  append(values: readonly Cell[]): void
  /** The table of all rows so far. The builder is not to be used afterwards. */
  build(): CustomerTable
}

interface ColumnBuilder {
  append(cell: Cell): void
  build(): CustomerColumn
}

/** Grows a table row by row. */
export function createTableBuilder(schema: Schema): CustomerTableBuilder {
  const columns = schema.features.map((feature) =>
    isNumeric(feature) ? numericBuilder() : categoryBuilder(),
  )
  let rows = 0
  return {
    append(values) {
      columns.forEach((column, index) => {
        column.append(values[index] ?? null)
      })
      rows += 1
    },
    build: () => ({ rows, columns: columns.map((column) => column.build()) }),
  }
}

/** The customers at the given rows, in the given order. */
export function selectRows(table: CustomerTable, rows: ArrayLike<number>): CustomerTable {
  return {
    rows: rows.length,
    columns: table.columns.map((column) => selectFromColumn(column, rows)),
  }
}

/** The values at the given rows, in the given order. */
export function selectFromColumn(column: CustomerColumn, rows: ArrayLike<number>): CustomerColumn {
  return column.kind === 'numeric'
    ? { ...column, values: pick(column.values, rows, new Float64Array(rows.length)) }
    : { ...column, codes: pick(column.codes, rows, new Int32Array(rows.length)) }
}

/** One value of a column, as a record would hold it. */
export function cellAt(column: CustomerColumn, row: number): Cell {
  if (column.kind === 'category') return column.dictionary[column.codes[row] ?? -1] ?? null
  const value = column.values[row] ?? Number.NaN
  return Number.isNaN(value) ? null : value
}

function pick<Values extends Float64Array | Int32Array>(
  from: Values,
  rows: ArrayLike<number>,
  to: Values,
): Values {
  for (let row = 0; row < rows.length; row++) to[row] = from[rows[row] as number] as number
  return to
}

function numericBuilder(): ColumnBuilder {
  let values = new Float64Array(64)
  let length = 0
  return {
    append(cell) {
      if (length === values.length) {
        const longer = new Float64Array(length * 2)
        longer.set(values)
        values = longer
      }
      values[length++] = typeof cell === 'number' ? cell : Number.NaN
    },
    build: () => ({ kind: 'numeric', values: values.subarray(0, length) }),
  }
}

function categoryBuilder(): ColumnBuilder {
  const positions = new Map<string, number>()
  let codes = new Int32Array(64)
  let length = 0
  const codeOf = (name: string): number => {
    const known = positions.get(name)
    if (known !== undefined) return known
    positions.set(name, positions.size)
    return positions.size - 1
  }
  return {
    append(cell) {
      if (length === codes.length) {
        const longer = new Int32Array(length * 2)
        longer.set(codes)
        codes = longer
      }
      codes[length++] = typeof cell === 'string' ? codeOf(cell) : -1
    },
    build: () => ({
      kind: 'category',
      codes: codes.subarray(0, length),
      dictionary: [...positions.keys()],
    }),
  }
}
