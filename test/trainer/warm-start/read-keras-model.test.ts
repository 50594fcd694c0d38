import { readFileSync } from 'node:fs'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { encodeKeras } from '../../../trainer/export/keras.ts'
import { encodeKerasH5 } from '../../../trainer/export/keras-h5.ts'
import { readKerasModel } from '../../../trainer/warm-start/read-keras-model.ts'
import { expectFailure } from '../../helpers/expect-failure.ts'
import { forwardPass } from '../../helpers/forward-pass.ts'
import { largestDifference } from '../../helpers/largest-difference.ts'
import { fixtureBytes, kerasCases } from '../../parity/keras/cases.ts'
import { initCases, initFixture } from '../../parity/keras/init-cases.ts'

const ARCHIVE = new Uint8Array(readFileSync(initFixture('plain-dense.keras')))

describe('readKerasModel', () => {
  it.each(initCases)('predicts what Keras does: $name', async ({ name, rows, probabilities }) => {
    const bytes = new Uint8Array(readFileSync(initFixture(`${name}.keras`)))

    const { weights } = await readKerasModel(bytes, 'keras')

    expect(largestDifference(forwardPass(weights, rows), probabilities)).toBeLessThan(1e-6)
  })

  it.each(kerasCases)('reads what Keras and we save in both formats: $name', async (network) => {
    const { name, weights } = network

    expect(await readKerasModel(fixtureBytes(name, 'by-keras.keras'), 'keras')).toMatchObject({
      weights,
    })
    expect(await readKerasModel(fixtureBytes(name, 'by-keras.h5'), 'h5')).toMatchObject({ weights })
    expect(
      await readKerasModel(await encodeKeras(network.network, weights), 'keras'),
    ).toMatchObject({ weights })
    expect(await readKerasModel(await encodeKerasH5(network.network, weights), 'h5')).toMatchObject(
      { weights },
    )
  })

  it.each([
    { name: 'plain-dense', dropout: null, endsInLogit: false },
    { name: 'functional', dropout: 0.2, endsInLogit: false },
    { name: 'dropout', dropout: 0.4, endsInLogit: false },
    { name: 'linear-output', dropout: null, endsInLogit: true },
    { name: 'softmax-of-two', dropout: null, endsInLogit: false },
  ])('finds in $name the dropout $dropout; a logit: $endsInLogit', async ({ name, ...found }) => {
    const bytes = new Uint8Array(readFileSync(initFixture(`${name}.keras`)))

    expect(await readKerasModel(bytes, 'keras')).toMatchObject(found)
  })

  it('joins layers without an activation between them', async () => {
    const bytes = new Uint8Array(readFileSync(initFixture('linear-in-a-row.keras')))

    const { weights } = await readKerasModel(bytes, 'keras')

    expect(weights.map(({ inputs, units }) => [inputs, units])).toEqual([
      [3, 4],
      [4, 1],
    ])
  })

  it.each([
    {
      name: 'tanh',
      message:
        'Layer "dense": expected the activation linear, relu, sigmoid or softmax. Received tanh.',
    },
    {
      name: 'layer-normalization',
      message:
        'Layer "layer_normalization": expected one of InputLayer, Dense, Dropout, Normalization, ' +
        'BatchNormalization, Activation, ReLU. Received a LayerNormalization.',
    },
    {
      name: 'convolution',
      message: 'Layer "input_layer": expected rows of numbers. Received the shape [null,3,1].',
    },
    {
      name: 'leaky',
      message:
        'Layer "re_lu": expected a ReLU without limit, slope or threshold. Received one with.',
    },
    {
      name: 'branched',
      message:
        'Expected layers in a single chain. ' +
        'Received layer "dense_1" behind input_layer, not behind dense.',
    },
    {
      name: 'softmax-of-three',
      message:
        'Expected a last Dense layer of one unit (sigmoid, or linear for a logit) or of two ' +
        '(softmax). Received 3 outputs.',
    },
  ])('refuses what no network of ours computes: $name', async ({ name, message }) => {
    const bytes = new Uint8Array(readFileSync(initFixture(`${name}.keras`)))

    await expectFailure(() => readKerasModel(bytes, 'keras'), 'invalid-usage', message)
  })

  it.each([
    { what: 'no archive', bytes: strToU8('PK, or not') },
    { what: 'nothing', bytes: new Uint8Array() },
    { what: 'the first half of one', bytes: ARCHIVE.subarray(0, ARCHIVE.length / 2) },
    { what: 'one that lost its first byte', bytes: ARCHIVE.subarray(1) },
  ])('refuses $what', async ({ bytes }) => {
    await expect(readKerasModel(bytes, 'keras')).rejects.toMatchObject({
      code: 'invalid-usage',
      message: expect.stringContaining('Expected a zip archive. Received'),
    })
  })

  it('refuses an archive in which one bit has changed', async () => {
    const bytes = ARCHIVE.slice()
    bytes[Math.floor(bytes.length / 2)] ^= 1

    await expectFailure(
      () => readKerasModel(bytes, 'keras'),
      'invalid-usage',
      'Expected a zip archive. Received a damaged one: see model.weights.h5.',
    )
  })

  it('fails in no other way where a bit has changed in the directory of an archive', async () => {
    const end = ARCHIVE.length - 100
    const outcomes = Array.from(ARCHIVE.subarray(end), async (_, at) => {
      const bytes = ARCHIVE.slice()
      bytes[end + at] ^= 128
      return readKerasModel(bytes, 'keras').catch((error: unknown) => error)
    })
    const errors = (await Promise.all(outcomes)).filter((outcome) => outcome instanceof Error)

    expect(errors.filter((error) => error.name !== 'Failure')).toEqual([])
  })

  it.each([
    {
      what: 'no weights',
      files: { 'config.json': strToU8('{}') },
      message: 'Expected a zip archive. Received one without model.weights.h5.',
    },
    {
      what: 'weights that are none',
      files: {
        'config.json': strToU8('{"class_name":"Sequential","config":{"layers":[]}}'),
        'model.weights.h5': strToU8('weights'),
      },
      message: 'Expected weights in an HDF5 file. Received other bytes.',
    },
    {
      what: 'half a config',
      files: { 'config.json': strToU8('{'), 'model.weights.h5': new Uint8Array() },
      message: expect.stringMatching(/^Expected the model's architecture as JSON\. Received Syn/),
    },
    {
      what: 'another class of model',
      files: {
        'config.json': strToU8('{"class_name":"MyModel","config":{}}'),
        'model.weights.h5': new Uint8Array(),
      },
      message:
        'Expected a Sequential or Functional model of Keras. Received another class_name: "MyModel".',
    },
    {
      what: "somebody's own Dense",
      files: {
        'config.json': strToU8(
          JSON.stringify({
            class_name: 'Sequential',
            config: {
              layers: [{ module: 'mine', class_name: 'Dense', config: { name: 'special' } }],
            },
          }),
        ),
        'model.weights.h5': new Uint8Array(),
      },
      message: 'Expected layers of Keras itself. Received "special", a Dense of mine.',
    },
  ])('refuses an archive with $what', async ({ files, message }) => {
    await expect(readKerasModel(zipSync(files), 'keras')).rejects.toMatchObject({
      code: 'invalid-usage',
      message,
    })
  })

  it('refuses a legacy file without an architecture', async () => {
    const bytes = fixtureBytes('two-hidden-layers', 'by-keras.h5')
    const renamed = Buffer.from(bytes)
    renamed.write('m0del_config', renamed.indexOf('model_config'))

    await expectFailure(
      () => readKerasModel(new Uint8Array(renamed), 'h5'),
      'invalid-usage',
      'Expected a whole model. Received weights without an architecture: ' +
        'save it with model.save().',
    )
  })

  it('refuses the first half of a legacy file', async () => {
    const bytes = fixtureBytes('two-hidden-layers', 'by-keras.h5')

    await expectFailure(
      () => readKerasModel(bytes.subarray(0, bytes.length / 2), 'h5'),
      'invalid-usage',
      'Expected weights in an HDF5 file. Received a damaged one.',
    )
  })

  it.each(['keras', 'h5'] as const)('refuses NaN among the weights of .%s', async (format) => {
    const [, { network, weights }] = kerasCases
    const spoilt = weights.map((layer) => ({ ...layer, bias: layer.bias.map(() => Number.NaN) }))
    const encode = format === 'h5' ? encodeKerasH5 : encodeKeras
    const bytes = await encode(network, spoilt)

    await expectFailure(
      () => readKerasModel(bytes, format),
      'invalid-usage',
      'Layer "dense": expected finite weights. Received NaN or infinity.',
    )
  })
})
