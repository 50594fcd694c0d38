/**
 * `pnpm test:real`: drafts a schema for each real campaign history and trains on it, as a user
 * would, and holds the test metrics against the best of the reference figures in the folder's
 * README, the report and the figures in the bundle against metrics.json and, where Python has it,
 * scikit-learn, and every customer's reasons against her score.
 */

import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'
import { findFaults, hasScikitLearn } from '../helpers/checked-run.ts'
import { findReasonFaults } from '../helpers/explained-history.ts'
import { findKeptFaults } from '../helpers/kept-figures-faults.ts'
import {
  calibrationErrorLimit,
  type FileReferences,
  logLossTolerance,
  readReferences,
} from '../helpers/reference-figures.ts'

const FOLDER = process.env.PRESEND_REAL_DATA ?? '../shared/data'

/** One seed may be luck; `pnpm bench quality` takes five. */
const SEEDS = [1, 2]

/** In most files a send is worth that to some customers, and to others not. */
const MONEY = ['--cost_per_send', '1', '--value_per_conversion', '30']

const run = promisify(execFile)

/** What is read here of metrics.json; the network is the first candidate. */
interface Metrics {
  readonly test_rows: number
  readonly candidates: readonly {
    readonly roc_auc: { readonly value: number } | null
    readonly log_loss: { readonly value: number }
    readonly expected_calibration_error: number
  }[]
}

/** Test figures of a network from each seed, and what is wrong with what the runs left. */
async function trainOn(
  path: string,
): Promise<{ readonly metrics: Metrics[]; readonly faults: string[] }> {
  const out = await mkdtemp(join(tmpdir(), 'presend-real-'))
  const inOut = (name: string) => join(out, name)
  try {
    await run('node', ['trainer/commands/schema.ts', path, '--out', inOut('schema.json')])
    const metrics: Metrics[] = []
    const faults: string[] = []
    const files = {
      report: inOut('report.html'),
      metrics: inOut('metrics.json'),
      predictions: inOut('predictions.csv'),
    }
    for (const seed of SEEDS) {
      await run('node', [
        ...['trainer/commands/train.ts', '--data_path', path, '--schema', inOut('schema.json')],
        ...['--edge_out', inOut('edge'), '--model_out', inOut('model.keras'), '--quiet'],
        ...['--metrics_out', inOut('metrics.csv'), '--history_out', inOut('history.png')],
        ...['--report_out', files.report, '--figures_out', files.metrics],
        ...['--predictions_out', files.predictions, '--plots_out', inOut('plots')],
        ...['--runs_out', inOut('runs'), '--seed', String(seed), ...MONEY],
      ])
      metrics.push(JSON.parse(await readFile(files.metrics, 'utf8')) as Metrics)
      faults.push(...(await findFaults(files)))
      faults.push(...(await findKeptFaults(inOut('edge'), files.metrics)))
    }
    faults.push(...(await findReasonFaults(inOut('edge'), path)))
    return { metrics, faults }
  } finally {
    await rm(out, { recursive: true })
  }
}

/** @returns Whether the figures are no worse than the reference allows. */
async function check(file: string, references: FileReferences | undefined): Promise<boolean> {
  const { metrics, faults } = await trainOn(join(FOLDER, file))
  for (const fault of faults) console.log(`FAULT ${file}: ${fault}`)
  const networks = metrics.map(({ candidates: [network] }) => network)
  const rocAuc = meanOf(networks.map(({ roc_auc }) => roc_auc?.value ?? Number.NaN))
  const logLoss = meanOf(networks.map(({ log_loss }) => log_loss.value))
  const calibrationError = meanOf(networks.map((network) => network.expected_calibration_error))
  const figures =
    `ROC AUC ${rocAuc.toFixed(4)}, log loss ${logLoss.toFixed(4)}, ` +
    `calibration error ${calibrationError.toFixed(4)}`
  if (!references || Number.isNaN(rocAuc)) {
    console.log(`ok    ${file}: ${figures} (no reference)`)
    return faults.length === 0
  }
  const [{ test_rows: testRows }] = metrics
  const best = {
    rocAuc: Math.max(...references.models.map((model) => model.rocAuc)),
    logLoss: Math.min(...references.models.map((model) => model.logLoss)),
  }
  const isGood =
    rocAuc >= best.rocAuc - references.standardError &&
    logLoss <= best.logLoss + logLossTolerance(testRows) &&
    calibrationError <= calibrationErrorLimit(testRows)
  console.log(
    `${isGood ? 'ok   ' : 'WORSE'} ${file}: ${figures} ` +
      `(best reference ${best.rocAuc} +- ${references.standardError}, ${best.logLoss})`,
  )
  return isGood && faults.length === 0
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

if (existsSync(FOLDER)) {
  const references = await readReferences(FOLDER)
  // Whose own folder has no figures is told so, file by file; ours must have them.
  if (references.size === 0 && process.env.PRESEND_REAL_DATA === undefined) {
    throw new Error(`Expected a table of reference figures in ${join(FOLDER, 'README.md')}.`)
  }
  if (!hasScikitLearn()) console.log('No scikit-learn: figures are not compared with it.')
  const files = (await readdir(FOLDER)).filter((file) => file.endsWith('.csv'))
  const verdicts: boolean[] = []
  for (const file of files) verdicts.push(await check(file, references.get(basename(file))))
  if (verdicts.includes(false)) process.exitCode = 1
} else {
  console.log(`No real campaign data in ${FOLDER}: nothing to check (set PRESEND_REAL_DATA).`)
}
