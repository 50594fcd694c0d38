/** Rows of a table in memory that threads may share: what they are handed is not copied. */

import type { CustomerColumn, CustomerTable } from '../../shared/customer-table.ts'

/** The customers at the given rows, in the given order. */
export function selectShared(table: CustomerTable, rows: Int32Array): CustomerTable {
  return {
    rows: rows.length,
    columns: table.columns.map((column) => gather(column, rows)),
  }
}

/** A column followed by the values of some of its own rows. */
export function extendShared(column: CustomerColumn, rows: Int32Array): CustomerColumn {
  const own = lengthOf(column)
  const all = new Int32Array(own + rows.length)
  for (let row = 0; row < own; row++) all[row] = row
  all.set(rows, own)
  return gather(column, all)
}

function gather(column: CustomerColumn, rows: Int32Array): CustomerColumn {
  if (column.kind === 'numeric') {
    const values = new Float64Array(new SharedArrayBuffer(8 * rows.length))
    for (let at = 0; at < rows.length; at++) values[at] = column.values[rows[at]]
    return { kind: column.kind, values }
  }
  const codes = new Int32Array(new SharedArrayBuffer(4 * rows.length))
  for (let at = 0; at < rows.length; at++) codes[at] = column.codes[rows[at]]
  return { ...column, codes }
}

function lengthOf(column: CustomerColumn): number {
  return column.kind === 'numeric' ? column.values.length : column.codes.length
}
