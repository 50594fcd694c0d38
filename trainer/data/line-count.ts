/** How many lines a file has: no fewer than rows, so that columns can be made in their size. */

import { closeSync, openSync, readSync } from 'node:fs'

const BLOCK_BYTES = 1 << 18

const [LF, CR] = [10, 13]

/** Counts lines of any ending, the last with or without. */
export function countLines(path: string): number {
  const file = openSync(path, 'r')
  const buffer = Buffer.allocUnsafe(BLOCK_BYTES)
  let lines = 1
  let endsInReturn = false
  try {
    for (;;) {
      const block = buffer.subarray(0, readSync(file, buffer))
      if (block.length === 0) return lines
      lines += countBreaks(block)
      if (endsInReturn && block[0] === LF) lines--
      endsInReturn = block.at(-1) === CR
    }
  } finally {
    closeSync(file)
  }
}

function countBreaks(block: Buffer): number {
  let breaks = 0
  for (let at = block.indexOf(LF); at >= 0; at = block.indexOf(LF, at + 1)) breaks++
  for (let at = block.indexOf(CR); at >= 0; at = block.indexOf(CR, at + 1)) {
    if (block[at + 1] !== LF) breaks++
  }
  return breaks
}
