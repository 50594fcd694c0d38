/**
 * Opens our exports with real Keras and TensorFlow, where PRESEND_PYTHON (or python3) has them.
 *
 *     node test/parity/keras/check-keras.ts            makes exports of random networks
 *     node test/parity/keras/check-keras.ts FILES...   takes models of one training run
 */

import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { toProbability } from '../../../shared/score.ts'
import { encodeKeras } from '../../../trainer/export/keras.ts'
import { encodeKerasH5 } from '../../../trainer/export/keras-h5.ts'
import { encodeSavedModel } from '../../../trainer/export/saved-model.ts'
import { initialWeights, type NetworkWeights } from '../../../trainer/model/network.ts'
import { createRandom, type Random } from '../../../trainer/random.ts'
import { forwardPass } from '../../helpers/forward-pass.ts'
import { largestDifference } from '../../helpers/largest-difference.ts'

const PYTHON = process.env.PRESEND_PYTHON ?? 'python3'
const TOLERANCE = 1e-6
const INPUTS = 14
const ROWS = 500
const SHAPES = [[], [1], [7, 3], [64, 32]]

/** What Keras says of every `.h5` file that has no optimizer in it, its own ones too. */
const NOT_COMPILED = 'No training configuration found in the save file'

interface Job {
  readonly label: string
  readonly path: string
  /** Null for rows that check-keras.py draws. */
  readonly rows: readonly (readonly number[])[] | null
  /** What the model must predict; null where only other models can tell. */
  readonly expected: Float64Array | null
}

interface Answer {
  /** None where the model did not open. */
  readonly probabilities: readonly number[]
  readonly logits: readonly number[] | null
  readonly messages: readonly string[]
}

process.exitCode = await main(process.argv.slice(2))

async function main(files: readonly string[]): Promise<number> {
  if (!hasKeras()) {
    console.log(`${PYTHON} has no keras and tensorflow: nothing checked (see PRESEND_PYTHON).`)
    return 0
  }
  const folder = mkdtempSync(join(tmpdir(), 'presend-keras-'))
  try {
    const jobs = files.length > 0 ? files.map(trainedModel) : await makeExports(folder)
    const answers = askPython(folder, jobs)
    const reports = jobs.map((job, at) => report(job, answers[at], answers[0]))
    return reports.every((isGood) => isGood) ? 0 : 1
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function hasKeras(): boolean {
  const search =
    'import importlib.util as u; exit(not (u.find_spec("keras") and u.find_spec("tensorflow")))'
  return spawnSync(PYTHON, ['-c', search]).status === 0
}

function trainedModel(file: string): Job {
  return { label: file, path: resolve(file), rows: null, expected: null }
}

/** Exports of random networks, each in every format, with and without L2. */
async function makeExports(folder: string): Promise<Job[]> {
  const random = createRandom(1, 'check-keras')
  const rows = Float32Array.from({ length: ROWS * INPUTS }, () => random.normal())
  const jobs: Job[] = []
  for (const hidden of SHAPES) {
    const network = { inputs: INPUTS, hidden, dropout: 0.3 }
    const weights = randomBiases(initialWeights(network, random), random)
    const expected = forwardPass(weights, rows)
    for (const [file, bytes] of [
      ['model.keras', await encodeKeras(network, weights)],
      ['model.h5', await encodeKerasH5(network, weights)],
      ['l2.keras', await encodeKeras(network, weights, { l2: 0.01 })],
      ['l2.h5', await encodeKerasH5(network, weights, { l2: 0.01 })],
      ['1/saved_model.pb', encodeSavedModel(weights)],
    ] as const) {
      const label = `hidden [${hidden}] ${file}`
      const path = join(folder, `hidden-${hidden.join('-')}`, file)
      mkdirSync(join(path, '..'), { recursive: true })
      writeFileSync(path, bytes)
      const opened = file.endsWith('.pb') ? join(path, '..') : path
      jobs.push({ label, path: opened, rows: toTable(rows), expected })
    }
  }
  return jobs
}

/** Where every bias is 0, as before training, nobody sees one that is lost. */
function randomBiases(weights: NetworkWeights, random: Random): NetworkWeights {
  return weights.map((layer) => ({ ...layer, bias: layer.bias.map(() => random.normal()) }))
}

function toTable(rows: Float32Array): number[][] {
  return Array.from({ length: ROWS }, (_, row) =>
    Array.from(rows.subarray(row * INPUTS, (row + 1) * INPUTS)),
  )
}

function askPython(folder: string, jobs: readonly Job[]): readonly Answer[] {
  const [jobsFile, answersFile] = [join(folder, 'jobs.json'), join(folder, 'answers.json')]
  writeFileSync(jobsFile, JSON.stringify(jobs.map(({ path, rows }) => ({ path, rows }))))
  const script = fileURLToPath(new URL('./check-keras.py', import.meta.url))
  const python = spawnSync(PYTHON, [script, jobsFile, answersFile], { encoding: 'utf8' })
  if (python.status !== 0) throw new Error(`${script} failed.\n${python.stderr}`)
  return JSON.parse(readFileSync(answersFile, 'utf8'))
}

/**
 * Prints how far the model is off (NaN where it did not open) and what it made Keras say.
 * Returns whether it is good.
 */
function report({ label, expected }: Job, answer: Answer, first: Answer): boolean {
  const probabilities = answer.logits ? answer.logits.map(toProbability) : answer.probabilities
  const reference = expected ?? first.probabilities
  const difference =
    answer.probabilities.length === 0
      ? Number.NaN
      : Math.max(
          largestDifference(answer.probabilities, reference),
          largestDifference(probabilities, reference),
        )
  const messages = answer.messages.filter((message) => !message.startsWith(NOT_COMPILED))
  console.log(`${difference.toExponential(1)}  ${label}`)
  for (const message of messages) console.log(`  ${message}`)
  return difference <= TOLERANCE && messages.length === 0
}
