import { describe, expect, it } from 'vitest'
import { encodeSavedModel } from '../../../trainer/export/saved-model.ts'
import { forwardPass } from '../../helpers/forward-pass.ts'
import { largestDifference } from '../../helpers/largest-difference.ts'
import { fixtureBytes, kerasCases, seenProbabilities } from '../../parity/keras/cases.ts'

describe('encodeSavedModel', () => {
  it.each(kerasCases)('writes the bytes that TensorFlow was seen to open: $name', (model) => {
    expect(encodeSavedModel(model.weights)).toEqual(fixtureBytes(model.name, 'saved_model.pb'))
  })

  it.each(kerasCases)('made TensorFlow predict what the weights say: $name', (model) => {
    const { name, weights, rows } = model

    expect(
      largestDifference(seenProbabilities(name, 'saved_model.pb'), forwardPass(weights, rows)),
    ).toBeLessThan(1e-6)
  })

  it('writes weights that are a view into a larger buffer', () => {
    const [{ name, weights }] = kerasCases
    const views = weights.map((layer) => ({
      ...layer,
      kernel: Float32Array.of(9, ...layer.kernel, 9).subarray(1, -1),
    }))

    expect(encodeSavedModel(views)).toEqual(fixtureBytes(name, 'saved_model.pb'))
  })
})
