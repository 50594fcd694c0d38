/** The facts of a run: what the model card says beside the figures. */

import { spellTimeRange } from '../data/time-column.ts'
import type { RunFacts } from '../evaluation/evaluation.ts'
import { describeLibraries } from '../libraries.ts'
import type { TrainOptions } from '../options.ts'
import type { PreparedData } from '../prepare-data.ts'
import type { RunParts } from '../run-parts.ts'
import { describeOptions } from '../runs/options-json.ts'

/** All but when the run ended, and the version of the bundle that says so. */
export async function describeRun(
  { data, model, tuned }: RunParts,
  options: TrainOptions,
): Promise<Omit<RunFacts, 'trainedAt' | 'version'>> {
  const { schema, split } = data
  return {
    dataPath: options.data_path,
    rows: {
      train: split.train.length,
      validation: tuned.learnsAll ? 0 : split.validation.length,
      test: split.test.length,
    },
    split: describeSplit(data, options),
    times: describeTimes(data, options),
    features: schema.features.map(({ name }) => name),
    auditedColumns: schema.features.filter(({ role }) => role === 'audit').map(({ name }) => name),
    network: [model.member.inputs, ...model.member.hidden, 1].join('-'),
    seed: options.seed,
    options: describeOptions(options),
    libraries: await describeLibraries(options.engine),
  }
}

function describeSplit({ schema }: PreparedData, options: TrainOptions): RunFacts['split'] {
  if (schema.split !== null) return 'column'
  if (options.time_column !== null) return 'time'
  return options.group_column === null ? 'random' : 'groups'
}

function describeTimes(
  { dataset, split }: PreparedData,
  { time_column: column }: TrainOptions,
): RunFacts['times'] {
  const { times, timeKind } = dataset
  if (column === null || times === null || timeKind === null) return null
  const spelled = { times, timeKind }
  return {
    column,
    train: spellTimeRange(spelled, split.train),
    test: spellTimeRange(spelled, split.test),
  }
}
