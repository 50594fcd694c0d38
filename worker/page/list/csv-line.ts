/** Cells become a line of CSV, in the dialect of the file that they came from. */

import { looksDelimited } from '../../../shared/csv-delimiter.ts'

export interface Dialect {
  readonly delimiter: string
  readonly lineBreak: string
}

/** Quotes a cell only where it would be read as something else without. */
export function writeLine(cells: readonly string[], { delimiter, lineBreak }: Dialect): string {
  return joinCells(cells, delimiter, (cell) => cell.includes(delimiter)) + lineBreak
}

/** Quotes names with any delimiter in them: the header line is where readers look for the file's. */
export function writeHeader(names: readonly string[], { delimiter, lineBreak }: Dialect): string {
  return joinCells(names, delimiter, looksDelimited) + lineBreak
}

function joinCells(
  cells: readonly string[],
  delimiter: string,
  isDelimited: (cell: string) => boolean,
): string {
  return cells
    .map((cell) =>
      /["\r\n]/.test(cell) || isDelimited(cell) ? `"${cell.replaceAll('"', '""')}"` : cell,
    )
    .join(delimiter)
}
