import { describe, expect, it } from 'vitest'
import type { PreprocessingParameters } from '../../../shared/preprocessing.ts'
import {
  countWeights,
  fillUnseenWeights,
  initialWeights,
  type Network,
} from '../../../trainer/model/network.ts'
import { type LabelledRows, openRows } from '../../../trainer/preprocessing/labelled-rows.ts'
import { createRandom } from '../../../trainer/random.ts'

function rowsOf(...encoded: number[]): LabelledRows {
  const labels = new Float32Array(encoded.length / 4)
  return openRows({ inputs: 4, labels, encoded: Float32Array.from(encoded) })
}

const NETWORK: Network = { inputs: 14, hidden: [64, 32], dropout: 0.3 }

describe('initialWeights', () => {
  it('makes a kernel and a bias for each layer, the output layer last', () => {
    const weights = initialWeights(NETWORK, createRandom(1, 'test'))
    expect(weights.map(({ inputs, units }) => [inputs, units])).toEqual([
      [14, 64],
      [64, 32],
      [32, 1],
    ])
    const parameters = weights.flatMap(({ kernel, bias }) => [...kernel, ...bias])
    expect(countWeights(NETWORK)).toBe(parameters.length)
  })

  it('draws kernels uniformly within the Glorot limit and leaves biases at zero', () => {
    const [first] = initialWeights(NETWORK, createRandom(1, 'test'))
    const limit = Math.sqrt(6 / (14 + 64))
    const mean = first.kernel.reduce((sum, weight) => sum + weight, 0) / first.kernel.length
    expect(Math.max(...first.kernel)).toBeGreaterThan(0.98 * limit)
    expect(Math.max(...first.kernel)).toBeLessThanOrEqual(limit)
    expect(Math.min(...first.kernel)).toBeLessThan(-0.98 * limit)
    expect(Math.abs(mean)).toBeLessThan(0.02)
    expect(first.bias).toEqual(new Float32Array(64))
  })

  it('makes a logistic regression of a network without hidden layers', () => {
    const weights = initialWeights({ ...NETWORK, hidden: [] }, createRandom(1, 'test'))
    expect(weights.map(({ inputs, units }) => [inputs, units])).toEqual([[14, 1]])
  })
})

describe('fillUnseenWeights', () => {
  const preprocessing: PreprocessingParameters = {
    features: [
      { name: 'age', kind: 'numeric', mean: 0, scale: 1, median: 0, indicates_missing: false },
      { name: 'region', kind: 'category', categories: ['A', 'B'], indicates_missing: false },
    ],
  }
  const layer = {
    inputs: 4,
    units: 2,
    kernel: Float32Array.of(9, 9, /* A */ 1, 10, /* B */ 5, 20, /* unseen */ 7, 7),
    bias: new Float32Array(2),
  }
  const threeOfAOneOfB = rowsOf(0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0)

  it('gives unseen names the mean weights of the known ones, by their share of rows', () => {
    const [filled] = fillUnseenWeights([layer], preprocessing, threeOfAOneOfB)
    expect([...filled.kernel]).toEqual([9, 9, 1, 10, 5, 20, 2, 12.5])
  })

  it('leaves its argument as it was', () => {
    const before = layer.kernel.slice()
    fillUnseenWeights([layer], preprocessing, threeOfAOneOfB)
    expect(layer.kernel).toEqual(before)
  })

  it('keeps weights that training did learn', () => {
    const oneUnseen = rowsOf(0, 1, 0, 0, 0, 0, 0, 1)
    const [filled] = fillUnseenWeights([layer], preprocessing, oneUnseen)
    expect(filled.kernel).toEqual(layer.kernel)
  })
})
