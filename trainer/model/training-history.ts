/** What training went through, epoch by epoch. */

/**
 * Means over rows. `loss` is binary cross-entropy in nats (lower is better), each row's times the
 * weight of its class.
 */
export interface EpochFigures {
  readonly loss: number
  /** Share of rows on the right side of probability 0.5, in [0, 1]. */
  readonly accuracy: number
  readonly validationLoss: number
  readonly validationAccuracy: number
}

export interface TrainingHistory {
  readonly epochs: readonly EpochFigures[]
  /** Position in `epochs` of the lowest validation loss; the earliest, where several tie. */
  readonly bestEpoch: number
  /** Whether training ended before its time because validation loss stopped falling. */
  readonly stoppedEarly: boolean
}

/** What a row's loss counts, by its label; both above 0. */
export type ClassWeights = readonly [negative: number, positive: number]

/** Sums and counts over rows, from which an epoch's means are made. */
export interface RowTotals {
  readonly rows: number
  readonly loss: number
  readonly correct: number
}

export const NO_ROWS: RowTotals = { rows: 0, loss: 0, correct: 0 }

/**
 * Totals of one batch. The loss of a logit z and a label y is
 *
 *     -y log(sigmoid(z)) - (1 - y) log(1 - sigmoid(z)) = max(z, 0) - y z + log(1 + exp(-|z|))
 *
 * times the weight of the row's class, where the right side neither overflows nor takes the logarithm of 0.
 */
export function totalRows(
  labels: Float32Array,
  logits: ArrayLike<number>,
  [negative, positive]: ClassWeights,
): RowTotals {
  let loss = 0
  let correct = 0
  for (let row = 0; row < labels.length; row++) {
    const logit = logits[row]
    const softplus = Math.max(logit, 0) + Math.log1p(Math.exp(-Math.abs(logit)))
    loss += (labels[row] > 0.5 ? positive : negative) * (softplus - labels[row] * logit)
    if (logit > 0 === labels[row] > 0.5) correct += 1
  }
  return { rows: labels.length, loss, correct }
}

export function addTotals(first: RowTotals, second: RowTotals): RowTotals {
  return {
    rows: first.rows + second.rows,
    loss: first.loss + second.loss,
    correct: first.correct + second.correct,
  }
}
