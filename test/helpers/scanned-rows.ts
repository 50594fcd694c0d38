/** The rows of a CSV file, by the scanner and by csv-parse, to be compared. */

import { isBlank, textsOf } from '../../trainer/data/byte-record.ts'
import { parseRecords, START_OF_FILE } from '../../trainer/data/csv-parser.ts'
import { type ScanOptions, scanRecords } from '../../trainer/data/record-scanner.ts'

interface Row {
  readonly line: number
  readonly cells: readonly string[]
}

/** What the scanner finds, but for blank rows, and where it stops. */
export function scannedRows(path: string, options: ScanOptions) {
  const rows: Row[] = []
  const rest = scanRecords(path, options, (record) => {
    if (!isBlank(record)) rows.push({ line: record.line, cells: textsOf(record) })
  })
  return { rows, rest }
}

/** What csv-parse finds, but for blank rows, and what it fails with. */
export async function parsedRows(path: string, delimiter: string, from = START_OF_FILE) {
  const rows: Row[] = []
  const failure = await parseRecords(path, delimiter, from, (cells, line) => {
    if (cells.some((cell) => cell !== '')) rows.push({ line, cells })
  }).catch(String)
  return failure ? { rows, failure } : { rows }
}
