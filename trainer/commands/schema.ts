/** `pnpm schema FILE`: drafts a schema for any campaign history. */

import { Failure } from '../../shared/failure.ts'
import { type Flag, parseCommand } from '../command-line.ts'
import { profileFile } from '../data/column-profile.ts'
import { type DraftHints, draftSchema } from '../data/draft-schema.ts'
import { createStaging } from '../staging.ts'
import { runCommand } from './run-command.ts'

interface SchemaOptions extends DraftHints {
  readonly out: string | null
}

const FLAGS: readonly Flag[] = [
  {
    flags: '--out <file>',
    description: 'where to write the schema; without it, it is printed',
    fallback: null,
  },
  { flags: '--label <column>', description: 'the column to predict', fallback: null },
  {
    flags: '--positive <cell>',
    description: 'the cell of the label column that means "converted"',
    fallback: null,
  },
  { flags: '--id <column>', description: 'the column that identifies a customer', fallback: null },
]

await runCommand(async () => {
  const { options, argument } = parseCommand<SchemaOptions>(
    {
      name: 'schema',
      description: 'Drafts a schema (JSON) for a campaign history, to read, mend and train with.',
      argument: { name: '<file>', description: 'the campaign history: CSV' },
    },
    FLAGS,
    process.argv.slice(2),
  )
  const path = argument ?? '' // commander insists on it
  const profile = await profileFile(path)
  if (profile.columns[0].rows === 0) {
    throw new Failure('invalid-data', `Expected rows below the header of ${path}. Received none.`)
  }
  const { schema, notes } = draftSchema(profile, options)
  if (schema.features.length === 0) {
    throw new Failure('invalid-data', `Expected a column to learn from in ${path}. Received none.`)
  }
  const json = `${JSON.stringify(schema, null, 2)}\n`
  const width = Math.max(...notes.map(({ column }) => column.length))
  for (const { column, use } of notes) console.error(`${column.padEnd(width)}  ${use}`)
  if (options.out === null) {
    process.stdout.write(json)
    return
  }
  const staging = createStaging()
  try {
    await staging.file(options.out, json)
    await staging.publish()
  } finally {
    await staging.discard()
  }
  console.error(
    `\nWrote ${options.out}. Next: pnpm train --data_path ${path} --schema ${options.out}`,
  )
})
