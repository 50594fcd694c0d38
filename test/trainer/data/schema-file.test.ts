import { describe, expect, it } from 'vitest'
import { DEFAULT_SCHEMA } from '../../../shared/schema.ts'
import { readSchemaFile } from '../../../trainer/data/schema-file.ts'
import { expectFailure } from '../../helpers/expect-failure.ts'
import { temporaryFile } from '../../helpers/temporary-file.ts'

describe('readSchemaFile', () => {
  it('gives the default schema where no file is named', async () => {
    expect(await readSchemaFile(null)).toBe(DEFAULT_SCHEMA)
  })

  it.each([
    { written: 'plainly', text: JSON.stringify(DEFAULT_SCHEMA) },
    { written: 'with a byte order mark', text: `\uFEFF${JSON.stringify(DEFAULT_SCHEMA)}\r\n` },
  ])('reads a schema written $written', async ({ text }) => {
    expect(await readSchemaFile(temporaryFile(text))).toEqual(DEFAULT_SCHEMA)
  })

  it('lists all that is wrong with a schema', async () => {
    const path = temporaryFile('{"label":{"column":""},"features":[]}')

    await expectFailure(
      () => readSchemaFile(path),
      'invalid-schema',
      `${path} is not a schema:\n` +
        '  label.column: Expected a column name, received "".\n' +
        '  features: Expected at least one feature, received none.',
    )
  })

  it.each([
    { text: 'id,label\n', reason: 'Unexpected token \'i\', "id,label " is not valid JSON' },
    { text: '', reason: 'Unexpected end of JSON input' },
  ])('refuses the text "$text"', async ({ text, reason }) => {
    const path = temporaryFile(text)

    await expectFailure(
      () => readSchemaFile(path),
      'invalid-schema',
      `Expected a schema in ${path}. Received: ${reason}.`,
    )
  })

  it('refuses a file that is not there', async () => {
    await expectFailure(
      () => readSchemaFile('/nowhere.json'),
      'invalid-schema',
      'Expected a schema in /nowhere.json. ' +
        "Received: ENOENT: no such file or directory, open '/nowhere.json'.",
    )
  })
})
