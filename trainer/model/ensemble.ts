/** Several networks as one: their mean logit, in one network of the same kind. */

import type { DenseWeights, Network, NetworkWeights } from './network.ts'
import type { EpochFigures, TrainingHistory } from './training-history.ts'

/** The network that members joined by `joinMembers` make: hidden layers `members` times as wide. */
export function joinedNetwork(network: Network, members: number): Network {
  return { ...network, hidden: network.hidden.map((units) => units * members) }
}

/**
 * One network whose logit is the mean of its members' logits. All members read the same inputs;
 * after that each keeps to its own units, so that hidden kernels are block-diagonal; the output
 * layer adds all up and divides by their number.
 *
 * @param members At least one, all of one shape. One member is returned as it is.
 */
export function joinMembers(members: readonly NetworkWeights[]): NetworkWeights {
  const [first] = members
  if (members.length === 1) return first
  return first.map((_, layer) => {
    const parts = members.map((member) => member[layer])
    if (first.length === 1) return averageLayers(parts)
    if (layer === first.length - 1) return joinOutputs(parts)
    return layer === 0 ? joinSideBySide(parts) : joinDiagonally(parts)
  })
}

/** Shape `[inputs, members * units]`: the same inputs for all. */
function joinSideBySide(parts: readonly DenseWeights[]): DenseWeights {
  return placeBlocks(parts, { inputs: parts[0].inputs, rowsApart: 0 })
}

/** Shape `[members * inputs, members * units]`: zero outside of each member's own block. */
function joinDiagonally(parts: readonly DenseWeights[]): DenseWeights {
  const { inputs } = parts[0]
  return placeBlocks(parts, { inputs: inputs * parts.length, rowsApart: inputs })
}

function placeBlocks(
  parts: readonly DenseWeights[],
  { inputs, rowsApart }: { readonly inputs: number; readonly rowsApart: number },
): DenseWeights {
  const units = parts[0].units * parts.length
  const kernel = new Float32Array(inputs * units)
  parts.forEach((part, member) => {
    for (let input = 0; input < part.inputs; input++) {
      const row = part.kernel.subarray(input * part.units, (input + 1) * part.units)
      kernel.set(row, (input + member * rowsApart) * units + member * part.units)
    }
  })
  const bias = Float32Array.from(parts.flatMap((part) => [...part.bias]))
  return { inputs, units, kernel, bias }
}

/** Shape `[members * inputs, 1]`: each member's output, divided by their number. */
function joinOutputs(parts: readonly DenseWeights[]): DenseWeights {
  const count = parts.length
  return {
    inputs: parts.reduce((inputs, part) => inputs + part.inputs, 0),
    units: 1,
    kernel: Float32Array.from(parts.flatMap((part) => [...part.kernel])).map((w) => w / count),
    bias: Float32Array.of(parts.reduce((sum, part) => sum + part.bias[0], 0) / count),
  }
}

/** Of networks without hidden layers, whose logits are linear: the mean weights do. */
function averageLayers(parts: readonly DenseWeights[]): DenseWeights {
  const { inputs, kernel, bias } = joinOutputs(parts)
  const mean = new Float32Array(inputs / parts.length)
  kernel.forEach((weight, at) => {
    mean[at % mean.length] += weight
  })
  return { inputs: mean.length, units: 1, kernel: mean, bias }
}

/** Epoch by epoch the mean of all members, as long as none has stopped. */
export function meanHistory(histories: readonly TrainingHistory[]): TrainingHistory {
  const length = Math.min(...histories.map(({ epochs }) => epochs.length))
  const epochs = Array.from({ length }, (_, epoch) =>
    meanFigures(histories.map(({ epochs }) => epochs[epoch])),
  )
  const losses = epochs.map(({ validationLoss }) => validationLoss)
  return {
    epochs,
    bestEpoch: lowestOf(losses),
    stoppedEarly: histories.some(({ stoppedEarly }) => stoppedEarly),
  }
}

/**
 * A history whose validation figures are those of other networks, out of fold: what a network
 * that learns from all rows would show of rows that it had not seen.
 */
export function withFoldValidation(
  { epochs, stoppedEarly }: TrainingHistory,
  folds: TrainingHistory,
): TrainingHistory {
  const joined = epochs.slice(0, folds.epochs.length).map((figures, epoch) => {
    const { validationLoss, validationAccuracy } = folds.epochs[epoch]
    return { ...figures, validationLoss, validationAccuracy }
  })
  const losses = joined.map(({ validationLoss }) => validationLoss)
  return { epochs: joined, bestEpoch: lowestOf(losses), stoppedEarly }
}

/** Position of the lowest loss, the first of several. */
function lowestOf(losses: readonly number[]): number {
  return losses.reduce((best, loss, epoch) => (loss < losses[best] ? epoch : best), 0)
}

function meanFigures(figures: readonly EpochFigures[]): EpochFigures {
  const meanOf = (measure: keyof EpochFigures): number =>
    figures.reduce((sum, epoch) => sum + epoch[measure], 0) / figures.length
  return {
    loss: meanOf('loss'),
    accuracy: meanOf('accuracy'),
    validationLoss: meanOf('validationLoss'),
    validationAccuracy: meanOf('validationAccuracy'),
  }
}
