/** The training stage of a run: networks trained, joined and made ready to export. */

import type { io } from '@tensorflow/tfjs-core'
import { encodedWidth } from '../shared/encode.ts'
import { Failure } from '../shared/failure.ts'
import type { PreprocessingParameters } from '../shared/preprocessing.ts'
import { buildGraphModel } from './export/graph-model.ts'
import { encodeKerasFile } from './export/keras-file.ts'
import { type Engine, startEngine } from './model/engines.ts'
import { joinedNetwork, joinMembers, meanHistory } from './model/ensemble.ts'
import { fillUnseenWeights, type Network, type NetworkWeights } from './model/network.ts'
import type { TrainedNetwork, TrainingOptions } from './model/training.ts'
import type { TrainingHistory } from './model/training-history.ts'
import type { TrainOptions } from './options.ts'
import { openRows, type SplitSources } from './preprocessing/labelled-rows.ts'
import { createProgress } from './progress.ts'
import { describeDivergence, lastGoodPath } from './report/divergence.ts'
import { describeTrainingStart } from './report/summary.ts'
import type { TrainServices } from './services.ts'
import { createStaging } from './staging.ts'

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
  const engine = await startEngine(options)
  print(describeTrainingStart(member, engine, options))
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
  const network = joinedNetwork(member, trained.length)
  const weights = complete(joinMembers(trained.map(({ weights }) => weights)))
  const history = meanHistory(histories)
  return { engine, network, weights, histories, history, graph: buildGraphModel(weights) }
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
  const path = astray.history.epochs.length > 0 ? lastGoodPath(options.model_out) : null
  if (path !== null) {
    const staging = createStaging()
    try {
      const weights = complete(astray.weights)
      const file = await encodeKerasFile(path, network, weights, { l2: options.l2 })
      await staging.file(path, file)
      await staging.publish()
    } finally {
      await staging.discard()
    }
  }
  throw new Failure('gate', describeDivergence(astray, { number, options, path }))
}
