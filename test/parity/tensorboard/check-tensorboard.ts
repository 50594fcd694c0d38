/**
 * Reads our event files with stock TensorBoard, where PRESEND_PYTHON (or python3) has it: every
 * scalar must come back as the nearest float32, every hyper-parameter as it was.
 *
 *     node test/parity/tensorboard/check-tensorboard.ts
 */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { createRandom } from '../../../trainer/random.ts'
import { encodeEventFiles } from '../../../trainer/report/tensorboard.ts'
import type { SeenEvents } from './cases.ts'
import { hasTensorBoard, PYTHON, readEvents, writeFiles } from './read-events.ts'

/** A short run, and one with more epochs than TensorBoard shows by default. */
const RUNS = [
  { runName: '2026-11-22T22-04-31-84cb38aa', epochs: 1 },
  { runName: '2026-11-22T22-10-00-0123abcd', epochs: 2500 },
]

const random = createRandom(1, 'check-tensorboard')

process.exitCode = main()

function main(): number {
  if (!hasTensorBoard()) {
    console.log(`${PYTHON} has no tensorboard: nothing checked (see PRESEND_PYTHON).`)
    return 0
  }
  const folder = mkdtempSync(join(tmpdir(), 'presend-tensorboard-'))
  try {
    const runs = RUNS.map(makeRun)
    for (const { files } of runs) writeFiles(folder, files)
    const seen = readEvents(folder)
    const reports = runs.map((run) => report(run, seen))
    return reports.every((isGood) => isGood) ? 0 : 1
  } finally {
    rmSync(folder, { recursive: true })
  }
}

interface RandomRun {
  readonly runName: string
  readonly files: Record<string, Uint8Array>
  /** By folder and tag. */
  readonly figures: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>>
  readonly hyperParameters: Readonly<Record<string, string | number | boolean>>
}

function makeRun({ runName, epochs }: { runName: string; epochs: number }): RandomRun {
  // From about 1e-20 to 1e20, well within float32.
  const draw = () => Array.from({ length: epochs }, () => Math.exp(15 * random.normal()))
  const [loss, accuracy, validationLoss, validationAccuracy, learningRates] = Array.from(
    { length: 5 },
    draw,
  )
  const hyperParameters = { epochs, note: `Grüße, ${runName}`, lr: random.uniform(), quiet: true }
  const metrics = { roc_auc: random.uniform(), log_loss: random.uniform() }
  const files = encodeEventFiles(
    {
      epochs: loss.map((_, epoch) => ({
        loss: loss[epoch],
        accuracy: accuracy[epoch],
        validationLoss: validationLoss[epoch],
        validationAccuracy: validationAccuracy[epoch],
      })),
      bestEpoch: 0,
      stoppedEarly: false,
    },
    hyperParameters,
    metrics,
    {
      startedAt: new Date('2026-11-22T22:04:31Z'),
      endedAt: new Date('2026-11-22T22:04:41Z'),
      runName,
      hostName: 'check',
      learningRates,
    },
  )
  const figures = {
    train: { epoch_loss: loss, epoch_accuracy: accuracy, epoch_learning_rate: learningRates },
    validation: { epoch_loss: validationLoss, epoch_accuracy: validationAccuracy },
    test: { evaluation_roc_auc: [metrics.roc_auc], evaluation_log_loss: [metrics.log_loss] },
  }
  return { runName, files, figures, hyperParameters }
}

/** Prints what came back otherwise than it was written. Returns whether nothing did. */
function report({ runName, figures, hyperParameters }: RandomRun, seen: SeenEvents): boolean {
  let scalars = 0
  let wrong = 0
  for (const [part, tags] of Object.entries(figures)) {
    for (const [tag, values] of Object.entries(tags)) {
      const read = seen.scalars[`${runName}/${part}`]?.[tag]?.map(([, , value]) => value) ?? []
      scalars += values.length
      wrong += values.filter((value, step) => read[step] !== Math.fround(value)).length
    }
  }
  const session = seen.sessions.find(({ name }) => name === runName)
  const isSession = isDeepStrictEqual(session?.hparams, hyperParameters)
  console.log(`${runName}: ${scalars - wrong} of ${scalars} scalars came back exactly`)
  if (!isSession) console.log(`  hyper-parameters: ${JSON.stringify(session?.hparams)}`)
  return wrong === 0 && isSession
}
