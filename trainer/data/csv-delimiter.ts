/** Which character separates the cells of a CSV file. */

import { open } from 'node:fs/promises'
import { findDelimiter } from '../../shared/csv-delimiter.ts'
import { Failure } from '../../shared/failure.ts'

/** Long enough to hold any header line. */
const HEADER_BYTES = 64 * 1024

/**
 * The delimiter that the header line has most of: `,` `;` tab or `|`.
 *
 * @throws Failure `invalid-data` when the file cannot be read or is empty.
 */
export async function detectDelimiter(path: string): Promise<string> {
  const head = await readHead(path)
  if (head.length === 0) {
    throw new Failure('invalid-data', `Expected a CSV file. Received an empty file: ${path}.`)
  }
  return findDelimiter(head.toString('utf8'))
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
