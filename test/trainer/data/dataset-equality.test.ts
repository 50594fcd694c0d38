import { writeFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Failure } from '../../../shared/failure.ts'
import { readDataset } from '../../../trainer/data/dataset.ts'
import { anySchema, oddHistory } from '../../helpers/odd-histories.ts'
import { plainly, readByRules } from '../../helpers/read-by-rules.ts'
import { temporaryFile } from '../../helpers/temporary-file.ts'

describe('readDataset, beside csv-parse and readCustomer', () => {
  it('reads the same rows, dictionaries, ids and bad rows, whatever the cells and the schema', async () => {
    const path = temporaryFile()
    const messageOf = (error: unknown) => (error instanceof Failure ? error.message : error)
    await fc.assert(
      fc.asyncProperty(oddHistory, anySchema, async (text, schema) => {
        writeFileSync(path, text)

        expect(await readDataset(path, schema).then(plainly, messageOf)).toEqual(
          await readByRules(path, schema).catch(messageOf),
        )
      }),
      { numRuns: 1000 },
    )
  })
})
