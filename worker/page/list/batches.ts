/** Rows in groups, each with no more customers than one call of the API may ask about. */

import type { ListRow, SentCustomer } from './list-row.ts'

/** worker/customer-list.ts refuses more. */
const MOST_ROWS = 1000

/** In UTF-16 units of cells: with their names, and with letters of several bytes, below 4 MiB. */
const MOST_TEXT = 600_000

export interface Batch {
  readonly rows: readonly ListRow[]
  /** Those of the rows that are sent, in their order. */
  readonly customers: readonly SentCustomer[]
}

/** Keeps the order. The rows of one file, in groups of any size. */
export async function* inBatches(
  groups: AsyncIterable<readonly ListRow[]>,
  { mostRows = MOST_ROWS, mostText = MOST_TEXT } = {},
): AsyncGenerator<Batch> {
  let rows: ListRow[] = []
  let text = 0
  for await (const group of groups) {
    for (const row of group) {
      const length = lengthOf(row)
      if (rows.length === mostRows || (rows.length > 0 && text + length > mostText)) {
        yield toBatch(rows)
        rows = []
        text = 0
      }
      rows.push(row)
      text += length
    }
  }
  if (rows.length > 0) yield toBatch(rows)
}

function toBatch(rows: readonly ListRow[]): Batch {
  return { rows, customers: rows.flatMap((row) => (row.kind === 'customer' ? [row.sent] : [])) }
}

function lengthOf(row: ListRow): number {
  if (row.kind !== 'customer') return 0
  let length = 0
  for (const [name, value] of Object.entries(row.sent)) length += name.length + String(value).length
  return length
}
