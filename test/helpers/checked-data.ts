/** Made-up histories, read and split as a run does before it checks them. */

import type { Feature, Schema } from '../../shared/schema.ts'
import type { CheckedData } from '../../trainer/data/data-check.ts'
import { readDataset } from '../../trainer/data/dataset.ts'
import { splitRows } from '../../trainer/data/split.ts'
import { fitPreprocessing } from '../../trainer/preprocessing/fit.ts'
import { createRandom } from '../../trainer/random.ts'
import { csvOf } from './csv-of.ts'
import { schemaOf } from './schema-of.ts'
import { temporaryFile } from './temporary-file.ts'

interface MadeUpHistory {
  readonly rows: number
  /** Cells by column, `label` among them. */
  readonly cells: Parameters<typeof csvOf>[1]
  readonly features: readonly Feature[]
  readonly schema?: Partial<Schema>
}

/** Writes the history to a file and prepares it, a fifth of it for the test. */
export async function checkedData(history: MadeUpHistory): Promise<CheckedData> {
  const { rows, cells, features, schema: changes } = history
  const schema = { ...schemaOf(...features), ...changes }
  const dataset = await readDataset(temporaryFile(csvOf(rows, cells)), schema)
  const split = splitRows(dataset.labels, {
    testSize: 0.2,
    validationSize: 0.1,
    random: createRandom(1, 'split'),
    ids: dataset.ids,
    fixed: dataset.splits,
    times: dataset.times,
    groups: dataset.groups,
  })
  const preprocessing = fitPreprocessing(schema, dataset.customers, split.train)
  return { schema, dataset, split, preprocessing }
}
