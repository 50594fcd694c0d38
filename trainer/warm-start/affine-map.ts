/** Linear layers in float64, so that several become one before anything is rounded. */

import type { DenseWeights } from '../model/network.ts'

/** `output = input * kernel + bias`. */
export interface AffineMap {
  readonly inputs: number
  readonly units: number
  /** Row-major, shape `[inputs, units]`. */
  readonly kernel: Float64Array
  /** Shape `[units]`. */
  readonly bias: Float64Array
}

/**
 * One map that does what both do in turn:
 * `(x * K1 + b1) * K2 + b2 = x * (K1 * K2) + (b1 * K2 + b2)`.
 *
 * @throws RangeError when the second does not take what the first gives.
 */
export function compose(first: AffineMap, second: AffineMap): AffineMap {
  if (first.units !== second.inputs) {
    throw new RangeError(`Expected ${second.inputs} inputs. Received ${first.units}.`)
  }
  const { units } = second
  const kernel = new Float64Array(first.inputs * units)
  const bias = second.bias.slice()
  const addProduct = (factor: number, inner: number, into: Float64Array, at: number): void => {
    if (factor === 0) return // almost everywhere in a diagonal map
    for (let unit = 0; unit < units; unit++) {
      into[at + unit] += factor * second.kernel[inner * units + unit]
    }
  }
  for (let inner = 0; inner < first.units; inner++) {
    addProduct(first.bias[inner], inner, bias, 0)
    for (let input = 0; input < first.inputs; input++) {
      addProduct(first.kernel[input * first.units + inner], inner, kernel, input * units)
    }
  }
  return { inputs: first.inputs, units, kernel, bias }
}

/** Scales and shifts each input by itself: `output[i] = scale[i] * input[i] + shift[i]`. */
export function diagonalMap(scale: Float64Array, shift: Float64Array): AffineMap {
  const width = scale.length
  const kernel = new Float64Array(width * width)
  scale.forEach((factor, at) => {
    kernel[at * width + at] = factor
  })
  return { inputs: width, units: width, kernel, bias: shift }
}

/** The map as a layer of the network, rounded to float32. */
export function toDenseWeights({ inputs, units, kernel, bias }: AffineMap): DenseWeights {
  return { inputs, units, kernel: Float32Array.from(kernel), bias: Float32Array.from(bias) }
}
