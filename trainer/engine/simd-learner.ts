/** Trains a network with the SIMD kernels. Much faster than a framework: a step is one loop. */

import type { CreateLearner, Learner, UpdateOptions } from '../model/learner.ts'
import type { NetworkWeights } from '../model/network.ts'
import type { ClassWeights, RowTotals } from '../model/training-history.ts'
import { type LabelledRows, rowsFrom } from '../preprocessing/labelled-rows.ts'
import type { Random } from '../random.ts'
import { bindKernels, type Kernels } from './kernel-calls.ts'
import { readPadded, writePadded } from './padded-weights.ts'
import { createWorkspace, TILE_ROWS, type Workspace } from './workspace.ts'

/** As in Keras; epsilon is added where TensorFlow.js and PyTorch add it. */
const ADAM = { beta1: 0.9, beta2: 0.999, epsilon: 1e-7 }

/** What `flushSubnormal` adds and takes away. */
const TINY = 1e-20

/** Steps in which dropout's rate can be given: a unit is decided on by 16 random bits. */
const RATE_STEPS = 2 ** 16

/** What tests look at, beside what training needs. */
export interface SimdLearner extends Learner {
  /** Adds the gradient of a batch's mean loss to that of earlier ones since the last update. */
  addGradient(rows: Int32Array, options: { readonly isTraining: boolean }): RowTotals
  readGradient(): NetworkWeights
  /** The memory it works on: padding, moments, and bytes that no kernel may write. */
  readonly workspace: Workspace
}

/** The engine at work. */
interface Engine {
  readonly workspace: Workspace
  readonly kernels: Kernels
  readonly dropout: Dropout
  readonly classWeights: ClassWeights
}

interface Dropout {
  /** The rate, times 2^16. */
  readonly cutoff: number
  readonly keptScale: number
}

/** @param module From `loadKernels`. */
export function simdEngine(module: WebAssembly.Module) {
  return function createSimdLearner(
    ...[network, start, data, options, masks]: Parameters<CreateLearner>
  ): SimdLearner {
    const workspace = createWorkspace(network)
    const kernels = bindKernels(module, workspace.memory)
    const cutoff = Math.min(Math.round(network.dropout * RATE_STEPS), RATE_STEPS - 1)
    const dropout = { cutoff, keptScale: RATE_STEPS / (RATE_STEPS - cutoff) }
    const engine = { workspace, kernels, dropout, classWeights: options.classWeights }
    const update = createUpdate(engine, options)
    const kept = options.emaMomentum === null ? workspace.weights : workspace.averages
    writePadded(workspace.shape, start, workspace.weights.values)
    writePadded(workspace.shape, start, workspace.averages.values)
    seedDropout(workspace, masks)
    return {
      trainBatch(rows, learningRate) {
        const totals = addGradient(engine, data.train, rows, { isTraining: true })
        update(learningRate)
        return totals
      },
      evaluate: () => evaluate(engine, data.validation, kept.at),
      readWeights: () => readPadded(workspace.shape, kept.values),
      dispose() {},
      addGradient: (rows, { isTraining }) => addGradient(engine, data.train, rows, { isTraining }),
      readGradient: () => readPadded(workspace.shape, workspace.gradient.values),
      workspace,
    }
  }
}

/** Starts the generators of the dropout masks. */
function seedDropout({ dropoutState }: Workspace, masks: Random): void {
  const { buffer, length } = dropoutState.values
  const words = new Uint32Array(buffer, dropoutState.at, length)
  for (let word = 0; word < words.length; word++) words[word] = masks.uniform() * 2 ** 32
}

function addGradient(
  engine: Engine,
  data: LabelledRows,
  rows: Int32Array,
  { isTraining }: { readonly isTraining: boolean },
): RowTotals {
  const { workspace } = engine
  clearTotals(workspace)
  const pass = { weights: workspace.weights.at, share: 1 / rows.length, isTraining }
  for (let from = 0; from < rows.length; from += TILE_ROWS) {
    const tile = rows.subarray(from, from + TILE_ROWS)
    forward(engine, data, tile, pass)
    backward(engine, tile.length, isTraining)
  }
  return readTotals(workspace, rows.length)
}

function evaluate(engine: Engine, data: LabelledRows, weights: number): RowTotals {
  const count = data.labels.length
  clearTotals(engine.workspace)
  for (let from = 0; from < count; from += TILE_ROWS) {
    const tile = rowsFrom(from, Math.min(TILE_ROWS, count - from))
    forward(engine, data, tile, { weights, share: 0, isTraining: false })
  }
  return readTotals(engine.workspace, count)
}

/**
 * A tile's logits, its losses (added to the totals), and the gradient by the logits.
 *
 * @param tile Positions of its rows in the data, at most `TILE_ROWS`.
 * @param pass.weights Address of the block of weights to use.
 * @param pass.share What each row's gradient is multiplied by.
 */
function forward(
  { workspace, kernels, dropout, classWeights }: Engine,
  data: LabelledRows,
  tile: Int32Array,
  pass: { readonly weights: number; readonly share: number; readonly isTraining: boolean },
): void {
  const { hidden, output, inputs, labels, logits, totals } = workspace
  const rows = tile.length
  const first = hidden[0] ?? output
  data.gather(tile, inputs.values, first.inputs)
  for (let row = 0; row < rows; row++) labels.values[row] = data.labels[tile[row]]

  const drops = pass.isTraining && dropout.cutoff > 0
  kernels.markNonZeros(first.x, first.inputs, rows, first.xMask)
  for (let layer = 0; layer < hidden.length; layer++) {
    const { offset, inputs, units, x, xMask } = hidden[layer]
    const next = hidden[layer + 1] ?? output
    kernels.denseForward(
      pass.weights + offset,
      inputs,
      units,
      x,
      xMask,
      rows,
      next.x,
      next.xMask,
      drops ? workspace.dropoutState.at : 0,
      dropout.cutoff,
      drops ? dropout.keptScale : 1,
    )
  }
  kernels.outputForward(pass.weights + output.offset, output.inputs, output.x, rows, logits.at)
  kernels.crossEntropy(
    logits.at,
    labels.at,
    rows,
    pass.share,
    ...classWeights,
    output.error,
    totals.at,
  )
}

/** Adds a tile's share to the gradient, from the output layer down. */
function backward(
  { workspace, kernels, dropout }: Engine,
  rows: number,
  isTraining: boolean,
): void {
  const { hidden, output, weights, gradient, columnMask } = workspace
  const scale = isTraining ? dropout.keptScale : 1
  kernels.outputBackward(
    weights.at + output.offset,
    gradient.at + output.offset,
    output.inputs,
    output.x,
    rows,
    output.error,
    hidden[hidden.length - 1]?.error ?? 0,
    scale,
  )
  for (let layer = hidden.length - 1; layer >= 0; layer--) {
    const { offset, inputs, units, x, xMask, error } = hidden[layer]
    kernels.transposeMask(xMask, inputs, rows, columnMask.at)
    kernels.denseBackward(
      weights.at + offset,
      gradient.at + offset,
      inputs,
      units,
      x,
      columnMask.at,
      rows,
      error,
      hidden[layer - 1]?.error ?? 0,
      scale,
    )
  }
}

/** What follows a batch's gradient: L2, clipping, weight decay, Adam, averaging, in this order. */
function createUpdate({ workspace, kernels }: Engine, options: UpdateOptions) {
  const { hidden, output, weights, gradient, means, squares, averages } = workspace
  const { l2, weightDecay, clipNorm, emaMomentum } = options
  const layers = [...hidden, output]
  const bytes = weights.values.byteLength
  const addToKernels = (target: number, scale: number): void => {
    for (const { offset, kernelBytes } of layers) {
      kernels.addScaled(target + offset, weights.at + offset, kernelBytes, scale, TINY)
    }
  }
  // beta^t, multiplied up step by step: Math.pow is not the same to the bit everywhere.
  let beta1Power = 1
  let beta2Power = 1
  return (learningRate: number): void => {
    if (l2 > 0) addToKernels(gradient.at, 2 * l2)
    if (clipNorm !== null) {
      const norm = Math.sqrt(kernels.sumOfSquares(gradient.at, bytes))
      if (norm > clipNorm) kernels.multiplyBy(gradient.at, bytes, clipNorm / norm, TINY)
    }
    if (weightDecay > 0) addToKernels(weights.at, -learningRate * weightDecay)
    const isFirst = beta1Power === 1
    beta1Power *= ADAM.beta1
    beta2Power *= ADAM.beta2
    const correction = Math.sqrt(1 - beta2Power)
    kernels.adam(
      weights.at,
      gradient.at,
      means.at,
      squares.at,
      bytes,
      (learningRate * correction) / (1 - beta1Power),
      ADAM.epsilon * correction,
      ADAM.beta1,
      1 - ADAM.beta1,
      ADAM.beta2,
      1 - ADAM.beta2,
      TINY,
    )
    if (emaMomentum !== null) {
      // As Keras: the first step's weights are the first average.
      kernels.moveAverage(averages.at, weights.at, bytes, isFirst ? 1 : 1 - emaMomentum)
    }
  }
}

function clearTotals({ totals }: Workspace): void {
  totals.values[0] = 0
  totals.values[1] = 0
}

function readTotals({ totals }: Workspace, rows: number): RowTotals {
  return { rows, loss: totals.values[0], correct: totals.values[1] }
}
