/** All of a CSV file at once. */

import { readCsv } from '../../trainer/data/csv.ts'

export interface CsvContent {
  readonly columns: readonly string[]
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[]
}

/** What `readCsv` hands over, in the order in which it does. */
export async function readRows(path: string): Promise<CsvContent> {
  let columns: readonly string[] = []
  const rows: CsvContent['rows'][number][] = []
  await readCsv(path, (header) => {
    columns = header
    return (cells, line) => rows.push({ line, cells })
  })
  return { columns, rows }
}
