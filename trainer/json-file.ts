/** JSON from disk, and what to say where it is none. */

import { readFile } from 'node:fs/promises'
import { Failure, type FailureCode } from '../shared/failure.ts'

/** What a file should hold, in a word, and the failure it is where it does not. */
interface Wanted {
  readonly expected: string
  readonly code: FailureCode
}

/** @throws Failure of the given code for a file that cannot be read, or is not JSON. */
export async function readJsonFile(path: string, wanted: Wanted): Promise<unknown> {
  return parseJson(await readTextFile(path, wanted), path, wanted)
}

/** @throws Failure of the given code for a file that cannot be read. */
export async function readTextFile(path: string, wanted: Wanted): Promise<string> {
  return await readFile(path, 'utf8').catch((error) => {
    throw failure(path, wanted, error)
  })
}

/** @throws Failure of the given code for a text that is not JSON. */
export function parseJson(text: string, path: string, wanted: Wanted): unknown {
  try {
    // Windows editors start a file with a byte order mark, which JSON does not know.
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    throw failure(path, wanted, error)
  }
}

function failure(path: string, { expected, code }: Wanted, cause: unknown): Failure {
  const reason = cause instanceof Error ? cause.message : String(cause)
  // JSON.parse quotes the text, line breaks and all.
  const received = reason.replaceAll(/\s+/g, ' ')
  return new Failure(code, `Expected ${expected} in ${path}. Received: ${received}.`, { cause })
}
