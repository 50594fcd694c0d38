/** Made-up CSV files, told column by column. */

import { stringify } from 'csv-stringify/sync'

/** A cell for each row, or cells that repeat from the first row on. */
export type ColumnCells = ((row: number) => string | number) | readonly string[]

/** CSV text with a header and so many rows. */
export function csvOf(rows: number, columns: Readonly<Record<string, ColumnCells>>): string {
  const cells = Object.values(columns)
  const body = Array.from({ length: rows }, (_, row) =>
    cells.map((column) =>
      typeof column === 'function' ? column(row) : column[row % column.length],
    ),
  )
  return stringify([Object.keys(columns), ...body])
}
