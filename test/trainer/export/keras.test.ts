import { strFromU8, unzipSync } from 'fflate'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { encodeKeras } from '../../../trainer/export/keras.ts'
import { encodeKerasH5 } from '../../../trainer/export/keras-h5.ts'
import { forwardPass } from '../../helpers/forward-pass.ts'
import { largestDifference } from '../../helpers/largest-difference.ts'
import { readHdf5 } from '../../helpers/read-hdf5.ts'
import { withoutKeys } from '../../helpers/without-keys.ts'
import { fixtureBytes, kerasCases, seenProbabilities } from '../../parity/keras/cases.ts'

/** What Keras 3.15 writes and we leave out. */
const LEFT_OUT = [
  'compile_config', // {}: the model is not compiled
  'shared_object_id', // an address in memory
  'optional', // false, of InputLayer
  'quantization_config', // null, of Dense
  'input_axes', // null, of GlorotUniform
  'output_axes', // null, of GlorotUniform
]

const [twoHiddenLayers] = kerasCases

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllEnvs()
})

describe('encodeKeras', () => {
  it.each(kerasCases)('writes the bytes that Keras was seen to open: $name', async (model) => {
    const { name, network, weights, l2 } = model

    const bytes = await encodeKeras(network, weights, { l2 })

    expect(bytes).toEqual(fixtureBytes(name, 'by-presend.keras'))
  })

  it.each(kerasCases)('made Keras predict what the weights say: $name', (model) => {
    const { name, weights, rows, probabilities } = model
    const expected = forwardPass(weights, rows)

    expect(largestDifference(probabilities, expected)).toBeLessThan(1e-6)
    expect(largestDifference(seenProbabilities(name, 'by-presend.keras'), expected)).toBeLessThan(
      1e-6,
    )
  })

  it.each(kerasCases)('holds the files and keys that Keras writes: $name', async (model) => {
    const { name, network, weights, l2 } = model

    const ours = unzipSync(await encodeKeras(network, weights, { l2 }))
    const theirs = unzipSync(fixtureBytes(name, 'by-keras.keras'))

    expect(Object.keys(ours)).toEqual(Object.keys(theirs))
    expect(parse(ours['config.json'])).toEqual(withoutKeys(parse(theirs['config.json']), LEFT_OUT))
    expect(parse(ours['metadata.json'])).toEqual({
      ...parse(theirs['metadata.json']),
      date_saved: '1980-01-01@00:00:00',
    })
  })

  it.each(kerasCases)(
    'keeps weights in the groups that Keras keeps them in: $name',
    async (model) => {
      const { name, network, weights } = model

      const ours = unzipSync(await encodeKeras(network, weights))
      const theirs = unzipSync(fixtureBytes(name, 'by-keras.keras'))

      expect(await readHdf5(ours['model.weights.h5'])).toEqual(
        await readHdf5(theirs['model.weights.h5']),
      )
    },
  )

  it.each(['2001-02-03T04:05:06Z', '2040-12-31T23:59:59Z'])(
    'writes the same bytes at %s',
    async (time) => {
      const { name, network, weights, l2 } = twoHiddenLayers
      vi.useFakeTimers({ now: new Date(time), toFake: ['Date'] })

      const bytes = await encodeKeras(network, weights, { l2 })

      expect(bytes).toEqual(fixtureBytes(name, 'by-presend.keras'))
    },
  )

  it.each(['America/Los_Angeles', 'Pacific/Kiritimati'])(
    'writes the same bytes in the time zone %s',
    async (timeZone) => {
      const { name, network, weights, l2 } = twoHiddenLayers
      vi.stubEnv('TZ', timeZone)

      const bytes = await encodeKeras(network, weights, { l2 })

      expect(bytes).toEqual(fixtureBytes(name, 'by-presend.keras'))
    },
  )
})

describe('encodeKerasH5', () => {
  it.each(kerasCases)('writes the bytes that Keras was seen to open: $name', async (model) => {
    const { name, network, weights, l2 } = model

    const bytes = await encodeKerasH5(network, weights, { l2 })

    expect(bytes).toEqual(fixtureBytes(name, 'by-presend.h5'))
  })

  it.each(kerasCases)('made Keras predict what the weights say: $name', (model) => {
    const { name, weights, rows } = model

    expect(
      largestDifference(seenProbabilities(name, 'by-presend.h5'), forwardPass(weights, rows)),
    ).toBeLessThan(1e-6)
  })

  it.each(kerasCases)('holds the groups and attributes that Keras writes: $name', async (model) => {
    const { name, network, weights, l2 } = model

    const ours = await readHdf5(await encodeKerasH5(network, weights, { l2 }))
    const theirs = await readHdf5(fixtureBytes(name, 'by-keras.h5'))

    expect(ours.members).toEqual(theirs.members)
    expect({ ...ours.attributes, model_config: null }).toEqual({
      ...theirs.attributes,
      model_config: null,
    })
    expect(JSON.parse(String(ours.attributes.model_config))).toEqual(
      withoutKeys(JSON.parse(String(theirs.attributes.model_config)), LEFT_OUT),
    )
  })

  it.each(['2001-02-03T04:05:06Z', '2040-12-31T23:59:59Z'])(
    'writes the same bytes at %s',
    async (time) => {
      const { name, network, weights, l2 } = twoHiddenLayers
      vi.useFakeTimers({ now: new Date(time), toFake: ['Date'] })

      const bytes = await encodeKerasH5(network, weights, { l2 })

      expect(bytes).toEqual(fixtureBytes(name, 'by-presend.h5'))
    },
  )
})

function parse(json: Uint8Array) {
  return JSON.parse(strFromU8(json))
}
