/** Bytes of a CSV file become rows of text, streamed, each with the line it starts on. */

import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { Transform } from 'node:stream'
import { finished } from 'node:stream/promises'
import { CsvError, parse } from 'csv-parse'
import { describeReceived } from '../../shared/customer-record.ts'
import { Failure } from '../../shared/failure.ts'

const DELIMITERS = [',', ';', '\t'] as const

/** Long enough to hold any header line. */
const HEADER_BYTES = 64 * 1024

/** A cell in quotes, delimiters and line breaks and all. */
const QUOTED_CELL = /(?<=^\uFEFF?|[,;\t\r\n])"(?:[^"]|"")*"/g

/** Takes a row's cells, trimmed, and the line it starts on (the header is line 1). */
export type RowVisitor = (cells: readonly string[], line: number) => void

/**
 * Streams a CSV file: UTF-8 with or without a byte order mark, any line ending, quotes,
 * delimiter `,` `;` or tab (the one the header line has most of). Lines without any text, but for
 * delimiters, are skipped.
 *
 * @param onHeader Takes the column names and returns what to do with each row.
 * @throws Failure `invalid-data` when the file is missing, empty, binary, not UTF-8, opens a
 *   quote it never closes, or names a column twice.
 */
export async function readCsv(
  path: string,
  onHeader: (columns: readonly string[], delimiter: string) => RowVisitor,
): Promise<void> {
  const delimiter = await detectDelimiter(path)
  let visit: RowVisitor | undefined
  // csv-parse's own count takes a CRLF inside quotes for two lines.
  let linesOfRows = 0
  const parser = parse({
    bom: true,
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    // Rows of another length and stray quotes are the reader's to report, not the parser's.
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    on_record(untrimmed: string[], context) {
      const line = linesOfRows + context.empty_lines + 1
      linesOfRows += untrimmed.reduce((lines, cell) => lines + countBreaks(cell), 1)
      const cells = untrimmed.map((cell) => cell.trim())
      if (cells.every((cell) => cell === '')) return null
      if (visit) visit(cells, line)
      else visit = onHeader(nameColumns(path, cells, line), delimiter)
      return null
    },
  })
  const bytes = createReadStream(path).on('error', (error) => parser.destroy(error))
  const text = utf8Guard(path).on('error', (error) => parser.destroy(error))
  bytes.pipe(text).pipe(parser)
  parser.resume()
  try {
    await finished(parser)
  } catch (error) {
    if (!(error instanceof CsvError) || error.code !== 'CSV_QUOTE_NOT_CLOSED') throw error
    const line = linesOfRows + parser.info.empty_lines + 1
    throw new Failure(
      'invalid-data',
      `${path}, line ${line}: expected every quoted cell to end with a quote. ` +
        'Received one that is never closed.',
      { cause: error },
    )
  } finally {
    bytes.destroy()
  }
  if (!visit) throw new Failure('invalid-data', `Expected a header line in ${path}. Received none.`)
}

async function detectDelimiter(path: string): Promise<string> {
  const head = await readHead(path)
  if (head.length === 0) {
    throw new Failure('invalid-data', `Expected a CSV file. Received an empty file: ${path}.`)
  }
  const lines = head
    .toString('utf8')
    .replace(QUOTED_CELL, 'quoted')
    .split(/[\r\n]/)
  const header = lines.find((line) => /[^\s,;]/.test(line)) ?? ''
  const occurrences = (delimiter: string) => header.split(delimiter).length
  return DELIMITERS.reduce((best, next) => (occurrences(next) > occurrences(best) ? next : best))
}

async function readHead(path: string): Promise<Buffer> {
  try {
    const file = await open(path)
    try {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(HEADER_BYTES), 0, HEADER_BYTES, 0)
      return buffer.subarray(0, bytesRead)
    } finally {
      await file.close()
    }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    const reason = code === 'ENOENT' ? 'no such file' : code === 'EISDIR' ? 'a folder' : code
    throw new Failure('invalid-data', `Expected a CSV file at ${path}. Received: ${reason}.`, {
      cause: error,
    })
  }
}

/** Passes bytes on as they are, as long as they are UTF-8 text. */
function utf8Guard(path: string): Transform {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let lines = 1
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

/** Column names; one without a name (pandas leaves the index so) is called by its position. */
function nameColumns(path: string, header: readonly string[], line: number): string[] {
  const columns = header.map((name, index) => (name === '' ? `unnamed_${index + 1}` : name))
  const seen = new Set<string>()
  for (const column of columns) {
    if (seen.has(column)) {
      throw new Failure(
        'invalid-data',
        `${path}, line ${line}: expected each column once. ` +
          `Received ${describeReceived(column)} twice.`,
      )
    }
    seen.add(column)
  }
  return columns
}
