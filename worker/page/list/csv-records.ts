/**
 * Pieces of CSV text become rows, each with the line it starts on: the same cells and lines as the
 * trainer finds, also where quotes are astray or line endings mixed.
 */

import { RefusedList } from './refusal.ts'

export interface CsvRecord {
  /** A file's first line is 1. */
  readonly line: number
  /** As they stand in the file, without their quotes. */
  readonly cells: readonly string[]
}

/** In UTF-16 units: what a call may hold (worker/request-body.ts), were each a letter of six bytes. */
export const LONGEST_RECORD = 600_000

/** A record, and where in the text it ends; null: its end is not in sight. */
type Scan = { readonly cells: readonly string[]; readonly next: number } | null

const [LF, CR, QUOTE] = [10, 13, 34]

/**
 * Lines without any text, but for delimiters, are passed over.
 *
 * @returns The rows that each piece completes, together.
 * @throws RefusedList `open_quote` or `long_row`.
 */
export async function* readRecords(
  pieces: AsyncIterable<string>,
  delimiter: string,
): AsyncGenerator<readonly CsvRecord[]> {
  const delimiterCode = delimiter.charCodeAt(0)
  let text = ''
  let line = 1
  const scanAll = (isLast: boolean): readonly CsvRecord[] => {
    const records: CsvRecord[] = []
    let at = 0
    while (at < text.length) {
      const scan = scanRecord(text, at, { delimiter: delimiterCode, isLast })
      if (scan === null) break
      if (scan.next - at > LONGEST_RECORD) throw new RefusedList({ kind: 'long_row', line })
      if (!scan.cells.every(isBlank)) records.push({ line, cells: scan.cells })
      line += scan.cells.reduce((lines, cell) => lines + countBreaks(cell), 1)
      at = scan.next
    }
    text = text.slice(at)
    if (isLast && text !== '') throw new RefusedList({ kind: 'open_quote', line })
    if (text.length > LONGEST_RECORD) throw new RefusedList({ kind: 'long_row', line })
    return records
  }
  for await (const piece of pieces) {
    text += piece
    yield scanAll(false)
  }
  yield scanAll(true)
}

/** Finds the cells of the record that starts at a position. */
function scanRecord(
  text: string,
  start: number,
  { delimiter, isLast }: { readonly delimiter: number; readonly isLast: boolean },
): Scan {
  const cells: string[] = []
  let at = start
  for (;;) {
    let quoted = ''
    // A quote opens a cell only as its first letter; elsewhere it is a letter like others.
    if (text.charCodeAt(at) === QUOTE) {
      const close = findClosingQuote(text, at + 1)
      if (close < 0) return null
      quoted = text.slice(at + 1, close).replaceAll('""', '"')
      at = close + 1
      // With text behind it, the closing quote was none, and the opening one a letter too.
      if (at < text.length && !endsCell(text.charCodeAt(at), delimiter)) quoted = `"${quoted}"`
    }
    const rest = at
    while (at < text.length && !endsCell(text.charCodeAt(at), delimiter)) at++
    cells.push(quoted + text.slice(rest, at))
    if (at === text.length) return isLast ? { cells, next: at } : null
    const end = text.charCodeAt(at++)
    if (end === delimiter) continue
    if (end === CR) {
      if (at === text.length && !isLast) return null
      if (text.charCodeAt(at) === LF) at++
    }
    return { cells, next: at }
  }
}

/** Finds the quote that no other follows; -1 where there is none. */
function findClosingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from)
  while (at >= 0 && text.charCodeAt(at + 1) === QUOTE) at = text.indexOf('"', at + 2)
  return at
}

function endsCell(code: number, delimiter: number): boolean {
  return code === delimiter || code === LF || code === CR
}

function isBlank(cell: string): boolean {
  return cell.trim() === ''
}

function countBreaks(cell: string): number {
  return cell.match(/\r\n|\r|\n/g)?.length ?? 0
}
