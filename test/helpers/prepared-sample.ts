/** A made-up history, read and split as a run does before it tries settings. */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseCommand } from '../../trainer/command-line.ts'
import { writeSample } from '../../trainer/data/sample-file.ts'
import { TRAIN_FLAGS, type TrainOptions } from '../../trainer/options.ts'
import { type PreparedData, prepareData } from '../../trainer/prepare-data.ts'
import type { GivenOptions } from '../../trainer/tuning/recipe-options.ts'

/** What these flags ask for. */
export function givenOptions(...args: readonly string[]): GivenOptions {
  return parseCommand<TrainOptions>({ name: 'train', description: 'Learns.' }, TRAIN_FLAGS, args)
}

/** So many made-up customers, some of whose values are missing; three of four are learned from. */
export async function preparedSample(rows: number): Promise<PreparedData> {
  const folder = mkdtempSync(join(tmpdir(), 'presend-sample-'))
  try {
    const path = join(folder, 'sample.csv')
    await writeSample(path, { rows, seed: 1, missingRate: 0.05 })
    return await prepareData(givenOptions('--data_path', path).options)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** The same data, of which these rows have the other outcome. */
export function withOtherOutcomes(data: PreparedData, rows: Int32Array): PreparedData {
  const labels = data.dataset.labels.slice()
  for (const row of rows) labels[row] = 1 - labels[row]
  return { ...data, dataset: { ...data.dataset, labels } }
}
