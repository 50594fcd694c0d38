/**
 * `pnpm bench WHAT`: measures Presend against what else there is on this machine.
 *
 * Peers in Python run where PRESEND_PYTHON (or python3) has their packages; others are skipped.
 */

import { mkdtempSync, rmSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describeReceived } from '../../shared/customer-record.ts'
import { Failure } from '../../shared/failure.ts'
import { parseCommand } from '../../trainer/command-line.ts'
import { runCommand } from '../../trainer/commands/run-command.ts'
import {
  JOB_FLAGS,
  type JobFlags,
  QUALITY_FLAGS,
  type QualityFlags,
  TRAIN_FLAGS,
  type TrainFlags,
} from './flags.ts'
import { benchmarkJob } from './job-benchmark.ts'
import { toJobTable } from './job-table.ts'
import { describeMachine } from './machine.ts'
import { benchmarkQuality } from './quality-benchmark.ts'
import { toQualityTable } from './quality-table.ts'
import { judgeRecipes, toVerdictTable } from './quality-verdicts.ts'
import { benchmarkTraining } from './train-benchmark.ts'
import { describeBestPeers, toTrainTable } from './train-table.ts'

/** One benchmark: runs on its own arguments in a folder of its own, and returns Markdown. */
type Benchmark = (args: readonly string[], folder: string) => Promise<Report>

interface Report {
  readonly table: string
  /** Where to write it, too. */
  readonly markdown: string | null
}

const BENCHMARKS: Readonly<Record<string, Benchmark>> = {
  train: benchTrain,
  job: benchJob,
  quality: benchQuality,
}

await runCommand(async () => {
  const [what = '', ...args] = process.argv.slice(process.argv[2] === '--' ? 3 : 2)
  if (what === '--help') {
    console.log(
      'pnpm bench train     training alone, against Keras, scikit-learn, PyTorch, TensorFlow.js\n' +
        'pnpm bench job       the whole job from CSV to model, against a Python script\n' +
        'pnpm bench quality   how good its models are on real data, against references\n\n' +
        'Each has its own --help.',
    )
    return
  }
  if (!Object.hasOwn(BENCHMARKS, what)) {
    const names = Object.keys(BENCHMARKS).join(', ')
    throw new Failure(
      'invalid-usage',
      `Expected a benchmark: ${names}. Received ${describeReceived(what)} (see pnpm bench --help).`,
    )
  }
  const { table, markdown } = await BENCHMARKS[what](args, temporaryFolder())
  const report = `${table}\n\n${describeMachine(new Date())}\n`
  console.log(`\n${report}`)
  if (markdown !== null) await writeFile(markdown, report)
})

/** A folder that goes with the process, also when that is interrupted: it may hold gigabytes. */
function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'presend-bench-'))
  process.once('exit', () => rmSync(folder, { recursive: true }))
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130))
  return folder
}

async function benchTrain(args: readonly string[], folder: string): Promise<Report> {
  const { options } = parseCommand<TrainFlags>(
    {
      name: 'bench train',
      description: 'Times training, ours against each peer in turn, on the same made-up rows.',
    },
    TRAIN_FLAGS,
    args,
  )
  const { auc_epochs: aucEpochs, ...others } = options
  const results = await benchmarkTraining({ ...others, aucEpochs }, folder, console.log)
  if (results.length === 0) {
    throw new Failure('invalid-usage', 'Expected at least one peer on this machine. Received none.')
  }
  console.log()
  for (const line of describeBestPeers(results)) console.log(line)
  return { table: toTrainTable(results), markdown: options.markdown }
}

async function benchJob(args: readonly string[], folder: string): Promise<Report> {
  const { options } = parseCommand<JobFlags>(
    {
      name: 'bench job',
      description:
        'Times "pnpm train" from a made-up CSV to its model against pandas, scikit-learn and ' +
        'Keras, and measures their memory.',
    },
    JOB_FLAGS,
    args,
  )
  return {
    table: toJobTable(await benchmarkJob(options, folder, console.log)),
    markdown: options.markdown,
  }
}

async function benchQuality(args: readonly string[], folder: string): Promise<Report> {
  const { options } = parseCommand<QualityFlags>(
    {
      name: 'bench quality',
      description:
        'Trains each recipe on real campaign histories with several seeds, and holds the test ' +
        "figures against the folder's references and against models in Python.",
    },
    QUALITY_FLAGS,
    args,
  )
  const { recipes, flags, markdown, ...others } = options
  const results = await benchmarkQuality(
    {
      ...others,
      dataFolder: process.env.PRESEND_REAL_DATA ?? '../shared/data',
      recipes: [...recipes, ...(flags ?? [])],
    },
    folder,
    console.log,
  )
  const verdicts = results.flatMap(judgeRecipes)
  return { table: `${toQualityTable(results)}\n\n${toVerdictTable(verdicts)}`, markdown }
}
