/** Kept runs: a folder each, with the options and the figures of the run. */

import { readdir, stat } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import * as v from 'valibot'
import { Failure } from '../../shared/failure.ts'
import type { Evaluation } from '../evaluation/evaluation.ts'
import { readJsonFile, readTextFile } from '../json-file.ts'
import type { TrainOptions } from '../options.ts'
import { type ComparedMetrics, readMetricsJson, toMetricsJson } from '../report/metrics-json.ts'
import { OPTIONS_FORMAT, type OptionValue, toOptionsJson } from './options-json.ts'

/** The files of a run's folder, by what they hold. */
const RUN_FILES = { options: 'options.json', metrics: 'metrics.json' } as const

export interface KeptRun {
  readonly name: string
  /** By flag name; a run of another version may have other flags. */
  readonly options: Readonly<Record<string, OptionValue>>
  readonly metrics: ComparedMetrics
}

/** What a run leaves in its folder, by name of the file. */
export function encodeRun(options: TrainOptions, figures: Evaluation): Record<string, string> {
  return {
    [RUN_FILES.options]: toOptionsJson(options),
    [RUN_FILES.metrics]: toMetricsJson(figures),
  }
}

/** @throws Failure `invalid-data` when a file of the run is missing, damaged or too new. */
export async function readRun(folder: string): Promise<KeptRun> {
  const [optionsPath, metricsPath] = [RUN_FILES.options, RUN_FILES.metrics].map((file) =>
    join(folder, file),
  )
  const options = await readJsonFile(optionsPath, { expected: 'options', code: 'invalid-data' })
  const metrics = await readTextFile(metricsPath, { expected: 'figures', code: 'invalid-data' })
  return {
    name: basename(resolve(folder)),
    options: readOptions(options, optionsPath),
    metrics: readMetricsJson(metrics, metricsPath),
  }
}

/**
 * Folders of runs.
 *
 * @param names Of folders, or of runs in `runsFolder`.
 * @throws Failure `invalid-usage` for a name that is neither.
 */
export async function findRuns(names: readonly string[], runsFolder: string): Promise<string[]> {
  const folders: string[] = []
  for (const name of names) {
    const places = [name, join(runsFolder, name)]
    const found = await firstRun(places)
    if (found === null) {
      throw new Failure(
        'invalid-usage',
        `Expected the folder of a run, with ${RUN_FILES.metrics} in it, or the name of one in ` +
          `${runsFolder}. Received ${name}.`,
      )
    }
    folders.push(found)
  }
  return folders
}

/**
 * Folders of the newest runs, the oldest of them first.
 *
 * @param count At most so many, by name: names start with the time.
 * @throws Failure `invalid-usage` where there is no run.
 */
export async function findNewestRuns(runsFolder: string, count: number): Promise<string[]> {
  const names = await readdir(runsFolder).catch(() => [])
  const newest: string[] = []
  for (const name of names.sort().reverse()) {
    const folder = join(runsFolder, name)
    if (newest.length < count && (await isRun(folder))) newest.unshift(folder)
  }
  if (newest.length > 0) return newest
  throw new Failure(
    'invalid-usage',
    `Expected runs in ${runsFolder}. Received none: "pnpm train" leaves one there.`,
  )
}

async function firstRun(folders: readonly string[]): Promise<string | null> {
  for (const folder of folders) if (await isRun(folder)) return folder
  return null
}

async function isRun(folder: string): Promise<boolean> {
  const file = await stat(join(folder, RUN_FILES.metrics)).catch(() => null)
  return file?.isFile() ?? false
}

const optionsDocument = v.objectWithRest(
  { format: v.literal(OPTIONS_FORMAT) },
  v.nullable(v.union([v.string(), v.number(), v.boolean()])),
)

function readOptions(document: unknown, path: string): Record<string, OptionValue> {
  const result = v.safeParse(optionsDocument, document)
  if (!result.success) {
    const [issue] = result.issues
    const where = v.getDotPath(issue) ?? 'the whole file'
    throw new Failure('invalid-data', `${path}, ${where}: ${issue.message}.`)
  }
  const { format, ...options } = result.output
  return options
}
