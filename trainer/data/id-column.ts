/** Whose each row is. */

import type { Schema } from '../../shared/schema.ts'
import { createTextList, type TextList } from './text-list.ts'
import { createTextTable } from './text-table.ts'

export interface IdColumn {
  /** The customer's id; the row's line in the file where the schema has no id column. */
  at(row: number): string
  /**
   * The customers by number, in the order of their first row, shape `[rows]`; null where each row
   * is a customer of its own.
   */
  readonly customers: Int32Array | null
}

export interface IdReader {
  /** The line of the row that has an id already, where none may come twice; 0 if there is none. */
  firstLine(bytes: Buffer, start: number, end: number): number
  /** Takes the id of the next row, in some bytes, and the row's line in the file. */
  add(bytes: Buffer, start: number, end: number, line: number): void
  /** The ids of all rows. The reader is not to be used afterwards. */
  finish(): IdColumn
}

/** @param capacity How many rows there may be. */
export function createIdReader(
  { id, repeated_customers: mayRepeat }: Pick<Schema, 'id' | 'repeated_customers'>,
  capacity: number,
): IdReader {
  if (id === null) return createLineReader(capacity)
  return mayRepeat ? createRepeatedIdReader(capacity) : createUniqueIdReader(capacity)
}

function createLineReader(capacity: number): IdReader {
  const lines = new Int32Array(capacity)
  let rows = 0
  return {
    firstLine: () => 0,
    add(_bytes, _start, _end, line) {
      lines[rows++] = line
    },
    finish: () => ({ at: (row) => String(lines[row]), customers: null }),
  }
}

function createUniqueIdReader(capacity: number): IdReader {
  const ids = createTextList()
  const table = createTextTable(ids)
  const lines = new Int32Array(capacity)
  return {
    firstLine(bytes, start, end) {
      const row = table.find(bytes, start, end)
      return row < 0 ? 0 : lines[row]
    },
    add(bytes, start, end, line) {
      lines[ids.length()] = line
      table.add(bytes, start, end)
    },
    finish: () => uniqueIds(ids),
  }
}

function createRepeatedIdReader(capacity: number): IdReader {
  const ids = createTextList()
  const table = createTextTable(ids)
  const customers = new Int32Array(capacity)
  let rows = 0
  return {
    firstLine: () => 0,
    add(bytes, start, end) {
      const known = table.find(bytes, start, end)
      customers[rows++] = known < 0 ? ids.length() : known
      if (known < 0) table.add(bytes, start, end)
    },
    finish: () => repeatedIds(ids, customers.subarray(0, rows)),
  }
}

// Apart from the readers, lest the ids keep what found them in memory.

function uniqueIds(ids: TextList): IdColumn {
  return { at: (row) => ids.at(row), customers: null }
}

function repeatedIds(ids: TextList, customers: Int32Array): IdColumn {
  return { at: (row) => ids.at(customers[row]), customers }
}
