/** The reader of record for CSV files, however odd: csv-parse, with the line each row starts on. */

import { createReadStream } from 'node:fs'
import { Transform } from 'node:stream'
import { finished } from 'node:stream/promises'
import { CsvError, parse } from 'csv-parse'
import { Failure } from '../../shared/failure.ts'
import type { ReadingPosition } from './record-scanner.ts'

export const START_OF_FILE: ReadingPosition = { offset: 0, line: 1 }

/**
 * Streams the rows of a CSV file from the start of a record on. Lines without a single character
 * are skipped.
 *
 * @param visit Takes a row's cells, trimmed, and the line it starts on.
 * @throws Failure `invalid-data` when the file is binary, not UTF-8, or opens a quote it never
 *   closes.
 */
export async function parseRecords(
  path: string,
  delimiter: string,
  from: ReadingPosition,
  visit: (cells: readonly string[], line: number) => void,
): Promise<void> {
  // csv-parse's own count takes a CRLF inside quotes for two lines.
  let linesOfRows = from.line
  const parser = parse({
    bom: from.offset === 0,
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    // Rows of another length and stray quotes are the reader's to report, not the parser's.
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    on_record(untrimmed: string[], context) {
      const line = linesOfRows + context.empty_lines
      linesOfRows += untrimmed.reduce((lines, cell) => lines + countBreaks(cell), 1)
      visit(
        untrimmed.map((cell) => cell.trim()),
        line,
      )
      return null
    },
  })
  const bytes = createReadStream(path, { start: from.offset })
  bytes.on('error', (error) => parser.destroy(error))
  const text = utf8Guard(path, from.line).on('error', (error) => parser.destroy(error))
  bytes.pipe(text).pipe(parser)
  parser.resume()
  try {
    await finished(parser)
  } catch (error) {
    if (!(error instanceof CsvError) || error.code !== 'CSV_QUOTE_NOT_CLOSED') throw error
    const line = linesOfRows + parser.info.empty_lines
    throw new Failure(
      'invalid-data',
      `${path}, line ${line}: expected every quoted cell to end with a quote. ` +
        'Received one that is never closed.',
      { cause: error },
    )
  } finally {
    bytes.destroy()
  }
}

/** Passes bytes on as they are, as long as they are UTF-8 text. */
function utf8Guard(path: string, firstLine: number): Transform {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let lines = firstLine
  const refuse = (received: string) =>
    new Failure(
      'invalid-data',
      `${path}, at or after line ${lines}: expected UTF-8 text. Received ${received}.`,
    )
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      if (chunk.includes(0)) return done(refuse('a zero byte: a binary or UTF-16 file'))
      try {
        decoder.decode(chunk, { stream: true })
      } catch {
        return done(refuse('bytes that are not UTF-8 (save the file as "CSV UTF-8")'))
      }
      lines += countLines(chunk)
      done(null, chunk)
    },
    flush(done) {
      try {
        decoder.decode()
        done()
      } catch {
        done(refuse('a character that is cut off'))
      }
    },
  })
}

function countLines(chunk: Buffer): number {
  let lines = 0
  for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) lines += 1
  return lines
}

function countBreaks(cell: string): number {
  return cell.match(/\r\n|\r|\n/g)?.length ?? 0
}
