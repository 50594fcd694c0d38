/** The one definition of the network, apart from whatever trains, runs or stores it. */

import { inputCount, type PreprocessingParameters } from '../../shared/preprocessing.ts'
import { chunksOf, type LabelledRows } from '../preprocessing/labelled-rows.ts'
import type { Random } from '../random.ts'

/**
 * Inputs, then for each hidden layer Dense(ReLU) and Dropout, then Dense(sigmoid) of one unit.
 */
export interface Network {
  readonly inputs: number
  /** Units of each hidden layer. */
  readonly hidden: readonly number[]
  /** Share of a hidden layer's outputs zeroed in each training step, in [0, 1). */
  readonly dropout: number
}

/** Weights of one Dense layer: `output = activation(input * kernel + bias)`. */
export interface DenseWeights {
  readonly inputs: number
  readonly units: number
  /** Row-major, shape `[inputs, units]`. */
  readonly kernel: Float32Array
  /** Shape `[units]`. */
  readonly bias: Float32Array
}

/** Hidden layers first, the output layer (whose result is the logit) last. */
export type NetworkWeights = readonly DenseWeights[]

/** How many numbers training adjusts. */
export function countWeights({ inputs, hidden }: Network): number {
  const widths = [inputs, ...hidden, 1]
  return widths.slice(1).reduce((count, units, layer) => count + (widths[layer] + 1) * units, 0)
}

/**
 * Weights to start from: Glorot uniform kernels, zero biases, as Keras's Dense.
 * Glorot and Bengio (2010): uniform in +-sqrt(6 / (inputs + units)).
 */
export function initialWeights({ inputs, hidden }: Network, random: Random): NetworkWeights {
  return [...hidden, 1].map((units, layer) => {
    const fanIn = layer === 0 ? inputs : hidden[layer - 1]
    const limit = Math.sqrt(6 / (fanIn + units))
    const kernel = new Float32Array(fanIn * units).map(() => (2 * random.uniform() - 1) * limit)
    return { inputs: fanIn, units, kernel, bias: new Float32Array(units) }
  })
}

/**
 * Gives the "unseen" input of each category feature the mean weights of its known categories,
 * by their share of training rows: a name never met counts as the average customer's. Training
 * cannot do it, since no training row has an unseen name.
 */
export function fillUnseenWeights(
  weights: NetworkWeights,
  preprocessing: PreprocessingParameters,
  trainingRows: LabelledRows,
): NetworkWeights {
  const [first, ...rest] = weights
  const { units } = first
  const kernel = first.kernel.slice()
  const shares = columnMeans(trainingRows)
  let start = 0
  for (const feature of preprocessing.features) {
    const unseen = start + inputCount(feature) - 1
    if (feature.kind === 'category' && shares[unseen] === 0) {
      for (let unit = 0; unit < units; unit++) {
        let mean = 0
        for (let input = start; input < unseen; input++) {
          mean += shares[input] * kernel[input * units + unit]
        }
        kernel[unseen * units + unit] = mean
      }
    }
    start += inputCount(feature)
  }
  return [{ ...first, kernel }, ...rest]
}

function columnMeans(rows: LabelledRows): Float64Array {
  const sums = new Float64Array(rows.inputs)
  for (const { encoded } of chunksOf(rows)) {
    for (let at = 0; at < encoded.length; at++) sums[at % rows.inputs] += encoded[at]
  }
  return sums.map((sum) => sum / rows.labels.length)
}
