/** A schema from disk. */

import { Failure } from '../../shared/failure.ts'
import { DEFAULT_SCHEMA, parseSchema, type Schema } from '../../shared/schema.ts'
import { readJsonFile } from '../json-file.ts'

/**
 * Reads a schema file, or gives the default schema.
 *
 * @throws Failure `invalid-schema`, listing what is wrong with it.
 */
export async function readSchemaFile(path: string | null): Promise<Schema> {
  if (path === null) return DEFAULT_SCHEMA
  const reading = parseSchema(
    await readJsonFile(path, { expected: 'a schema', code: 'invalid-schema' }),
  )
  if (reading.ok) return reading.schema
  throw new Failure('invalid-schema', [`${path} is not a schema:`, ...reading.issues].join('\n  '))
}
