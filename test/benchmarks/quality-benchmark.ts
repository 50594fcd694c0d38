/** `pnpm bench quality`: recipes of `pnpm train` on real campaign histories, against references. */

import { execFile } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { Failure } from '../../shared/failure.ts'
import type { Schema } from '../../shared/schema.ts'
import { hasScikitLearn } from '../helpers/checked-run.ts'
import { readReferences } from '../helpers/reference-figures.ts'
import { PYTHON } from './python.ts'
import type { Entrant, FileResult } from './quality-figures.ts'
import { describeEntrant } from './quality-table.ts'
import { type RecipeRun, runRecipe } from './recipe-run.ts'
import type { Recipe } from './recipes.ts'
import { type DraftedFile, runTabularPeers } from './tabular-peers.ts'

export interface QualityBenchmarkOptions {
  /** Of CSVs with a split column and, where there are any, reference figures. */
  readonly dataFolder: string
  /** Names in that folder; null: all. */
  readonly files: readonly string[] | null
  readonly recipes: readonly Recipe[]
  /** How many, from 1 on. */
  readonly seeds: number
}

const SCHEMA = fileURLToPath(new URL('../../trainer/commands/schema.ts', import.meta.url))

/**
 * Trains every recipe on every file with each seed, one after another, and the peers in Python.
 *
 * @param folder For the schemas and for what the runs leave.
 * @throws Failure `invalid-usage` when there is no file to train on.
 */
export async function benchmarkQuality(
  options: QualityBenchmarkOptions,
  folder: string,
  print: (line: string) => void,
): Promise<FileResult[]> {
  const references = await readReferences(options.dataFolder)
  const files = await draftFiles(options, folder, print)
  const hasPeers = hasScikitLearn()
  if (!hasPeers) print(`Peers in Python: skipped (no scikit-learn and pandas in ${PYTHON})`)
  const results: FileResult[] = []
  for (const file of files) {
    const announce = (entrant: Entrant) => print(`${file.name}  ${describeEntrant(entrant)}`)
    const ours = await trainRecipes(file, options, folder, announce)
    const peers = hasPeers ? await runPeers(file, options, folder, print) : []
    for (const peer of peers) announce(peer)
    results.push({ file: file.name, ...ours, peers, readme: references.get(file.name) ?? null })
  }
  return results
}

async function trainRecipes(
  file: DraftedFile,
  { recipes, seeds }: QualityBenchmarkOptions,
  folder: string,
  announce: (entrant: Entrant) => void,
): Promise<Pick<FileResult, 'testRows' | 'standardError' | 'recipes'>> {
  const entrants: Entrant[] = []
  const runs: RecipeRun[] = []
  for (const { name, flags } of recipes) {
    const own: RecipeRun[] = []
    for (let seed = 1; seed <= seeds; seed++) {
      own.push(await runRecipe({ file, flags, seed }, folder))
    }
    const entrant = { name, runs: own, weights: Math.max(...own.map(({ weights }) => weights)) }
    announce(entrant)
    entrants.push(entrant)
    runs.push(...own)
  }
  // Test rows are the same for all; the standard error hardly depends on the model.
  const [{ testRows, standardError }] = runs
  return { testRows, standardError, recipes: entrants }
}

async function runPeers(
  file: DraftedFile,
  { seeds }: QualityBenchmarkOptions,
  folder: string,
  print: (line: string) => void,
): Promise<Entrant[]> {
  const { entrants, missing } = await runTabularPeers(file, { seeds, folder })
  for (const reason of missing) print(`${file.name}  skipped (${reason})`)
  return entrants
}

/** Drafts a schema for each file, and keeps the files whose schema has a split column. */
async function draftFiles(
  { dataFolder, files }: QualityBenchmarkOptions,
  folder: string,
  print: (line: string) => void,
): Promise<DraftedFile[]> {
  const drafted: DraftedFile[] = []
  for (const name of files ?? (await listHistories(dataFolder))) {
    const history = resolve(dataFolder, name)
    const schema = join(folder, `${basename(name)}.schema.json`)
    const reason = await draftSchema(history, schema)
    if (reason === null) drafted.push({ name, history, schema })
    else print(`${name}: skipped (${reason})`)
  }
  if (drafted.length > 0) return drafted
  throw new Failure(
    'invalid-usage',
    'Expected a CSV with a split column in the folder of real data (PRESEND_REAL_DATA). ' +
      `Received ${dataFolder}, which has none.`,
  )
}

/** @returns Why the file is of no use here; null when it is. */
async function draftSchema(history: string, out: string): Promise<string | null> {
  const failed = await promisify(execFile)(process.execPath, [SCHEMA, history, '--out', out]).then(
    () => null,
    ({ stderr }: { readonly stderr: string }) => stderr.trim(),
  )
  if (failed !== null) return failed
  const { split } = JSON.parse(await readFile(out, 'utf8')) as Schema // drafted above
  return split === null ? 'no split column' : null
}

/** @returns None where there is no such folder. */
async function listHistories(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => [])
  return names.filter((name) => name.endsWith('.csv')).sort()
}
