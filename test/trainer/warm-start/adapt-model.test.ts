import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encode, encodedWidth } from '../../../shared/encode.ts'
import type { FeatureParameters, PreprocessingParameters } from '../../../shared/preprocessing.ts'
import { initialWeights, type NetworkWeights } from '../../../trainer/model/network.ts'
import { createRandom } from '../../../trainer/random.ts'
import { adaptModel } from '../../../trainer/warm-start/adapt-model.ts'
import type { EarlierModel } from '../../../trainer/warm-start/earlier-model.ts'
import { EVERY_KIND } from '../../helpers/customers.ts'
import { expectFailure } from '../../helpers/expect-failure.ts'
import { forwardLogits } from '../../helpers/forward-pass.ts'
import { plainCustomers, plausibleParameters } from '../../helpers/plausible-customers.ts'
import { schemaOf } from '../../helpers/schema-of.ts'
import { tableOf } from '../../helpers/tables.ts'

const AGE: FeatureParameters = {
  ...{ name: 'age', kind: 'numeric', mean: 40, scale: 10, median: 38 },
  indicates_missing: false,
}
const REGION: FeatureParameters = {
  ...{ name: 'region', kind: 'category', categories: ['North'] },
  indicates_missing: false,
}

function modelOf(
  preprocessing: PreprocessingParameters | null,
  weights: NetworkWeights,
): EarlierModel {
  return { weights, preprocessing, schema: null, dropout: null, origin: 'a test', notes: [] }
}

/** One unit without hidden layers: its kernel is what each input adds to the logit. */
function linear(...kernel: number[]): NetworkWeights {
  const { length } = kernel
  return [
    { inputs: length, units: 1, kernel: Float32Array.from(kernel), bias: Float32Array.of(0.5) },
  ]
}

describe('adaptModel', () => {
  it('gives every customer the logit she had before', () => {
    fc.assert(
      fc.property(
        plausibleParameters,
        plausibleParameters,
        fc.constantFrom([], [6], [6, 4]),
        plainCustomers,
        (earlier, fresh, hidden, customers) => {
          const network = { inputs: encodedWidth(earlier), hidden, dropout: 0 }
          const start = initialWeights(network, createRandom(1, 'earlier model'))

          const { weights, preprocessing } = adaptModel(modelOf(earlier, start), fresh)

          const table = tableOf(EVERY_KIND, customers)
          const expected = forwardLogits(start, encode(earlier, table))
          const received = forwardLogits(weights, encode(preprocessing, table))
          received.forEach((logit, row) => {
            const tolerance = Math.max(1e-5, 1e-6 * Math.abs(expected[row]))
            expect(Math.abs(logit - expected[row])).toBeLessThanOrEqual(tolerance)
          })
        },
      ),
      { numRuns: 500 },
    )
  })

  it('changes nothing where nothing has changed', () => {
    const features = { features: [AGE, REGION] }
    const start = linear(2, 3, 4)

    expect(adaptModel(modelOf(features, start), features)).toEqual({
      weights: start,
      preprocessing: features,
      notes: [],
    })
  })

  it('starts new categories with the weight of unseen ones', () => {
    const fresh = { features: [{ ...REGION, categories: ['East', 'North'] }] }

    const { weights } = adaptModel(modelOf({ features: [REGION] }, linear(3, 4)), fresh)

    expect(weights[0].kernel).toEqual(Float32Array.of(3, 4, 4))
  })

  it.each([
    { earlier: false, now: true, kernel: [3, 4, 4] },
    { earlier: true, now: false, kernel: [3, 5, 4] },
  ])('keeps what a missing category did: told before: $earlier', ({ earlier, now, kernel }) => {
    const start = earlier ? linear(3, 5, 4) : linear(3, 4)
    const known = { features: [{ ...REGION, indicates_missing: earlier }] }

    const { weights } = adaptModel(modelOf(known, start), {
      features: [{ ...REGION, indicates_missing: now }],
    })

    expect(weights[0].kernel).toEqual(Float32Array.from(kernel))
  })

  it('scales a number anew', () => {
    const fresh = { features: [{ ...AGE, mean: 60, scale: 20, median: 60 }] }

    const { weights } = adaptModel(modelOf({ features: [AGE] }, linear(3)), fresh)

    expect(weights[0]).toMatchObject({ kernel: Float32Array.of(6), bias: Float32Array.of(6.5) })
  })

  it('starts a number that never varied before without effect, and so a new feature', () => {
    const known = { features: [{ ...AGE, scale: 0 }, REGION] }
    const fresh = { features: [AGE, REGION, { ...AGE, name: 'spend' }] }

    const { weights } = adaptModel(modelOf(known, linear(9, 3, 4)), fresh)

    expect(weights[0].kernel).toEqual(Float32Array.of(0, 3, 4, 0))
  })

  it('leaves out no weight where features stand in another order', () => {
    const fresh = { features: [REGION, AGE] }

    const { weights } = adaptModel(modelOf({ features: [AGE, REGION] }, linear(2, 3, 4)), fresh)

    expect(weights[0].kernel).toEqual(Float32Array.of(3, 4, 2))
  })

  it('differs where the new encoding clamps a number and the earlier did not', () => {
    const narrow = { features: [{ ...AGE, scale: 1e-6 }] }
    const table = tableOf(schemaOf({ name: 'age', type: 'number', missing: false }), [[80]])

    const { weights, preprocessing } = adaptModel(modelOf({ features: [AGE] }, linear(3)), narrow)

    const [logit] = forwardLogits(weights, encode(preprocessing, table))
    expect(logit).toBeCloseTo(0.5 + 3 * 0.1, 5) // as if the age were 41
  })

  it('refuses rows that lack features, and tells of new ones and other kinds', async () => {
    const fresh = {
      features: [
        { ...REGION, name: 'age' },
        { ...AGE, name: 'spend' },
      ],
    }

    await expectFailure(
      () => adaptModel(modelOf({ features: [AGE, REGION] }, linear(2, 3, 4)), fresh),
      'invalid-usage',
      "Expected a schema with the earlier model's features. Received one where " +
        'missing: region; new: spend; of another kind: age (numeric, now category).',
    )
  })

  it('refuses a scale that makes weights infinite', async () => {
    const fresh = { features: [{ ...AGE, scale: 1e300 }] }

    await expectFailure(
      () => adaptModel(modelOf({ features: [AGE] }, linear(3)), fresh),
      'invalid-usage',
      'Expected finite weights in an earlier model. Received NaN or infinity in layer 1.',
    )
  })

  describe('without an encoding of the model', () => {
    it("takes this run's", () => {
      const fresh = { features: [AGE, REGION] }
      const start = linear(2, 3, 4)

      expect(adaptModel(modelOf(null, start), fresh)).toEqual({
        weights: start,
        preprocessing: fresh,
        notes: ["Its inputs are taken to be scaled as this run's new rows are."],
      })
    })

    it('refuses another width, naming the inputs', async () => {
      await expectFailure(
        () => adaptModel(modelOf(null, linear(2, 3)), { features: [AGE, REGION] }),
        'invalid-usage',
        'Expected an earlier model of 3 inputs: age, region=North, region (unseen). ' +
          'Received one of 2. Name the encoding it was trained with: --init_preprocessing FILE.',
      )
    })
  })
})
