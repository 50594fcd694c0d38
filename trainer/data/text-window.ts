/** The part of a text file that is in memory: it moves forward, and grows for a long record. */

import { isUtf8 } from 'node:buffer'
import { closeSync, openSync, readSync } from 'node:fs'

const WINDOW_BYTES = 1 << 20

/** A window that grew so many times larger without a whole record grows no more. */
const LARGEST_GROWTH = 16

const LF = 10

export interface TextWindow {
  /** What is in memory of the file. */
  readonly bytes: Buffer
  /** Up to here, `bytes` is known to be text. The file's last line always ends with a line feed. */
  readonly end: number
  /** Position in the file of the first of `bytes`. */
  readonly offset: number
  /**
   * Drops what lies before a position in `bytes`, then reads on.
   *
   * @returns False where there is no more, where what follows is no text (not UTF-8, or with a
   *   zero byte), or where the window would grow too large.
   */
  advance(from: number): boolean
  /** Whether the file goes on behind `offset`. */
  hasMore(): boolean
  close(): void
}

/**
 * Opens a file at its start. The window is empty until it advances.
 *
 * @param windowBytes How large it is at first.
 */
export function openTextWindow(path: string, windowBytes = WINDOW_BYTES): TextWindow {
  const file = openSync(path, 'r')
  // One byte more, for the line feed that the last line may lack.
  let bytes = Buffer.allocUnsafe(windowBytes + 1)
  let [read, end, offset, isWhole] = [0, 0, 0, false]

  function drop(from: number): void {
    bytes.copyWithin(0, from, read)
    read -= from
    end -= from
    offset += from
  }

  function readOn(): void {
    if (read === bytes.length - 1) {
      const larger = Buffer.allocUnsafe(2 * read + 1)
      bytes.copy(larger)
      bytes = larger
    }
    const count = readSync(file, bytes, read, bytes.length - 1 - read, null)
    read += count
    isWhole = count === 0
    if (isWhole && read > 0 && bytes[read - 1] !== LF) bytes[read++] = LF
  }

  return {
    get bytes() {
      return bytes
    },
    get end() {
      return end
    },
    get offset() {
      return offset
    },
    advance(from) {
      drop(from)
      if (isWhole || read >= LARGEST_GROWTH * windowBytes) return false
      readOn()
      // Behind the last ASCII byte a character may be cut off.
      let whole = read
      while (!isWhole && whole > end && bytes[whole - 1] >= 0x80) whole--
      const text = bytes.subarray(end, whole)
      if (text.includes(0) || !isUtf8(text)) return false
      end = whole
      return true
    },
    hasMore: () => read > 0 || !isWhole,
    close: () => closeSync(file),
  }
}
