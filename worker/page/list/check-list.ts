/** Reads a list once before anything is sent: whether all of it can be read, and how long it is. */

import { findDelimiter, findLineBreak } from '../../../shared/csv-delimiter.ts'
import type { Schema } from '../../../shared/schema.ts'
import type { Dialect } from './csv-line.ts'
import { type CsvRecord, readRecords } from './csv-records.ts'
import { findColumns, type ListColumns } from './list-columns.ts'
import { type ListText, openText } from './list-text.ts'
import { RefusedList } from './refusal.ts'

export interface CheckedList {
  readonly text: ListText
  readonly dialect: Dialect
  /** As it stands in the file. */
  readonly header: readonly string[]
  readonly columns: ListColumns
  /** Without the header and blank lines. */
  readonly rows: number
}

export interface CheckOptions {
  readonly signal: AbortSignal
  /** Hears how many rows there are so far. */
  readonly onRows: (rows: number) => void
}

/**
 * @throws RefusedList with what is wrong.
 * @throws DOMException `AbortError` once the signal is aborted.
 */
export async function checkList(
  file: Blob,
  schema: Pick<Schema, 'features'>,
  { signal, onRows }: CheckOptions,
): Promise<CheckedList> {
  const text = await openText(file)
  const dialect = { delimiter: findDelimiter(text.head), lineBreak: findLineBreak(text.head) }
  let header: readonly string[] | null = null
  let columns: ListColumns | null = null
  let records = 0
  for await (const group of readRecords(text.pieces(), dialect.delimiter)) {
    signal.throwIfAborted()
    const [first] = group
    if (header === null && first) {
      header = first.cells
      columns = findColumns(schema, header)
    }
    records += group.length
    onRows(Math.max(records - 1, 0))
  }
  if (header === null || columns === null) throw new RefusedList({ kind: 'empty' })
  if (records === 1) throw new RefusedList({ kind: 'no_customers' })
  return { text, dialect, header, columns, rows: records - 1 }
}

/** The rows of a list that was checked, without its header. */
export async function* readListRows({
  text,
  dialect,
}: CheckedList): AsyncGenerator<readonly CsvRecord[]> {
  let isHeaderRead = false
  for await (const group of readRecords(text.pieces(), dialect.delimiter)) {
    yield isHeaderRead ? group : group.slice(1)
    isHeaderRead ||= group.length > 0
  }
}
