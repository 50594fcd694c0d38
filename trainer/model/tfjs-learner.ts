/** Trains the network with TensorFlow.js, on whichever backend is current: the reference. */

import * as tf from '@tensorflow/tfjs-core'
import { layers, type Sequential, sequential } from '@tensorflow/tfjs-layers'
import { chunksOf, type LabelledRows } from '../preprocessing/labelled-rows.ts'
import type { Random } from '../random.ts'
import type { CreateLearner, Learner, UpdateOptions } from './learner.ts'
import type { DenseWeights, Network, NetworkWeights } from './network.ts'
import { SeededDropout } from './seeded-dropout.ts'
import {
  addTotals,
  type ClassWeights,
  NO_ROWS,
  type RowTotals,
  totalRows,
} from './training-history.ts'

/** What tests look at, beside what training needs. */
export interface TfjsLearner extends Learner {
  /** Gradient of a batch's mean loss, without dropout or L2. */
  computeGradient(rows: Int32Array): NetworkWeights
}

/** A network as TensorFlow.js holds it. */
interface Engine {
  /** Its output is the logit, shape `[batch, 1]`. */
  readonly model: Sequential
  /** Kernel and bias of each layer in turn. */
  readonly variables: tf.Variable[]
  /** The kernels among them. */
  readonly kernels: tf.Variable[]
}

export function createTfjsLearner(...given: Parameters<CreateLearner>): TfjsLearner {
  const [network, start, data, options, masks] = given
  const engine = buildEngine(network, start, masks)
  const updater = createUpdater(engine, options)
  return {
    trainBatch(rows, learningRate) {
      let totals = NO_ROWS
      tf.tidy(() => {
        const batch = takeBatch(data.train, rows)
        const { grads, logits } = differentiate(engine, batch, { ...options, training: true })
        updater.update(grads, learningRate)
        totals = totalRows(batch.labels, logits, options.classWeights)
      })
      return totals
    },
    evaluate: () =>
      updater.withKeptWeights(() => evaluate(engine.model, data.validation, options.classWeights)),
    readWeights: () => updater.withKeptWeights(() => readVariables(engine.variables)),
    computeGradient(rows) {
      let gradient: NetworkWeights = []
      tf.tidy(() => {
        const batch = takeBatch(data.train, rows)
        const { grads } = differentiate(engine, batch, { ...options, l2: 0, training: false })
        gradient = readVariables(engine.variables.map(({ name }) => grads[name]))
      })
      return gradient
    },
    dispose() {
      engine.model.dispose()
      updater.dispose()
    },
  }
}

function buildEngine(network: Network, weights: NetworkWeights, masks: Random): Engine {
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
  // LayerVariable keeps its tf.Variable in `val`, which its types hide.
  const variables = model.trainableWeights.map(
    (weight) => (weight as unknown as { val: tf.Variable }).val,
  )
  return { model, variables, kernels: variables.filter(({ shape }) => shape.length === 2) }
}

interface Batch {
  readonly encoded: tf.Tensor2D
  readonly labels: Float32Array
}

function takeBatch({ inputs, labels, gather }: LabelledRows, rows: Int32Array): Batch {
  const encoded = new Float32Array(rows.length * inputs)
  gather(rows, encoded, inputs)
  return {
    encoded: tf.tensor2d(encoded, [rows.length, inputs]),
    labels: Float32Array.from(rows, (row) => labels[row]),
  }
}

/** A batch's logits, and the gradient of its mean loss by each variable, under its name. */
function differentiate(
  { model, variables, kernels }: Engine,
  { encoded, labels }: Batch,
  {
    l2,
    classWeights,
    training,
  }: Pick<UpdateOptions, 'l2' | 'classWeights'> & { readonly training: boolean },
): { readonly grads: tf.NamedTensorMap; readonly logits: Float32Array } {
  const targets = tf.tensor2d(labels, [labels.length, 1])
  const weights = tf.tensor2d(
    labels.map((label) => classWeights[label > 0.5 ? 1 : 0]),
    [labels.length, 1],
  )
  let logits: Float32Array = new Float32Array()
  const { grads } = tf.variableGrads(() => {
    const output = model.apply(encoded, { training }) as tf.Tensor // one input, one output
    logits = output.dataSync<'float32'>()
    const loss = binaryCrossEntropy(targets, weights, output)
    if (l2 === 0) return loss
    const penalty = tf.addN(kernels.map((kernel) => tf.sum(tf.square(kernel))))
    return tf.add<tf.Scalar>(loss, tf.mul(penalty, l2))
  }, variables)
  return { grads, logits }
}

/**
 * Mean binary cross-entropy of logits z, each row's times the weight c of its class. Its gradient
 * is c (sigmoid(z) - y) / rows. Written as
 * one operation, since automatic differentiation of the stable form takes a dozen.
 */
const binaryCrossEntropy = tf.customGrad((labels, weights, logits, save) => {
  // customGrad types them loosely
  const [y, c, z] = [labels as tf.Tensor, weights as tf.Tensor, logits as tf.Tensor]
  const softplus = tf.log1p(tf.exp(tf.neg(tf.abs(z))))
  const losses = tf.add(tf.sub(tf.relu(z), tf.mul(y, z)), softplus)
  const value = tf.mean<tf.Scalar>(tf.mul(c, losses))
  ;(save as (tensors: tf.Tensor[]) => void)([y, c, z])
  return {
    value,
    gradFunc: (upstream, [y, c, z]) => [
      tf.zerosLike(y),
      tf.zerosLike(c),
      tf.mul(upstream as tf.Tensor, tf.div(tf.mul(c, tf.sub(tf.sigmoid(z), y)), y.size)),
    ],
  }
}) as (labels: tf.Tensor, weights: tf.Tensor, logits: tf.Tensor) => tf.Scalar

/** Applies gradients as `UpdateOptions` says, and keeps the moving averages of the weights. */
function createUpdater({ variables, kernels }: Engine, options: UpdateOptions) {
  const { clipNorm, weightDecay, emaMomentum } = options
  const optimizer = tf.train.adam()
  const averages =
    emaMomentum === null ? [] : variables.map((variable) => tf.variable(variable, false))
  let isFirst = true
  return {
    update(grads: tf.NamedTensorMap, learningRate: number): void {
      for (const kernel of weightDecay > 0 ? kernels : []) {
        kernel.assign(tf.mul(kernel, 1 - learningRate * weightDecay))
      }
      // The rate is read at each step, but its type hides it.
      ;(optimizer as unknown as { learningRate: number }).learningRate = learningRate
      const clipped = clipNorm === null ? grads : clip(grads, clipNorm)
      // As a list: by name, the types ask for variables.
      optimizer.applyGradients(Object.entries(clipped).map(([name, tensor]) => ({ name, tensor })))
      averages.forEach((average, index) => {
        // As Keras: the first step's weights are the first average.
        const rest = isFirst ? 1 : 1 - (emaMomentum ?? 0)
        average.assign(tf.add(average, tf.mul(tf.sub(variables[index], average), rest)))
      })
      isFirst = false
    },
    /** Runs something while the variables hold their averages, where there are any. */
    withKeptWeights<Result>(use: () => Result): Result {
      const current = averages.map((average, index) => {
        const weights = variables[index].clone()
        variables[index].assign(average)
        return weights
      })
      try {
        return use()
      } finally {
        current.forEach((weights, index) => {
          variables[index].assign(weights)
          weights.dispose()
        })
      }
    },
    dispose() {
      optimizer.dispose()
      tf.dispose(averages)
    },
  }
}

/** Gradients scaled down, where need be, to a joint length of `clipNorm`. */
function clip(grads: tf.NamedTensorMap, clipNorm: number): tf.NamedTensorMap {
  const norm = tf.sqrt(tf.addN(Object.values(grads).map((grad) => tf.sum(tf.square(grad)))))
  const scale = tf.minimum(1, tf.div(clipNorm, norm))
  return Object.fromEntries(Object.entries(grads).map(([name, g]) => [name, tf.mul(g, scale)]))
}

function evaluate(model: Sequential, rows: LabelledRows, classWeights: ClassWeights): RowTotals {
  let totals = NO_ROWS
  for (const { from, encoded } of chunksOf(rows)) {
    const count = encoded.length / rows.inputs
    const logits = tf.tidy(() => {
      const batch = tf.tensor2d(encoded, [count, rows.inputs])
      return (model.apply(batch) as tf.Tensor).dataSync<'float32'>() // one input, one output
    })
    const labels = rows.labels.subarray(from, from + count)
    totals = addTotals(totals, totalRows(labels, logits, classWeights))
  }
  return totals
}

/** @param tensors Kernel and bias of each layer in turn. */
function readVariables(tensors: readonly tf.Tensor[]): NetworkWeights {
  const weights: DenseWeights[] = []
  for (let at = 0; at < tensors.length; at += 2) {
    const [inputs, units] = tensors[at].shape
    const [kernel, bias] = [tensors[at], tensors[at + 1]].map((tensor) =>
      Float32Array.from(tensor.dataSync<'float32'>()),
    )
    weights.push({ inputs, units, kernel, bias })
  }
  return weights
}
