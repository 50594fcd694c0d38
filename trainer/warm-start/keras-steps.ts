/** What Keras's layers do to a row when they predict, as far as a network like ours can do it. */

import { Failure } from '../../shared/failure.ts'
import { type AffineMap, diagonalMap } from './affine-map.ts'
import type { SavedVariable } from './hdf5-reader.ts'
import type { SavedLayer } from './keras-config.ts'

const ACTIVATIONS = ['relu', 'sigmoid', 'softmax'] as const
type Activation = (typeof ACTIVATIONS)[number]

/** A step, and the name of the layer that makes it. */
export type KerasStep =
  | { readonly layer: string; readonly kind: 'affine'; readonly map: AffineMap }
  | { readonly layer: string; readonly kind: Activation }

/** The layers there are, each with its steps; layers without one only matter in training. */
const READERS: Readonly<Record<string, (layer: SavedLayer) => KerasStep[]>> = {
  InputLayer: readInput,
  Dense: readDense,
  Dropout: () => [],
  Normalization: readNormalization,
  BatchNormalization: readBatchNormalization,
  Activation: (layer) => readActivation(layer),
  ReLU: readRelu,
}

/** Least standard deviation by which Normalization divides: `keras.config.epsilon()`. */
const LEAST_DEVIATION = 1e-7

/** @throws Failure `invalid-usage`, naming the layer, when it is none of those understood. */
export function stepsOf(layer: SavedLayer): KerasStep[] {
  const read = Object.hasOwn(READERS, layer.className) ? READERS[layer.className] : undefined
  if (read) return read(layer)
  throw refuse(layer, `one of ${Object.keys(READERS).join(', ')}`, `a ${layer.className}`)
}

function readInput(layer: SavedLayer): KerasStep[] {
  // Keras 2 spells it batch_input_shape.
  const shape = layer.config.batch_shape ?? layer.config.batch_input_shape
  if (Array.isArray(shape) && shape.length === 2) return []
  throw refuse(layer, 'rows of numbers', `the shape ${JSON.stringify(shape)}`)
}

function readDense(layer: SavedLayer): KerasStep[] {
  const hasBias = layer.config.use_bias !== false
  const [kernel, ...biases] = requireVariables(layer, hasBias ? 2 : 1)
  const [inputs, units] = kernel.shape
  const bias = hasBias ? biases[0].values : new Float64Array(units)
  if (kernel.shape.length !== 2 || bias.length !== units) {
    throw refuse(layer, 'a kernel of two dimensions and its biases', 'others')
  }
  const map = { inputs, units, kernel: kernel.values, bias }
  return [{ layer: layer.name, kind: 'affine', map }, ...readActivation(layer)]
}

function readActivation(layer: SavedLayer): KerasStep[] {
  const { activation = 'linear' } = layer.config
  if (activation === 'linear' || activation === null) return []
  const kind = ACTIVATIONS.find((name) => name === activation)
  if (kind) return [{ layer: layer.name, kind }]
  const received = typeof activation === 'string' ? activation : 'a function of its own'
  throw refuse(layer, 'the activation linear, relu, sigmoid or softmax', received)
}

function readRelu(layer: SavedLayer): KerasStep[] {
  const { max_value: limit, negative_slope: slope, threshold } = layer.config
  if (!(limit || slope || threshold)) return [{ layer: layer.name, kind: 'relu' }]
  throw refuse(layer, 'a ReLU without limit, slope or threshold', 'one with')
}

/**
 * `(x - mean) / sqrt(variance)`, each input by itself. `adapt` stores mean and variance as
 * weights, with a count; given to the constructor they stand in the config.
 */
function readNormalization(layer: SavedLayer): KerasStep[] {
  const { mean: givenMean, variance: givenVariance, axis, invert } = layer.config
  if (invert) throw refuse(layer, 'a Normalization', 'an inverted one')
  requireLastAxis(layer, axis ?? [])
  const isGiven = givenMean !== undefined && givenMean !== null
  const [mean, variance] = isGiven
    ? [numbersIn(layer, givenMean), numbersIn(layer, givenVariance)]
    : requireVariables(layer, 3).map(({ values }) => values)
  const scale = variance.map((value) => 1 / Math.max(Math.sqrt(value), LEAST_DEVIATION))
  return scaling(layer, scale, mean)
}

/**
 * `gamma * (x - mean) / sqrt(variance + epsilon) + beta`, with the moving averages that training
 * left; gamma is 1 where the layer has none (`scale`), beta 0 (`center`).
 */
function readBatchNormalization(layer: SavedLayer): KerasStep[] {
  const { axis = -1, epsilon = 1e-3, scale: hasGamma, center: hasBeta } = layer.config
  requireLastAxis(layer, axis)
  if (typeof epsilon !== 'number') throw refuse(layer, 'a number for epsilon', 'none')
  const learned = [hasGamma !== false, hasBeta !== false]
  const variables = requireVariables(layer, 2 + learned.filter(Boolean).length)
  const [mean, variance] = variables.slice(-2).map(({ values }) => values)
  const gamma = learned[0] ? variables[0].values : mean.map(() => 1)
  const beta = learned[1] ? variables[Number(learned[0])].values : mean.map(() => 0)
  const scale = variance.map((value, at) => gamma[at] / Math.sqrt(value + epsilon))
  return scaling(layer, scale, mean, beta)
}

/** `scale * (x - mean) + shift`; a single scale is every input's. */
function scaling(
  layer: SavedLayer,
  scale: Float64Array,
  mean: Float64Array,
  shift: Float64Array = new Float64Array(mean.length),
): KerasStep[] {
  if (scale.length !== mean.length || shift.length !== mean.length) {
    throw refuse(layer, 'as many means as variances', `${mean.length} and ${scale.length}`)
  }
  const bias = shift.map((value, at) => value - scale[at] * mean[at])
  const width = mean.length === 1 ? (layer.inputs ?? 1) : mean.length
  const spread = (values: Float64Array): Float64Array =>
    Float64Array.from({ length: width }, (_, at) => values[values.length === 1 ? 0 : at])
  const map = diagonalMap(spread(scale), spread(bias))
  return [{ layer: layer.name, kind: 'affine', map }]
}

/** Of rows `[rows, inputs]` it is 1 or -1. Scalars have no axis. */
function requireLastAxis(layer: SavedLayer, axis: unknown): void {
  const axes = Array.isArray(axis) ? axis : [axis]
  if (axes.every((each) => each === 1 || each === -1)) return
  throw refuse(layer, 'the last axis', `axis ${JSON.stringify(axis)}`)
}

function requireVariables(layer: SavedLayer, count: number): readonly SavedVariable[] {
  const { variables } = layer
  if (variables.length !== count) {
    throw refuse(layer, `${count} arrays of weights`, String(variables.length))
  }
  if (variables.some(({ values }) => !values.every(Number.isFinite))) {
    throw refuse(layer, 'finite weights', 'NaN or infinity')
  }
  return variables
}

function numbersIn(layer: SavedLayer, value: unknown): Float64Array {
  const numbers = [value].flat(3)
  if (numbers.every((number) => typeof number === 'number')) return Float64Array.from(numbers)
  throw refuse(layer, 'numbers for mean and variance', 'something else')
}

function refuse({ name }: SavedLayer, expected: string, received: string): Failure {
  return new Failure(
    'invalid-usage',
    `Layer "${name}": expected ${expected}. Received ${received}.`,
  )
}
