/** A short run, with the event files that we wrote of it and what TensorBoard read in them. */

import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { encodeEventFiles } from '../../../trainer/report/tensorboard.ts'

/** What read-events.py tells. */
export interface SeenEvents {
  /** By run and tag: step, wall time, value. */
  readonly scalars: Readonly<Record<string, Readonly<Record<string, readonly SeenScalar[]>>>>
  readonly sessions: readonly {
    readonly name: string
    readonly hparams: Readonly<Record<string, string | number | boolean>>
    /** By run and tag, with a space between. */
    readonly metrics: Readonly<Record<string, number>>
    readonly status: string
    readonly seconds: number
  }[]
}

export type SeenScalar = readonly [step: number, wallTime: number, value: number]

export const RUN_NAME = '2026-11-22T22-04-31-84cb38aa'

/** Of two epochs that took 2 seconds each; one figure is undefined, one option not given. */
export function writeShortRun(): Record<string, Uint8Array> {
  return encodeEventFiles(
    {
      epochs: [
        { loss: 0.6913, accuracy: 0.5, validationLoss: 0.6875, validationAccuracy: 0.55 },
        { loss: 0.1, accuracy: 0.96, validationLoss: 1 / 3, validationAccuracy: 1 },
      ],
      bestEpoch: 1,
      stoppedEarly: false,
    },
    { hidden: '64,32', epochs: 2, lr: 0.001, quiet: false, ema: null },
    { roc_auc: 0.7312345678901, log_loss: 1e-9, pr_auc: null },
    {
      startedAt: new Date('2026-11-22T22:04:31.500Z'),
      endedAt: new Date('2026-11-22T22:04:35.500Z'),
      runName: RUN_NAME,
      hostName: 'laptop',
      learningRates: [0.001, 0.0005],
    },
  )
}

/** The golden files: folders by run, as in `--tensorboard_dir`. */
export const GOLDEN_FOLDER = fileURLToPath(new URL('./fixtures/events', import.meta.url))

/** What stock TensorBoard was seen to read in the golden files. */
export function seenInGolden(): SeenEvents {
  return JSON.parse(readFileSync(new URL('./fixtures/seen.json', import.meta.url), 'utf8'))
}
