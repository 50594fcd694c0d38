/** The training stage of a run: networks trained, joined and made ready to export. */

import type { io } from '@tensorflow/tfjs-core'
import { encodedWidth } from '../shared/encode.ts'
import { Failure } from '../shared/failure.ts'
import type { PreprocessingParameters } from '../shared/preprocessing.ts'
import { buildGraphModel } from './export/graph-model.ts'
import { encodeKerasFile } from './export/keras-file.ts'
import { type Engine, startEngine } from './model/engines.ts'
import { joinedNetwork, joinMembers, meanHistory } from './model/ensemble.ts'
import {
  countWeights,
  fillUnseenWeights,
  type Network,
  type NetworkWeights,
} from './model/network.ts'
import type { TrainedNetwork, TrainingOptions } from './model/training.ts'
import type { TrainingHistory } from './model/training-history.ts'
import type { TrainOptions } from './options.ts'
import { openRows, type SplitSources } from './preprocessing/labelled-rows.ts'
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
export interface FittedModel {
  readonly engine: Engine
  readonly network: Network
  readonly weights: NetworkWeights
  /** Of each network that was trained. */
  readonly histories: readonly TrainingHistory[]
  /** Their mean; of one network, its own. */
  readonly history: TrainingHistory
  readonly graph: io.ModelArtifacts
}

/**
 * Trains as many networks as were asked for.
 *
 * @throws Failure `gate` when one of them diverges.
 */
export async function fitModel(
  {
    preprocessing,
    rows,
  }: {
    readonly preprocessing: PreprocessingParameters
    readonly rows: SplitSources
  },
  options: TrainOptions,
  { print, isTerminal, now }: TrainServices,
): Promise<FittedModel> {
  const member: Network = {
    inputs: encodedWidth(preprocessing),
    hidden: options.hidden,
    dropout: options.dropout,
  }
  const network = joinedNetwork(member, options.ensemble)
  requireExportable(network)
  const engine = await startEngine(options)
  print(describeTrainingStart(member, engine, options))
  if (4 * countWeights(network) > WORKER_BYTES) print(describeLargeModel(network))
  const progress = createProgress({
    networks: options.ensemble,
    epochs: options.epochs,
    rows: rows.train.labels.length,
    isTerminal: isTerminal && !options.quiet,
    now: () => now().getTime(),
    print,
  })
  const jobs = Array.from({ length: options.ensemble }, (_, number) => ({
    network: member,
    train: rows.train,
    validation: rows.validation,
    options: trainingOptionsOf(options),
    seed: options.seed,
    member: number,
  }))
  const trained = await engine.train(jobs, progress).finally(progress.stop)
  const complete = (weights: NetworkWeights): NetworkWeights =>
    fillUnseenWeights(weights, preprocessing, openRows(rows.train))
  await requireConvergence(trained, member, complete, options)

  const histories = trained.map(({ history }) => history)
  const weights = complete(joinMembers(trained.map(({ weights }) => weights)))
  const history = meanHistory(histories)
  return { engine, network, weights, histories, history, graph: buildGraphModel(weights) }
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

function trainingOptionsOf(options: TrainOptions): TrainingOptions {
  return {
    epochs: options.epochs,
    batchSize: options.batch_size,
    schedule: { name: options.schedule, peak: options.lr, warmup: options.warmup },
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
  network: Network,
  complete: (weights: NetworkWeights) => NetworkWeights,
  options: TrainOptions,
): Promise<void> {
  const number = trained.findIndex(({ divergence }) => divergence !== null)
  if (number < 0) return
  const astray = trained[number]
  const kept =
    astray.history.epochs.length === 0
      ? null
      : await writeLastGood(lastGoodPath(options.model_out), network, complete(astray.weights))
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
