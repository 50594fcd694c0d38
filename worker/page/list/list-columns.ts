/** Which columns of a list the model takes, and whether those that it needs are there. */

import { OBJECTED } from '../../../shared/objection.ts'
import type { Schema } from '../../../shared/schema.ts'
import { RefusedList } from './refusal.ts'

export interface ListColumns {
  /** How many cells each row must have. */
  readonly width: number
  /** Positions of the features that the list has, by name. */
  readonly features: ReadonlyMap<string, number>
  /** Features that the list lacks and customers may lack: they count as missing for everybody. */
  readonly lacking: readonly string[]
  /** Where the column `objected` is; null: nobody objected. */
  readonly objected: number | null
}

/**
 * Names are compared as in training: without the space around them, letter by letter.
 *
 * @throws RefusedList `lacking_columns` or `repeated_columns`. Of columns that are not sent any
 *   number may have the same name.
 */
export function findColumns(
  { features }: Pick<Schema, 'features'>,
  header: readonly string[],
): ListColumns {
  const names = header.map((name) => name.trim())
  const wanted = new Set([...features.map(({ name }) => name), OBJECTED])
  const repeated = names.filter((name, at) => wanted.has(name) && names.indexOf(name) < at)
  if (repeated.length > 0) {
    throw new RefusedList({ kind: 'repeated_columns', columns: [...new Set(repeated)] })
  }
  const absent = features.filter(({ name }) => !names.includes(name))
  const needed = absent.filter(({ missing }) => !missing)
  if (needed.length > 0) {
    const lacking = needed.map(({ name }) => name)
    throw new RefusedList({ kind: 'lacking_columns', lacking, received: names })
  }
  const present = features.filter(({ name }) => names.includes(name))
  return {
    width: header.length,
    features: new Map(present.map(({ name }) => [name, names.indexOf(name)])),
    lacking: absent.map(({ name }) => name),
    objected: names.includes(OBJECTED) ? names.indexOf(OBJECTED) : null,
  }
}
