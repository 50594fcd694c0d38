/** A run for TensorBoard: event files laid out as the callback of Keras leaves them. */

import type { EpochFigures, TrainingHistory } from '../model/training-history.ts'
import { encodeEventFile, type SummaryEvent } from './event-file.ts'
import { type HyperParameters, scalarValue, sessionEnd, sessionStart } from './summary-values.ts'

/** When and where a run took place. */
export interface RunOccasion {
  readonly startedAt: Date
  readonly endedAt: Date
  /** Folder of the run: runs in one `--tensorboard_dir` stay apart, and are compared there. */
  readonly runName: string
  /** Part of each file's name, as TensorFlow names them. */
  readonly hostName: string
  /** Of the last step of each epoch; without it, it is not shown. */
  readonly learningRates?: readonly number[]
}

/**
 * Files by path below `--tensorboard_dir`, the same for the same arguments:
 *
 * - `RUN/events.out.tfevents...`: the hyper-parameters, for the dashboard HParams. Null is left
 *   out. TensorBoard finds by itself which scalars belong to them: those of the folders below.
 * - `RUN/train/...`, `RUN/validation/...`: `epoch_loss` and `epoch_accuracy`, steps from 0;
 *   `epoch_learning_rate` in `train`.
 * - `RUN/test/...`: each metric as `evaluation_NAME`, at the step of the last epoch. Null, which
 *   is undefined, is left out.
 *
 * Scalars are float32. Epochs have no time of their own: they are taken to have lasted equally
 * long, from start to end of the run.
 *
 * @param metrics Of test rows, by name in snake_case.
 */
export function encodeEventFiles(
  history: TrainingHistory,
  hyperParameters: HyperParameters,
  metrics: Readonly<Record<string, number | null>>,
  occasion: RunOccasion,
): Record<string, Uint8Array> {
  const { startedAt, endedAt, runName, hostName, learningRates = [] } = occasion
  const session: SummaryEvent[] = [
    { time: startedAt, step: 0, value: sessionStart(startedAt, hyperParameters) },
    { time: endedAt, step: 0, value: sessionEnd(endedAt) },
  ]
  const ofEpochs = (scalarsOf: (figures: EpochFigures, epoch: number) => Scalars) =>
    history.epochs.flatMap((figures, epoch) => {
      const time = epochEnd(occasion, epoch, history.epochs.length)
      return scalarEvents(time, epoch, scalarsOf(figures, epoch))
    })
  const training = ofEpochs(({ loss, accuracy }, epoch) => ({
    epoch_loss: loss,
    epoch_accuracy: accuracy,
    epoch_learning_rate: learningRates[epoch] ?? null,
  }))
  const validation = ofEpochs(({ validationLoss, validationAccuracy }) => ({
    epoch_loss: validationLoss,
    epoch_accuracy: validationAccuracy,
  }))
  const test = scalarEvents(
    endedAt,
    Math.max(0, history.epochs.length - 1),
    Object.fromEntries(
      Object.entries(metrics).map(([name, figure]) => [`evaluation_${name}`, figure]),
    ),
  )
  const file = `events.out.tfevents.${Math.floor(startedAt.getTime() / 1000)}.${hostName}.v2`
  return {
    [`${runName}/${file}`]: encodeEventFile(startedAt, session),
    [`${runName}/train/${file}`]: encodeEventFile(startedAt, training),
    [`${runName}/validation/${file}`]: encodeEventFile(startedAt, validation),
    [`${runName}/test/${file}`]: encodeEventFile(startedAt, test),
  }
}

/** By tag; null is left out. */
type Scalars = Readonly<Record<string, number | null>>

function scalarEvents(time: Date, step: number, scalars: Scalars): SummaryEvent[] {
  return Object.entries(scalars).flatMap(([tag, figure]) =>
    figure === null ? [] : [{ time, step, value: scalarValue(tag, figure) }],
  )
}

function epochEnd({ startedAt, endedAt }: RunOccasion, epoch: number, epochs: number): Date {
  const [start, end] = [startedAt.getTime(), endedAt.getTime()]
  return new Date(start + ((end - start) * (epoch + 1)) / epochs)
}
