import { describe, expect, it } from 'vitest'
import { foldSteps } from '../../../trainer/warm-start/fold-steps.ts'
import type { KerasStep } from '../../../trainer/warm-start/keras-steps.ts'
import { expectFailure } from '../../helpers/expect-failure.ts'

const ONE_UNIT: KerasStep = {
  layer: 'dense',
  kind: 'affine',
  map: { inputs: 1, units: 1, kernel: Float64Array.of(2), bias: Float64Array.of(3) },
}
const TWO_INPUTS: KerasStep = {
  layer: 'wide',
  kind: 'affine',
  map: { inputs: 2, units: 1, kernel: Float64Array.of(1, 1), bias: Float64Array.of(0) },
}
const LARGE: KerasStep = {
  layer: 'large',
  kind: 'affine',
  map: { inputs: 1, units: 1, kernel: Float64Array.of(3e38), bias: Float64Array.of(0) },
}
const RELU: KerasStep = { layer: 'active', kind: 'relu' }
const SIGMOID: KerasStep = { layer: 'last', kind: 'sigmoid' }

const DENSE = { inputs: 1, units: 1, kernel: Float32Array.of(2), bias: Float32Array.of(3) }

describe('foldSteps', () => {
  it('takes two ReLUs in a row for one', () => {
    expect(foldSteps([ONE_UNIT, RELU, RELU, ONE_UNIT, SIGMOID])).toEqual([DENSE, DENSE])
  })

  it.each([
    {
      what: 'a ReLU of the inputs',
      steps: [RELU, ONE_UNIT],
      message: 'Layer "active": expected a layer of weights before it. Received relu.',
    },
    {
      what: 'a sigmoid within',
      steps: [ONE_UNIT, SIGMOID, ONE_UNIT],
      message: 'Layer "last": expected the end of the model. Received sigmoid.',
    },
    {
      what: 'a ReLU at the end',
      steps: [ONE_UNIT, RELU],
      message:
        'Expected a last Dense layer of one unit (sigmoid, or linear for a logit) or of two ' +
        '(softmax). Received another activation.',
    },
    {
      what: 'no layers',
      steps: [],
      message:
        'Expected a last Dense layer of one unit (sigmoid, or linear for a logit) or of two ' +
        '(softmax). Received another activation.',
    },
    {
      what: 'widths that do not match',
      steps: [ONE_UNIT, RELU, TWO_INPUTS],
      message: 'Layer "wide": expected weights for the 1 outputs before it. Received some for 2.',
    },
    {
      what: 'a product that float32 cannot hold',
      steps: [LARGE, ONE_UNIT],
      message: 'Expected finite weights in an earlier model. Received NaN or infinity in layer 1.',
    },
  ])('refuses $what', async ({ steps, message }) => {
    await expectFailure(() => foldSteps(steps), 'invalid-usage', message)
  })
})
