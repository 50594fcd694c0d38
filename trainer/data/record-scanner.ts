/** Finds the rows of a plain CSV file: one look at each byte, and no text made of any cell. */

import { type ByteRecord, createByteRecord, growByteRecord } from './byte-record.ts'
import { openTextWindow } from './text-window.ts'

/** Where reading must go on, at the start of a record. */
export interface ReadingPosition {
  /** In bytes from the start of the file. */
  readonly offset: number
  readonly line: number
}

const [TAB, LF, CR, SPACE, QUOTE] = [9, 10, 13, 32, 34]

const BYTE_ORDER_MARK = Buffer.from('\uFEFF')

/** Stand for the end of a record that is not in sight, or has text behind a closing quote. */
const [INCOMPLETE, ODD] = [-1, -2]

export interface ScanOptions {
  /** One ASCII character. */
  readonly delimiter: string
  /** How much of the file is in memory, while no record is longer. */
  readonly windowBytes?: number | undefined
}

/** What a record's quotes enclose, beside plain text. */
interface QuotedCells {
  /** Cells with doubled quotes. */
  readonly withPairs: number[]
  lineBreaks: number
}

/**
 * Hands over each record, up to one that RFC 4180 does not know (text behind a closing quote, a
 * quote that is never closed), one too long for memory, or bytes that are no UTF-8 text.
 *
 * @param visit Takes a record. Its cells are trimmed; the next record takes its place.
 * @returns Where that record starts; null where all of the file was read.
 */
export function scanRecords(
  path: string,
  { delimiter, windowBytes }: ScanOptions,
  visit: (record: ByteRecord) => void,
): ReadingPosition | null {
  const window = openTextWindow(path, windowBytes)
  const record = createByteRecord(window.bytes)
  const quoted: QuotedCells = { withPairs: [], lineBreaks: 0 }
  const delimiterByte = delimiter.charCodeAt(0)
  let at = 0
  let line = 1
  try {
    while (window.advance(at)) {
      const { bytes, end, offset } = window
      record.bytes = bytes
      at = offset === 0 ? startOfText(bytes.subarray(0, end)) : 0
      for (;;) {
        const next = findCells(record, quoted, { at, end, delimiter: delimiterByte })
        if (next === INCOMPLETE) break
        if (next === ODD) return { offset: offset + at, line }
        for (const cell of quoted.withPairs) undouble(record, cell)
        for (let cell = 0; cell < record.cells; cell++) trim(record, cell)
        record.line = line
        visit(record)
        line += 1 + quoted.lineBreaks
        at = next
      }
    }
    return window.hasMore() ? { offset: window.offset, line } : null
  } finally {
    window.close()
  }
}

/** Behind the byte order mark, if there is one. */
function startOfText(bytes: Buffer): number {
  const { length } = BYTE_ORDER_MARK
  return bytes.subarray(0, length).equals(BYTE_ORDER_MARK) ? length : 0
}

/**
 * Finds the cells of the record that starts at a position.
 *
 * @returns Where the next record starts, or `INCOMPLETE` or `ODD`.
 */
function findCells(
  record: ByteRecord,
  quoted: QuotedCells,
  { at, end, delimiter }: { at: number; end: number; delimiter: number },
): number {
  const { bytes } = record
  let cells = 0
  quoted.withPairs.length = 0
  quoted.lineBreaks = 0
  for (;;) {
    if (cells === record.starts.length) growByteRecord(record)
    // A quote opens a cell only as its first byte; elsewhere it is a letter like others.
    const isQuoted = at < end && bytes[at] === QUOTE
    if (isQuoted) at++
    record.starts[cells] = at
    if (isQuoted) {
      const close = findClosingQuote(bytes, { at, end, cell: cells, quoted })
      if (close === INCOMPLETE) return INCOMPLETE
      record.ends[cells] = close
      at = close + 1
    } else {
      while (at < end && bytes[at] !== delimiter && bytes[at] !== LF && bytes[at] !== CR) at++
      record.ends[cells] = at
    }
    if (at >= end) return INCOMPLETE
    cells++
    const byte = bytes[at++]
    if (byte === delimiter) continue
    record.cells = cells
    if (byte === LF) return at
    if (byte !== CR) return ODD
    if (at >= end) return INCOMPLETE
    return bytes[at] === LF ? at + 1 : at
  }
}

/** Finds the quote that no other follows. */
function findClosingQuote(
  bytes: Buffer,
  { at, end, cell, quoted }: { at: number; end: number; cell: number; quoted: QuotedCells },
): number {
  let hasPairs = false
  for (; at < end; at++) {
    const byte = bytes[at]
    if (byte === QUOTE) {
      if (bytes[at + 1] !== QUOTE) {
        if (hasPairs) quoted.withPairs.push(cell)
        return at
      }
      hasPairs = true
      at++
    } else if (byte === CR || (byte === LF && bytes[at - 1] !== CR)) {
      quoted.lineBreaks++
    }
  }
  return INCOMPLETE
}

/** Makes one quote of each two, in place: nothing else reads these bytes. */
function undouble({ bytes, starts, ends }: ByteRecord, cell: number): void {
  let to = starts[cell]
  for (let from = to; from < ends[cell]; from++) {
    bytes[to++] = bytes[from]
    if (bytes[from] === QUOTE) from++
  }
  ends[cell] = to
}

/** Narrows a cell to what `String.trim` leaves of it. */
function trim({ bytes, starts, ends }: ByteRecord, cell: number): void {
  let start = starts[cell]
  let end = ends[cell]
  while (start < end && isSpace(bytes[start])) start++
  while (start < end && isSpace(bytes[end - 1])) end--
  if (start < end && (bytes[start] >= 0x80 || bytes[end - 1] >= 0x80)) {
    const text = bytes.toString('utf8', start, end)
    end -= Buffer.byteLength(text) - Buffer.byteLength(text.trimEnd())
    start += Buffer.byteLength(text) - Buffer.byteLength(text.trimStart())
    // Nothing but space: both ends met it.
    if (start > end) start = end
  }
  starts[cell] = start
  ends[cell] = end
}

/** The ASCII characters that `String.trim` takes for space. */
function isSpace(byte: number): boolean {
  return byte === SPACE || (byte >= TAB && byte <= CR)
}
