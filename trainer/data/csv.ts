/**
 * Bytes of a CSV file become rows, each with the line it starts on. What RFC 4180 describes is
 * scanned byte by byte; from the first oddity on, csv-parse reads the rest.
 */

import { describeReceived } from '../../shared/customer-record.ts'
import { Failure } from '../../shared/failure.ts'
import {
  type ByteRecord,
  createByteRecord,
  fillByteRecord,
  isBlank,
  textsOf,
} from './byte-record.ts'
import { detectDelimiter } from './csv-delimiter.ts'
import { parseRecords } from './csv-parser.ts'
import { scanRecords } from './record-scanner.ts'

/** Takes a row's cells, trimmed, and the line it starts on (a file's first line is 1). */
export type RowVisitor = (cells: readonly string[], line: number) => void

/** Takes rows as bytes. */
export interface RecordTaker {
  /** Takes a row; the next one takes its place. */
  take(record: ByteRecord): void
}

/** Takes the column names and the delimiter, and returns what to do with each row. */
type HeaderVisitor<RowTaker> = (columns: readonly string[], delimiter: string) => RowTaker

/**
 * Streams a CSV file: UTF-8 with or without a byte order mark, any line ending, quotes,
 * delimiter `,` `;` tab or `|` (the one the header line has most of). Lines without any text, but for
 * delimiters, are skipped.
 *
 * @throws Failure `invalid-data` when the file is missing, empty, binary, not UTF-8, opens a
 *   quote it never closes, or names a column twice.
 */
export async function readCsv(path: string, onHeader: HeaderVisitor<RowVisitor>): Promise<void> {
  await readRecords(path, (columns, delimiter) => {
    const visit = onHeader(columns, delimiter)
    return { take: (record) => visit(textsOf(record), record.line) }
  })
}

/**
 * `readCsv` for files of many rows: no text is made of any cell.
 *
 * @returns What `onHeader` returned, once it has taken every row.
 */
export async function readRecords<Taker extends RecordTaker>(
  path: string,
  onHeader: HeaderVisitor<Taker>,
): Promise<Taker> {
  const delimiter = await detectDelimiter(path)
  let taker: Taker | undefined
  const take = (record: ByteRecord): void => {
    if (isBlank(record)) return
    if (taker) taker.take(record)
    else taker = onHeader(nameColumns(path, record), delimiter)
  }
  const rest = scanRecords(path, { delimiter }, take)
  if (rest) {
    const record = createByteRecord(Buffer.alloc(0))
    await parseRecords(path, delimiter, rest, (cells, line) => {
      fillByteRecord(record, cells, line)
      take(record)
    })
  }
  if (taker) return taker
  throw new Failure('invalid-data', `Expected a header line in ${path}. Received none.`)
}

/** Column names; one without a name (pandas leaves the index so) is called by its position. */
function nameColumns(path: string, header: ByteRecord): string[] {
  const columns = textsOf(header).map((name, index) =>
    name === '' ? `unnamed_${index + 1}` : name,
  )
  const seen = new Set<string>()
  for (const column of columns) {
    if (seen.has(column)) {
      throw new Failure(
        'invalid-data',
        `${path}, line ${header.line}: expected each column once. ` +
          `Received ${describeReceived(column)} twice.`,
      )
    }
    seen.add(column)
  }
  return columns
}
