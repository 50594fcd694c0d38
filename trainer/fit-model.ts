/** The training stage of a run: networks trained, joined and made ready to export. */

import { Failure } from '../shared/failure.ts'
import { encodeKerasFile } from './export/keras-file.ts'
import { classWeightsOf, logitCorrection } from './model/class-weights.ts'
import type { Engine } from './model/engines.ts'
import { joinedNetwork, meanHistory } from './model/ensemble.ts'
import {
  completeWeights,
  joinTrained,
  type ModelPlan,
  memberNetwork,
  planJobs,
  readModels,
  type TrainedModel,
} from './model/model-plan.ts'
import { countWeights, type Network, type NetworkWeights } from './model/network.ts'
import { mapLogit } from './model/output-layer.ts'
import type { Schedule } from './model/schedule.ts'
import type { TrainedNetwork, TrainingOptions } from './model/training.ts'
import type { TrainingHistory } from './model/training-history.ts'
import type { TrainOptions } from './options.ts'
import { createProgress } from './progress.ts'
import { describeDivergence, type LastGood, lastGoodPath } from './report/divergence.ts'
import { describeLargeModel, describeTrainingStart } from './report/summary.ts'
import type { TrainServices } from './services.ts'
import { createStaging } from './staging.ts'

/** 256 MiB as float32: what loading and verifying still manage in a few times the memory. */
const MOST_WEIGHTS = 2 ** 26

/** What a Worker may be at most, compressed, and weights do not compress well. */
const WORKER_BYTES = 10e6

/** The network's side of a run. */
export interface FittedModel extends TrainedModel {
  /** What each of the networks is. */
  readonly member: Network
  /** Of each network that was trained. */
  readonly histories: readonly TrainingHistory[]
  /** Their mean; of one network, its own. */
  readonly history: TrainingHistory
  /** Rows that they learned from: of a lesson, mixed customers as well. */
  readonly trainedRows: number
}

/** The model that the options ask for, on these rows; one to start from has its own widths. */
export function planModel(
  data: Pick<ModelPlan, 'preprocessing' | 'train' | 'validation' | 'start'>,
  options: TrainOptions,
): ModelPlan {
  const training = trainingOptionsOf(options, data.train.labels)
  return {
    ...data,
    hidden: data.start?.slice(0, -1).map(({ units }) => units) ?? options.hidden,
    dropout: options.dropout,
    members: options.ensemble,
    options: training,
    seed: options.seed,
    // Under class weights a network learns other logits than it is to give in the end.
    start:
      data.start &&
      mapLogit(data.start, {
        slope: 1,
        intercept: -logitCorrection(training.classWeights),
      }),
  }
}

/** What is trained in one go: the model, and what it will be compared with. */
export interface PlannedTraining {
  readonly plan: ModelPlan
  readonly others: readonly ModelPlan[]
  /** What the others are, for the terminal. */
  readonly otherNames: string
}

export interface FittedModels {
  readonly model: FittedModel
  /** In the order of `others`; null where a network diverged. */
  readonly others: readonly (TrainedModel | null)[]
}

/**
 * Trains as many networks as were asked for, and the others beside them, on every core.
 *
 * @throws Failure `gate` when a network of the model diverges.
 */
export async function fitModel(
  { plan, others, otherNames }: PlannedTraining,
  engine: Engine,
  options: TrainOptions,
  services: FitServices,
): Promise<FittedModels> {
  const { print, isTerminal, now, onEpoch, hasUnseenRows } = services
  const member = memberNetwork(plan)
  const network = joinedNetwork(member, plan.members)
  requireExportable(network)
  print(describeTrainingStart(member, engine, options))
  print(`Beside it, to compare it with: ${otherNames}.`)
  if (4 * countWeights(network) > WORKER_BYTES) print(describeLargeModel(network))
  const progress = createProgress({
    networks: plan.members,
    epochs: options.epochs,
    rows: plan.train.labels.length,
    isTerminal: isTerminal && !options.quiet,
    hasUnseenRows,
    now: () => now().getTime(),
    print,
  })
  const trained = await engine
    .train([plan, ...others].flatMap(planJobs), {
      onBatch: (number, ...batch) =>
        number < plan.members ? progress.onBatch(number, ...batch) : undefined,
      onEpoch(number, ...epoch) {
        if (number >= plan.members) return
        progress.onEpoch(number, ...epoch)
        onEpoch()
      },
    })
    .finally(progress.stop)
  const members = trained.slice(0, plan.members)
  await requireConvergence(members, plan, options)
  const histories = members.map(({ history }) => history)
  return {
    model: {
      ...joinTrained(plan, members),
      ...{ member, histories, history: meanHistory(histories) },
      trainedRows: plan.train.labels.length,
    },
    others: readModels(others, trained.slice(plan.members)),
  }
}

/** As a run's, told of each epoch of the model. */
interface FitServices extends TrainServices {
  readonly onEpoch: () => void
  /** Whether validation rows are other rows than it learns from: then they are worth telling of. */
  readonly hasUnseenRows: boolean
}

/** @throws Failure `invalid-usage` before training, rather than after it. */
function requireExportable(network: Network): void {
  const count = countWeights(network)
  if (count <= MOST_WEIGHTS) return
  throw new Failure(
    'invalid-usage',
    `Expected --hidden and --ensemble that make a network of at most ${MOST_WEIGHTS} weights. ` +
      `Received ones that make ${count}: joined networks grow with the square of their number.`,
  )
}

export function scheduleOf({ schedule, lr, warmup }: TrainOptions): Schedule {
  return { name: schedule, peak: lr, warmup }
}

function trainingOptionsOf(options: TrainOptions, labels: Float32Array): TrainingOptions {
  return {
    classWeights: classWeightsOf(options.class_weight, labels),
    epochs: options.epochs,
    batchSize: options.batch_size,
    schedule: scheduleOf(options),
    l2: options.l2,
    weightDecay: options.weight_decay,
    clipNorm: options.clip_norm,
    emaMomentum: options.ema,
    patience: options.patience,
  }
}

/**
 * Stops the run where training went astray; the last good weights are left beside the model's
 * own file, which stays as it is.
 */
async function requireConvergence(
  trained: readonly TrainedNetwork[],
  plan: ModelPlan,
  options: TrainOptions,
): Promise<void> {
  const number = trained.findIndex(({ divergence }) => divergence !== null)
  if (number < 0) return
  const astray = trained[number]
  const kept =
    astray.history.epochs.length === 0
      ? null
      : await writeLastGood(
          lastGoodPath(options.model_out),
          memberNetwork(plan),
          completeWeights(plan, astray.weights),
        )
  throw new Failure('gate', describeDivergence(astray, { number, options, kept }))
}

/** @returns Where the weights were left, or why they could not be. */
async function writeLastGood(
  path: string,
  network: Network,
  weights: NetworkWeights,
): Promise<LastGood> {
  const staging = createStaging()
  try {
    await staging.file(path, await encodeKerasFile(path, network, weights, {}))
    await staging.publish()
    return { path, problem: null }
  } catch (error) {
    return { path, problem: error instanceof Error ? error.message : String(error) }
  } finally {
    await staging.discard()
  }
}
