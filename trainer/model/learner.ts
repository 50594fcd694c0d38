/** What training asks of an engine: the same of TensorFlow.js as of the SIMD kernels. */

import type { LabelledRows } from '../preprocessing/labelled-rows.ts'
import type { Random } from '../random.ts'
import type { Network, NetworkWeights } from './network.ts'
import type { ClassWeights, RowTotals } from './training-history.ts'

/** How a step changes the weights, beside the learning rate. */
export interface UpdateOptions {
  /** What a row's loss counts, by its label, in training and in validation; 1 and 1: all alike. */
  readonly classWeights: ClassWeights
  /** Weight of the squared kernels in the loss: Keras's `L2(l2)` on every Dense layer. */
  readonly l2: number
  /**
   * Share of the learning rate by which each step shrinks the kernels, apart from the gradient:
   * AdamW of Loshchilov and Hutter (2019). Biases are left alone.
   */
  readonly weightDecay: number
  /** A gradient longer than this, over all weights, is scaled down to it; null: any length. */
  readonly clipNorm: number | null
  /**
   * Momentum of a moving average over the weights of all steps, which is then what is evaluated
   * and kept: Keras's `ema_momentum`; null: the weights themselves. In (0, 1).
   */
  readonly emaMomentum: number | null
}

/** A network in training, with binary cross-entropy and Adam (beta 0.9 and 0.999, epsilon 1e-7). */
export interface Learner {
  /**
   * One step of the optimiser.
   *
   * @param rows Positions in the training rows: a batch of any size.
   * @returns Loss and hits of the batch, with dropout, before the step.
   */
  trainBatch(rows: Int32Array, learningRate: number): RowTotals
  /** Without dropout, on the validation rows. */
  evaluate(): RowTotals
  readWeights(): NetworkWeights
  dispose(): void
}

export type CreateLearner = (
  network: Network,
  start: NetworkWeights,
  data: { readonly train: LabelledRows; readonly validation: LabelledRows },
  options: UpdateOptions,
  /** Draws the dropout masks. */
  masks: Random,
) => Learner
