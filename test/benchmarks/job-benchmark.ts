/** `pnpm bench job`: the whole job, from CSV to saved model, against the usual Python script. */

import { execFile } from 'node:child_process'
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { Failure } from '../../shared/failure.ts'
import { writeSample } from '../../trainer/data/sample-file.ts'
import { formatPeak, highestPeak, type JobResult } from './job-table.ts'
import { type Cost, runMeasured } from './measured-process.ts'
import { compare, runRounds, spreadOf } from './pairing.ts'
import { PYTHON } from './python.ts'

export interface JobBenchmarkOptions {
  readonly rows: number
  readonly epochs: number
  readonly rounds: number
  readonly seed: number
}

const TRAIN = fileURLToPath(new URL('../../trainer/commands/train.ts', import.meta.url))
const WHOLE_JOB = fileURLToPath(new URL('peers/whole_job.py', import.meta.url))

/** @param folder For the history and for what both jobs leave. */
export async function benchmarkJob(
  { rows, epochs, rounds, seed }: JobBenchmarkOptions,
  folder: string,
  print: (line: string) => void,
): Promise<JobResult> {
  await requirePython()
  const history = join(folder, 'history.csv')
  await writeSample(history, { rows, seed })
  const evaluations: number[] = []
  const ours: Cost[] = []
  const peer: Cost[] = []
  const measure = async (costs: Cost[], name: string, command: string, args: string[]) => {
    // What a job leaves goes where it runs.
    const ownFolder = join(folder, name)
    await mkdir(ownFolder, { recursive: true })
    const cost = await runMeasured(command, args, { folder: ownFolder })
    costs.push(cost)
    print(`${name}: ${cost.seconds.toFixed(1)} s, ${formatPeak(cost.peakBytes)}`)
    return cost.seconds
  }
  const ourArgs = [
    TRAIN,
    '--recipe',
    'classic',
    '--data_path',
    history,
    '--ensemble',
    '1',
    '--epochs',
    String(epochs),
  ]
  const measured = await runRounds(
    rounds,
    async () => {
      const seconds = await measure(ours, 'ours', process.execPath, ourArgs)
      evaluations.push(await readEvaluationSeconds(join(folder, 'ours/outputs/metrics.json')))
      return seconds
    },
    () => measure(peer, 'python', PYTHON, [WHOLE_JOB, history, String(epochs)]),
  )
  return {
    rows,
    epochs,
    comparison: compare(measured),
    evaluationSeconds: spreadOf(evaluations).median,
    oursPeakBytes: highestPeak(ours),
    peerPeakBytes: highestPeak(peer),
  }
}

/** What the peer leaves out: judging the model, and what is trained to compare it with. */
async function readEvaluationSeconds(path: string): Promise<number> {
  const { seconds } = JSON.parse(await readFile(path, 'utf8')) // as `pnpm train` has just written it
  return seconds.retraining + seconds.evaluation
}

/** @throws Failure `invalid-usage` before minutes of work, where there is nobody to compare with. */
async function requirePython(): Promise<void> {
  const needed = 'import pandas, sklearn, keras'
  await promisify(execFile)(PYTHON, ['-c', needed]).catch((error: unknown) => {
    throw new Failure(
      'invalid-usage',
      'Expected a Python with pandas, scikit-learn and Keras (PRESEND_PYTHON). ' +
        `Received ${PYTHON}, where "${needed}" fails.`,
      { cause: error },
    )
  })
}
