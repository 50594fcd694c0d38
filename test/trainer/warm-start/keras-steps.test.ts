import { describe, expect, it } from 'vitest'
import type { SavedLayer } from '../../../trainer/warm-start/keras-config.ts'
import { stepsOf } from '../../../trainer/warm-start/keras-steps.ts'
import { expectFailure } from '../../helpers/expect-failure.ts'

function layerOf(
  className: string,
  config: Readonly<Record<string, unknown>>,
  ...arrays: readonly (readonly number[])[]
): SavedLayer {
  const variables = arrays.map((values) => ({
    shape: [values.length],
    values: Float64Array.from(values),
  }))
  return { className, name: 'it', config, inputs: 2, variables }
}

describe('stepsOf', () => {
  it('divides by no less than 1e-7 where an input of Normalization never varied', () => {
    const layer = layerOf('Normalization', { axis: [-1] }, [1, 1], [0, 4], [9])

    expect(stepsOf(layer)).toEqual([
      {
        layer: 'it',
        kind: 'affine',
        map: {
          inputs: 2,
          units: 2,
          kernel: Float64Array.of(1 / 1e-7, 0, 0, 0.5),
          bias: Float64Array.of(-1 / 1e-7, -0.5),
        },
      },
    ])
  })

  it.each([
    {
      what: 'an inverted Normalization',
      layer: layerOf('Normalization', { invert: true }),
      message: 'Layer "it": expected a Normalization. Received an inverted one.',
    },
    {
      what: 'a Normalization of means without variances',
      layer: layerOf('Normalization', { mean: [1, 2], axis: [-1] }),
      message: 'Layer "it": expected numbers for mean and variance. Received something else.',
    },
    {
      what: 'a normalised axis of rows',
      layer: layerOf('BatchNormalization', { axis: 0 }, [1], [1], [1], [1]),
      message: 'Layer "it": expected the last axis. Received axis 0.',
    },
    {
      what: 'a Dense layer without its weights',
      layer: layerOf('Dense', {}),
      message: 'Layer "it": expected 2 arrays of weights. Received 0.',
    },
    {
      what: 'a kernel of one dimension',
      layer: layerOf('Dense', {}, [1, 2], [1]),
      message: 'Layer "it": expected a kernel of two dimensions and its biases. Received others.',
    },
    {
      what: "somebody's own activation",
      layer: layerOf('Activation', { activation: { class_name: 'function', config: 'mine' } }),
      message:
        'Layer "it": expected the activation linear, relu, sigmoid or softmax. ' +
        'Received a function of its own.',
    },
    {
      what: 'a ReLU with a limit',
      layer: layerOf('ReLU', { max_value: 6, negative_slope: 0, threshold: 0 }),
      message: 'Layer "it": expected a ReLU without limit, slope or threshold. Received one with.',
    },
    {
      what: 'a layer named as something every object has',
      layer: layerOf('constructor', {}),
      message:
        'Layer "it": expected one of InputLayer, Dense, Dropout, Normalization, ' +
        'BatchNormalization, Activation, ReLU. Received a constructor.',
    },
  ])('refuses $what', async ({ layer, message }) => {
    await expectFailure(() => stepsOf(layer), 'invalid-usage', message)
  })
})
