/** The course of a training run, the same for every engine: epochs, validation, early stopping. */

import { openRows, type RowSource, rowsFrom } from '../preprocessing/labelled-rows.ts'
import { createRandom } from '../random.ts'
import type { CreateLearner, Learner, UpdateOptions } from './learner.ts'
import { initialWeights, type Network, type NetworkWeights } from './network.ts'
import { learningRateAt, type Schedule } from './schedule.ts'
import {
  addTotals,
  type EpochFigures,
  NO_ROWS,
  type RowTotals,
  type TrainingHistory,
} from './training-history.ts'

/**
 * A mean loss, in nats, that no network has which learns: what really happened had, on average, a
 * probability below 1 in 20,000.
 */
export const EXPLODED_LOSS = 10

export interface TrainingOptions extends UpdateOptions {
  readonly epochs: number
  readonly batchSize: number
  readonly schedule: Schedule
  /** Epochs without a lower validation loss before stopping; null never stops early. */
  readonly patience: number | null
}

/** One network to train: plain data, which another thread may be handed. */
export interface TrainingJob {
  readonly network: Network
  readonly train: RowSource
  readonly validation: RowSource
  readonly options: TrainingOptions
  readonly seed: number
  /** Which of the networks that one seed gives; a run of one network trains member 0. */
  readonly member: number
  /** Whether jobs not yet begun are trained even if this one diverges. */
  readonly isOptional?: boolean | undefined
  /** Weights to start from, where not random ones. */
  readonly start?: NetworkWeights | undefined
}

export interface TrainingHooks {
  /** Told after each batch, with totals over the epoch so far; training waits for its promise. */
  readonly onBatch?: (epoch: number, totals: RowTotals) => Promise<void> | undefined
  readonly onEpoch?: (epoch: number, figures: EpochFigures) => void
}

/** As `TrainingHooks`, with the number of the network first. */
export interface NetworksHooks {
  readonly onBatch?: (
    network: number,
    epoch: number,
    totals: RowTotals,
  ) => Promise<void> | undefined
  readonly onEpoch?: (network: number, epoch: number, figures: EpochFigures) => void
  /** Told of each network once it is there: what is thrown later does not take it away. */
  readonly onTrained?: (network: number, trained: TrainedNetwork) => void
}

export interface TrainedNetwork {
  /** Always finite. */
  readonly weights: NetworkWeights
  /** After which epoch they were so: the last good one; with `patience`, the best one. */
  readonly weightsEpoch: number
  readonly history: TrainingHistory
  /** The figures with which training went astray, if it did: the weights are from before. */
  readonly divergence: EpochFigures | null
}

/** Trains a network. The same job gives the same weights, in whichever thread. */
export async function trainNetwork(
  job: TrainingJob,
  createLearner: CreateLearner,
  hooks: TrainingHooks = {},
): Promise<TrainedNetwork> {
  const { network, options } = job
  const random = (purpose: string) => createRandom(job.seed, nameStream(purpose, job.member))
  const data = { train: openRows(job.train), validation: openRows(job.validation) }
  const start = job.start ?? initialWeights(network, random('initial weights'))
  const learner = createLearner(network, start, data, options, random('dropout masks'))
  const orders = random('order of rows')
  const epochs: EpochFigures[] = []
  const order = rowsFrom(0, data.train.labels.length)
  let best = { epoch: 0, weights: start }
  let last = start
  let divergence: EpochFigures | null = null
  try {
    for (let epoch = 0; epoch < options.epochs; epoch++) {
      orders.shuffle(order)
      const figures = await trainEpoch(learner, order, epoch, options, hooks)
      const weights = learner.readWeights()
      if (hasDiverged(figures) || !areFinite(weights)) {
        divergence = figures
        break
      }
      epochs.push(figures)
      last = weights
      hooks.onEpoch?.(epoch, figures)
      if (epoch === 0 || figures.validationLoss < epochs[best.epoch].validationLoss) {
        best = { epoch, weights: last }
      }
      if (options.patience !== null && epoch - best.epoch >= options.patience) break
    }
    const stoppedEarly = divergence === null && epochs.length < options.epochs
    return {
      weights: options.patience === null ? last : best.weights,
      weightsEpoch: options.patience === null ? epochs.length - 1 : best.epoch,
      history: { epochs, bestEpoch: best.epoch, stoppedEarly },
      divergence,
    }
  } finally {
    learner.dispose()
  }
}

/** Member 0's streams are those of a run without an ensemble. */
function nameStream(purpose: string, member: number): string {
  return member === 0 ? purpose : `${purpose}, member ${member}`
}

async function trainEpoch(
  learner: Learner,
  order: Int32Array,
  epoch: number,
  { batchSize, schedule, epochs }: TrainingOptions,
  { onBatch }: TrainingHooks,
): Promise<EpochFigures> {
  const batches = Math.ceil(order.length / batchSize)
  let trained = NO_ROWS
  for (let batch = 0; batch < batches; batch++) {
    const rows = order.subarray(batch * batchSize, (batch + 1) * batchSize)
    const rate = learningRateAt(schedule, epoch * batches + batch, epochs * batches)
    trained = addTotals(trained, learner.trainBatch(rows, rate))
    // A promise is waited for only where there is one: a batch is shorter than a turn of the loop.
    const pause = onBatch?.(epoch, trained)
    if (pause) await pause
  }
  const validated = learner.evaluate()
  return {
    loss: trained.loss / trained.rows,
    accuracy: trained.correct / trained.rows,
    validationLoss: validated.loss / validated.rows,
    validationAccuracy: validated.correct / validated.rows,
  }
}

/**
 * A large loss of validation rows alone is an outlier among them, or overfitting; of training rows
 * alone, a bad start that training has already left behind.
 */
function hasDiverged({ loss, validationLoss }: EpochFigures): boolean {
  const areFinite = Number.isFinite(loss) && Number.isFinite(validationLoss)
  return !areFinite || Math.min(loss, validationLoss) > EXPLODED_LOSS
}

/** A weight that is not may hide behind inputs that are 0, and so leave the loss as it is. */
function areFinite(weights: NetworkWeights): boolean {
  return weights.every(({ kernel, bias }) =>
    [kernel, bias].every((part) => part.every(Number.isFinite)),
  )
}
