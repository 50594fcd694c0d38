/** Trains the network with TensorFlow.js, on whichever backend is current. */

import * as tf from '@tensorflow/tfjs-core'
import { layers, type Sequential, sequential } from '@tensorflow/tfjs-layers'
import { Failure } from '../../shared/failure.ts'
import type { LabelledRows } from '../preprocessing/encode-split.ts'
import type { Random } from '../random.ts'
import type { DenseWeights, Network, NetworkWeights } from './network.ts'
import { SeededDropout } from './seeded-dropout.ts'
import {
  addTotals,
  type EpochFigures,
  type RowTotals,
  type TrainingHistory,
  totalRows,
} from './training-history.ts'

/** Rows of the validation set that are predicted at once. */
const PREDICTION_BATCH = 4096

export interface TrainingOptions {
  readonly epochs: number
  readonly batchSize: number
  readonly learningRate: number
  /** Weight of the squared kernels in the loss: Keras's `L2(l2)` on every Dense layer. */
  readonly l2: number
  /** Epochs without a lower validation loss before stopping; null never stops early. */
  readonly patience: number | null
}

export interface TrainingServices {
  /** Draws the order of rows in each epoch. */
  readonly order: Random
  /** Draws the dropout masks. */
  readonly masks: Random
  /** Told after each batch, with totals over the epoch so far; training waits for its promise. */
  readonly onBatch?: (epoch: number, totals: RowTotals) => void | Promise<void>
  readonly onEpoch?: (epoch: number, figures: EpochFigures) => void
}

export interface TrainedNetwork {
  /** After the last epoch; with `patience`, after the best one. */
  readonly weights: NetworkWeights
  readonly history: TrainingHistory
}

/**
 * Minimises mean binary cross-entropy with Adam (beta 0.9 and 0.999, epsilon 1e-7, as Keras).
 *
 * @param start Weights to begin with.
 * @throws Failure `gate` when the loss is no longer a number.
 */
export async function trainWithTfjs(
  network: Network,
  start: NetworkWeights,
  data: { readonly train: LabelledRows; readonly validation: LabelledRows },
  options: TrainingOptions,
  services: TrainingServices,
): Promise<TrainedNetwork> {
  const model = buildModel(network, start, services.masks)
  const optimizer = tf.train.adam(options.learningRate)
  const epochs: EpochFigures[] = []
  let order = Int32Array.from(data.train.labels.keys())
  let bestEpoch = 0
  let bestWeights = start
  try {
    for (let epoch = 0; epoch < options.epochs; epoch++) {
      order = Int32Array.from(services.order.shuffled(order))
      const trained = await trainEpoch(model, optimizer, data.train, order, {
        ...options,
        onBatch: (totals) => services.onBatch?.(epoch, totals),
      })
      const figures = summariseEpoch(trained, evaluate(model, data.validation))
      requireFinite(figures, epoch, options.learningRate)
      epochs.push(figures)
      services.onEpoch?.(epoch, figures)
      if (figures.validationLoss < epochs[bestEpoch].validationLoss || epoch === 0) {
        bestEpoch = epoch
        if (options.patience !== null) bestWeights = readWeights(model)
      }
      if (options.patience !== null && epoch - bestEpoch >= options.patience) break
    }
    return {
      weights: options.patience === null ? readWeights(model) : bestWeights,
      history: { epochs, bestEpoch, stoppedEarly: epochs.length < options.epochs },
    }
  } finally {
    model.dispose()
    optimizer.dispose()
  }
}

/** The network as a tfjs model whose output is the logit, shape `[batch, 1]`. */
function buildModel(network: Network, weights: NetworkWeights, masks: Random): Sequential {
  const model = sequential()
  network.hidden.forEach((units, layer) => {
    const inputShape = layer === 0 ? { inputShape: [network.inputs] } : {}
    model.add(layers.dense({ units, activation: 'relu', ...inputShape }))
    model.add(new SeededDropout(network.dropout, masks))
  })
  const inputShape = network.hidden.length === 0 ? { inputShape: [network.inputs] } : {}
  model.add(layers.dense({ units: 1, ...inputShape }))
  tf.tidy(() => {
    model.setWeights(
      weights.flatMap(({ kernel, bias, inputs, units }) => [
        tf.tensor2d(kernel, [inputs, units]),
        tf.tensor1d(bias),
      ]),
    )
  })
  return model
}

async function trainEpoch(
  model: Sequential,
  optimizer: tf.Optimizer,
  { encoded, labels }: LabelledRows,
  order: Int32Array,
  options: TrainingOptions & { readonly onBatch: (totals: RowTotals) => void | Promise<void> },
): Promise<RowTotals> {
  const variables = trainableVariables(model)
  const kernels = variables.filter(({ shape }) => shape.length === 2)
  const inputs = encoded.length / labels.length
  let totals: RowTotals = { rows: 0, loss: 0, correct: 0 }
  for (let from = 0; from < order.length; from += options.batchSize) {
    const rows = order.subarray(from, from + options.batchSize)
    const batchLabels = Float32Array.from(rows, (row) => labels[row])
    const batch = new Float32Array(rows.length * inputs)
    rows.forEach((row, position) => {
      batch.set(encoded.subarray(row * inputs, (row + 1) * inputs), position * inputs)
    })
    const logits = trainStep(batch, batchLabels, {
      model,
      optimizer,
      variables,
      kernels,
      ...options,
    })
    totals = addTotals(totals, totalRows(batchLabels, logits))
    await options.onBatch(totals)
  }
  return totals
}

/** One step of the optimiser. Returns the batch's logits from before it. */
function trainStep(
  batch: Float32Array,
  labels: Float32Array,
  context: {
    readonly model: Sequential
    readonly optimizer: tf.Optimizer
    readonly variables: tf.Variable[]
    readonly kernels: tf.Variable[]
    readonly l2: number
  },
): Float32Array {
  const { model, optimizer, variables, kernels, l2 } = context
  return tf.tidy(() => {
    const inputs = tf.tensor2d(batch, [labels.length, batch.length / labels.length])
    const targets = tf.tensor2d(labels, [labels.length, 1])
    let logits: Float32Array = new Float32Array()
    const { grads } = tf.variableGrads(() => {
      const output = model.apply(inputs, { training: true }) as tf.Tensor // one input, one output
      logits = output.dataSync<'float32'>()
      const loss = binaryCrossEntropy(targets, output)
      if (l2 === 0) return loss
      const penalty = tf.addN(kernels.map((kernel) => tf.sum(tf.square(kernel))))
      return tf.add<tf.Scalar>(loss, tf.mul(penalty, l2))
    }, variables)
    optimizer.applyGradients(grads)
    return logits
  })
}

/**
 * Mean binary cross-entropy of logits z, whose gradient is (sigmoid(z) - y) / rows. Written as
 * one operation, since automatic differentiation of the stable form takes a dozen.
 */
const binaryCrossEntropy = tf.customGrad((labels, logits, save) => {
  const [y, z] = [labels as tf.Tensor, logits as tf.Tensor] // customGrad types them loosely
  const softplus = tf.log1p(tf.exp(tf.neg(tf.abs(z))))
  const value = tf.mean<tf.Scalar>(tf.add(tf.sub(tf.relu(z), tf.mul(y, z)), softplus))
  ;(save as (tensors: tf.Tensor[]) => void)([y, z])
  return {
    value,
    gradFunc: (upstream, [y, z]) => [
      tf.zerosLike(y),
      tf.mul(upstream as tf.Tensor, tf.div(tf.sub(tf.sigmoid(z), y), y.size)),
    ],
  }
}) as (labels: tf.Tensor, logits: tf.Tensor) => tf.Scalar

function evaluate(model: Sequential, { encoded, labels }: LabelledRows): RowTotals {
  const inputs = encoded.length / labels.length
  let totals: RowTotals = { rows: 0, loss: 0, correct: 0 }
  for (let from = 0; from < labels.length; from += PREDICTION_BATCH) {
    const batchLabels = labels.subarray(from, from + PREDICTION_BATCH)
    const batch = encoded.subarray(from * inputs, (from + batchLabels.length) * inputs)
    const logits = tf.tidy(() => {
      const rows = tf.tensor2d(batch, [batchLabels.length, inputs])
      return (model.apply(rows) as tf.Tensor).dataSync<'float32'>() // one input, one output
    })
    totals = addTotals(totals, totalRows(batchLabels, logits))
  }
  return totals
}

function summariseEpoch(trained: RowTotals, validated: RowTotals): EpochFigures {
  return {
    loss: trained.loss / trained.rows,
    accuracy: trained.correct / trained.rows,
    validationLoss: validated.loss / validated.rows,
    validationAccuracy: validated.correct / validated.rows,
  }
}

function requireFinite(figures: EpochFigures, epoch: number, learningRate: number): void {
  if (Number.isFinite(figures.loss) && Number.isFinite(figures.validationLoss)) return
  throw new Failure(
    'gate',
    `Expected a finite loss. Received ${figures.loss} (validation ${figures.validationLoss}) in ` +
      `epoch ${epoch + 1}. Try a lower --lr than ${learningRate}.`,
  )
}

function readWeights(model: Sequential): NetworkWeights {
  const values = model.getWeights().map((tensor) => ({
    shape: tensor.shape,
    values: Float32Array.from(tensor.dataSync<'float32'>()),
  }))
  const weights: DenseWeights[] = []
  for (let at = 0; at < values.length; at += 2) {
    const [inputs, units] = values[at].shape
    weights.push({ inputs, units, kernel: values[at].values, bias: values[at + 1].values })
  }
  return weights
}

function trainableVariables(model: Sequential): tf.Variable[] {
  // LayerVariable keeps its tf.Variable in `val`, which its types hide.
  return model.trainableWeights.map((weight) => (weight as unknown as { val: tf.Variable }).val)
}
