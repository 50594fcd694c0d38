/** Which rows belong together: a household, a shop. */

import { describeReceived, type FieldIssue } from '../../shared/customer-record.ts'
import type { Schema } from '../../shared/schema.ts'
import { createTextList } from './text-list.ts'
import { createTextTable } from './text-table.ts'

export interface GroupReader {
  /** Whether a trimmed cell names a group: it is not empty and does not mean "missing". */
  accepts(bytes: Buffer, start: number, end: number): boolean
  /** Takes the cell of the next row. */
  add(bytes: Buffer, start: number, end: number): void
  /** What is wrong with a cell; null where nothing is. */
  findIssue(cell: string): FieldIssue | null
  /** The groups by number, in the order of their first row, shape `[rows]`. */
  finish(): Int32Array
}

/**
 * Numbers the different cells of a column. A row without a group is a bad one: that it were a
 * group of its own would be a guess.
 *
 * @param column Its name in the file.
 * @param capacity How many rows there may be.
 */
export function createGroupReader(
  column: string,
  { missing_values: missingValues }: Pick<Schema, 'missing_values'>,
  capacity: number,
): GroupReader {
  const names = createTextList()
  const table = createTextTable(names)
  const groups = new Int32Array(capacity)
  let rows = 0
  const isGroup = (cell: string): boolean => cell !== '' && !missingValues.includes(cell)
  return {
    accepts: (bytes, start, end) =>
      missingValues.length === 0 ? start < end : isGroup(bytes.toString('utf8', start, end)),
    add(bytes, start, end) {
      const known = table.find(bytes, start, end)
      groups[rows++] = known < 0 ? names.length() : known
      if (known < 0) table.add(bytes, start, end)
    },
    findIssue: (cell) =>
      isGroup(cell)
        ? null
        : { field: column, expected: "the row's group", received: describeReceived(cell) },
    finish: () => groups.subarray(0, rows),
  }
}
