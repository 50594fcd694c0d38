/** A schema from disk. */

import { readFile } from 'node:fs/promises'
import { Failure } from '../../shared/failure.ts'
import { DEFAULT_SCHEMA, parseSchema, type Schema } from '../../shared/schema.ts'

/**
 * Reads a schema file, or gives the default schema.
 *
 * @throws Failure `invalid-schema`, listing what is wrong with it.
 */
export async function readSchemaFile(path: string | null): Promise<Schema> {
  if (path === null) return DEFAULT_SCHEMA
  const reading = parseSchema(await readJson(path))
  if (reading.ok) return reading.schema
  throw new Failure('invalid-schema', [`${path} is not a schema:`, ...reading.issues].join('\n  '))
}

async function readJson(path: string): Promise<unknown> {
  try {
    const text = await readFile(path, 'utf8')
    // Windows editors start a file with a byte order mark, which JSON does not know.
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    // JSON.parse quotes the text, line breaks and all.
    const received = reason.replaceAll(/\s+/g, ' ')
    throw new Failure('invalid-schema', `Expected a schema in ${path}. Received: ${received}.`, {
      cause: error,
    })
  }
}
