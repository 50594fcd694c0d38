import { describe, expect, it } from 'vitest'
import { padNetwork, readPadded, writePadded } from '../../../trainer/engine/padded-weights.ts'
import { initialWeights } from '../../../trainer/model/network.ts'
import { createRandom } from '../../../trainer/random.ts'
import { paddingOf } from '../../helpers/padding.ts'

describe('padNetwork', () => {
  it('rounds inputs up to 4 and units up to 32, and puts one layer behind the other', () => {
    const { layers, length } = padNetwork({ inputs: 5, hidden: [7, 33], dropout: 0 })
    expect(layers.map(({ paddedInputs, paddedUnits }) => [paddedInputs, paddedUnits])).toEqual([
      [8, 32],
      [32, 64],
      [64, 1],
    ])
    expect(layers.map(({ offset }) => offset)).toEqual([0, 9 * 32, 9 * 32 + 33 * 64])
    expect(length).toBe(9 * 32 + 33 * 64 + 72)
  })
})

describe.each([
  { inputs: 14, hidden: [64, 32] },
  { inputs: 1, hidden: [1] },
  { inputs: 5, hidden: [7, 33, 65] },
  { inputs: 4, hidden: [] },
  { inputs: 301, hidden: [] },
])('weights of $inputs inputs and hidden layers $hidden', (shape) => {
  const network = { ...shape, dropout: 0 }
  const weights = initialWeights(network, createRandom(1, 'test')).map((layer) => ({
    ...layer,
    bias: layer.bias.map((_, unit) => unit + 1),
  }))
  const padded = padNetwork(network)
  const block = new Float32Array(padded.length)
  writePadded(padded, weights, block)

  it('come back as they were written', () => {
    expect(readPadded(padded, block)).toEqual(weights)
  })

  it('have zeros around them', () => {
    expect(paddingOf(padded, block).every((value) => value === 0)).toBe(true)
  })
})
