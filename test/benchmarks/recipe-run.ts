/** A recipe through the real command, once: what it reached and what it would serve. */

import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runMeasured } from './measured-process.ts'
import type { Run } from './quality-figures.ts'
import type { DraftedFile } from './tabular-peers.ts'

export interface RecipeRun extends Run {
  /** Standard error of `rocAuc`. */
  readonly standardError: number
  readonly testRows: number
  /** Numbers in the served graph, the zeros of an ensemble's blocks counted. */
  readonly weights: number
}

export interface RecipeCall {
  readonly file: DraftedFile
  /** Of `pnpm train`. */
  readonly flags: readonly string[]
  readonly seed: number
}

/** What is read here of metrics.json. */
interface Metrics {
  readonly test_rows: number
  /** The model itself comes first. */
  readonly candidates: readonly {
    readonly roc_auc: Estimate | null
    readonly pr_auc: Estimate | null
    readonly log_loss: Estimate
    readonly expected_calibration_error: number
  }[]
}

interface Estimate {
  readonly value: number
  readonly standard_error: number
}

/** What is read here of the bundle's model.json. */
interface GraphModel {
  readonly weightsManifest: readonly {
    readonly weights: readonly { readonly shape: readonly number[] }[]
  }[]
}

const TRAIN = fileURLToPath(new URL('../../trainer/commands/train.ts', import.meta.url))

/**
 * Trains in a folder of its own, which is gone afterwards.
 *
 * @throws Error with what the command printed, when it fails.
 */
export async function runRecipe(
  { file, flags, seed }: RecipeCall,
  folder: string,
): Promise<RecipeRun> {
  const out = await mkdtemp(join(folder, 'run-'))
  try {
    const given = ['--data_path', file.history, '--schema', file.schema, '--seed', String(seed)]
    const args = [TRAIN, ...given, '--quiet', ...flags]
    const { seconds } = await runMeasured(process.execPath, args, { folder: out })
    const metrics = await readFile(join(out, 'outputs/metrics.json'), 'utf8')
    const graph = await readFile(join(out, 'models/edge/model.json'), 'utf8')
    // Both as `pnpm train` has just written them.
    return {
      ...readFigures(JSON.parse(metrics) as Metrics),
      seconds,
      weights: countWeights(JSON.parse(graph) as GraphModel),
    }
  } finally {
    await rm(out, { recursive: true })
  }
}

/** An AUC that does not exist, since the test rows are all of one class, is NaN. */
function readFigures({
  test_rows: testRows,
  candidates: [model],
}: Metrics): Omit<RecipeRun, 'seconds' | 'weights'> {
  return {
    rocAuc: model.roc_auc?.value ?? Number.NaN,
    standardError: model.roc_auc?.standard_error ?? Number.NaN,
    prAuc: model.pr_auc?.value ?? Number.NaN,
    logLoss: model.log_loss.value,
    calibrationError: model.expected_calibration_error,
    testRows,
  }
}

function countWeights({ weightsManifest }: GraphModel): number {
  return weightsManifest
    .flatMap(({ weights }) => weights)
    .reduce((sum, { shape }) => sum + shape.reduce((product, size) => product * size, 1), 0)
}
