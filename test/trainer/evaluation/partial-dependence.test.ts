import { describe, expect, it } from 'vitest'
import type { Cell } from '../../../shared/customer-record.ts'
import type { FeatureParameters } from '../../../shared/preprocessing.ts'
import type { Feature } from '../../../shared/schema.ts'
import { partialDependence } from '../../../trainer/evaluation/partial-dependence.ts'
import type { CustomerModel } from '../../../trainer/evaluation/score-customers.ts'
import { createRandom } from '../../../trainer/random.ts'
import { largestDifference } from '../../helpers/largest-difference.ts'
import { schemaOf } from '../../helpers/schema-of.ts'
import { tableOf } from '../../helpers/tables.ts'
import { explanationFixture, logisticModel } from '../../parity/scikit-learn/explanation-fixture.ts'

const RECENCY: Feature = { name: 'recency', type: 'integer', missing: true }
const SPEND: Feature = { name: 'spend', type: 'number', missing: true }
const PLAN: Feature = { name: 'plan', type: 'category', open: true, missing: true }

const LEARNED_SPEND = {
  name: 'spend',
  kind: 'numeric',
  mean: 0,
  scale: 1,
  median: 0,
  indicates_missing: true,
} as const

/** A model that gives everybody 1/2. */
function indifferent(...features: readonly FeatureParameters[]): CustomerModel {
  return { preprocessing: { features }, computeLogits: (_, rows) => new Float32Array(rows) }
}

function pointsOf(feature: Feature, cells: readonly Cell[], model: CustomerModel) {
  const table = tableOf(
    schemaOf(feature),
    cells.map((cell) => [cell]),
  )
  const options = { features: [feature.name], random: createRandom(1, 'dependence test') }
  return partialDependence(table, model, options)[0].points
}

describe('partialDependence', () => {
  const { customers, dependence } = explanationFixture
  const options = { random: createRandom(1, 'dependence test') }

  it.each([
    // Recency and plan have few values: all of them are points.
    { feature: 'recency', cells: customers },
    { feature: 'plan', cells: customers },
  ])('agrees with scikit-learn on $feature', ({ feature, cells }) => {
    const table = tableOf(schemaOf(RECENCY, PLAN, SPEND), cells)
    const [{ points }] = partialDependence(table, logisticModel, {
      ...options,
      features: [feature],
    })
    const expected = dependence[feature]
    const found = expected.values.map(
      (value) => points.find((point) => point.value === value)?.probability ?? Number.NaN,
    )

    expect(points).toHaveLength(expected.values.length)
    expect(largestDifference(found, expected.means)).toBeLessThan(1e-6)
  })

  it('has the middle of each twentieth of the rows as the points of a number', () => {
    const values = Array.from({ length: 200 }, (_, row) => 200 - row)
    const points = pointsOf(
      SPEND,
      values,
      indifferent({ ...LEARNED_SPEND, indicates_missing: false }),
    )

    expect(points.map(({ value }) => value)).toEqual([
      6, 16, 26, 36, 46, 56, 66, 76, 86, 96, 106, 116, 126, 136, 146, 156, 166, 176, 186, 196,
    ])
    expect(points[0]).toEqual({ value: 6, probability: 0.5, share: 11 / 200 })
    expect(points[1].share).toBe(10 / 200)
    expect(points[19].share).toBe(9 / 200)
  })

  it('has one point for a value that most rows have', () => {
    const values = [...Array(900).fill(0), ...Array.from({ length: 100 }, (_, row) => row + 1)]
    const points = pointsOf(
      SPEND,
      values,
      indifferent({ ...LEARNED_SPEND, indicates_missing: false }),
    )

    expect(points.map(({ value }) => value)).toEqual([0, 26, 76])
  })

  it('puts the missing value last where training rows lacked one', () => {
    const points = pointsOf(SPEND, [3, null, 1, null], indifferent(LEARNED_SPEND))

    expect(points).toEqual([
      { value: 1, probability: 0.5, share: 0.25 },
      { value: 3, probability: 0.5, share: 0.25 },
      { value: null, probability: 0.5, share: 0.5 },
    ])
  })

  it('has only the missing value where no row has another', () => {
    expect(pointsOf(SPEND, [null, null], indifferent(LEARNED_SPEND))).toEqual([
      { value: null, probability: 0.5, share: 1 },
    ])
  })

  it('tells the model that the value is missing, by its own input', () => {
    const model: CustomerModel = {
      preprocessing: { features: [LEARNED_SPEND] },
      computeLogits: (encoded, rows) =>
        Float32Array.from({ length: rows }, (_, row) => 10 * encoded[row * 2 + 1]),
    }

    expect(pointsOf(SPEND, [3, 1], model).at(-1)).toMatchObject({
      value: null,
      probability: 1 / (1 + Math.exp(-10)),
      share: 0,
    })
  })

  it('has categories by their share, without those no training row had', () => {
    const learned = {
      name: 'plan',
      kind: 'category',
      categories: ['basic', 'gold', 'silver'],
      indicates_missing: true,
    } as const
    const cells = ['gold', 'new', 'gold', 'basic', null]

    expect(pointsOf(PLAN, cells, indifferent(learned))).toEqual([
      { value: 'gold', probability: 0.5, share: 0.4 },
      { value: 'basic', probability: 0.5, share: 0.2 },
      { value: 'silver', probability: 0.5, share: 0 },
      { value: null, probability: 0.5, share: 0.2 },
    ])
  })

  it('has at most twelve categories', () => {
    const categories = Array.from({ length: 30 }, (_, plan) => `plan ${plan}`)
    const model = indifferent({
      name: 'plan',
      kind: 'category',
      categories,
      indicates_missing: false,
    })

    expect(pointsOf(PLAN, categories, model)).toHaveLength(12)
  })

  it('averages over a sample of the customers', () => {
    const rowsScored: number[] = []
    const model: CustomerModel = {
      ...indifferent({ ...LEARNED_SPEND, indicates_missing: false }),
      computeLogits: (_, rows) => {
        rowsScored.push(rows)
        return new Float32Array(rows)
      },
    }
    const table = tableOf(schemaOf(SPEND), [[1], [2], [2], [1], [2]])

    partialDependence(table, model, { ...options, features: ['spend'], sampleRows: 3 })

    expect(rowsScored).toEqual([3, 3])
  })

  it.each([
    {
      what: 'no rows',
      cells: [],
      feature: 'spend',
      message: 'Expected at least one row. Received none.',
    },
    {
      what: 'an unknown feature',
      cells: [[1]],
      feature: 'speed',
      message: 'Expected the name of a feature. Received "speed".',
    },
  ])('refuses $what', ({ cells, feature, message }) => {
    const table = tableOf(schemaOf(SPEND), cells)

    expect(() =>
      partialDependence(table, indifferent(LEARNED_SPEND), { ...options, features: [feature] }),
    ).toThrow(new RangeError(message))
  })

  it('refuses a table of other columns', () => {
    const table = tableOf(schemaOf(PLAN), [['gold']])
    const renamed = indifferent(LEARNED_SPEND)

    expect(() => partialDependence(table, renamed, { ...options, features: ['spend'] })).toThrow(
      new TypeError('Expected a numeric column for "spend". Received category.'),
    )
  })
})
