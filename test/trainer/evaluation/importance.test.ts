import { describe, expect, it } from 'vitest'
import type { Cell } from '../../../shared/customer-record.ts'
import { encodedWidth } from '../../../shared/encode.ts'
import type { Feature } from '../../../shared/schema.ts'
import { permutationImportance } from '../../../trainer/evaluation/importance.ts'
import type { CustomerModel } from '../../../trainer/evaluation/score-customers.ts'
import { fitPreprocessing } from '../../../trainer/preprocessing/fit.ts'
import { createRandom } from '../../../trainer/random.ts'
import { schemaOf } from '../../helpers/schema-of.ts'
import { tableOf } from '../../helpers/tables.ts'
import { explanationFixture, logisticModel } from '../../parity/scikit-learn/explanation-fixture.ts'

const SPEND: Feature = { name: 'spend', type: 'number', missing: true }
const PLAN: Feature = { name: 'plan', type: 'category', open: true, missing: true }

/** Customers with inputs for missing values, and a model that weighs each input. */
function weighed(
  features: readonly Feature[],
  customers: readonly (readonly Cell[])[],
  weights: readonly number[],
) {
  const schema = schemaOf(...features)
  const table = tableOf(schema, customers)
  const preprocessing = fitPreprocessing(schema, table)
  const inputs = encodedWidth(preprocessing)
  const model: CustomerModel = {
    preprocessing,
    computeLogits: (encoded, rows) =>
      Float32Array.from({ length: rows }, (_, row) =>
        weights.reduce((sum, weight, input) => sum + weight * encoded[row * inputs + input], 0),
      ),
  }
  return { table, model }
}

/** Log-normal spends, of which a model knows the truth. */
function heavyTailed(rows: number, seed: number) {
  const random = createRandom(seed, 'heavy tails')
  const spends = Array.from({ length: rows }, () => Math.exp(random.normal()))
  const { table } = weighed(
    [SPEND],
    spends.map((spend) => [spend]),
    [],
  )
  const preprocessing = {
    features: [
      { name: 'spend', kind: 'numeric', mean: 3, scale: 1, median: 0, indicates_missing: false },
    ],
  } as const
  const labels = Float32Array.from(spends, (spend) =>
    Number(random.uniform() < 1 / (1 + Math.exp(3 - spend))),
  )
  return {
    table,
    labels,
    model: { preprocessing, computeLogits: (encoded: Float32Array) => encoded },
  }
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function random() {
  return createRandom(1, 'importance test')
}

describe('permutationImportance', () => {
  const { customers, labels, importance } = explanationFixture
  const table = tableOf(
    schemaOf({ name: 'recency', type: 'integer', missing: false }, PLAN, SPEND),
    customers,
  )
  const figures = permutationImportance(table, Float32Array.from(labels), logisticModel, {
    random: random(),
    repeats: 100,
  })

  it.each(['recency', 'plan', 'spend'])(
    'agrees with scikit-learn on %s, within the luck of the shuffles',
    (feature) => {
      const found = figures.find((figure) => figure.feature === feature)
      const expected = importance[feature]
      // Four standard errors of the difference of means over 100 and 400 shuffles.
      const errors = 4 * Math.sqrt(1 / 100 + 1 / 400)
      const drop = (found?.rocAucDrop?.value ?? Number.NaN) - expected.rocAucDrop
      const rise = (found?.logLossRise.value ?? Number.NaN) - expected.logLossRise

      expect(Math.abs(drop)).toBeLessThan(errors * expected.rocAucDeviation)
      expect(Math.abs(rise)).toBeLessThan(errors * expected.logLossDeviation)
    },
  )

  it('puts the most important feature first', () => {
    expect(figures.map(({ feature }) => feature)).toEqual(['recency', 'plan', 'spend'])
  })

  it('has intervals around its figures', () => {
    expect(figures[0].logLossRise.low).toBeGreaterThan(0.2)
    expect(figures[0].logLossRise.high).toBeLessThan(0.6)
    expect(figures[2].logLossRise.low).toBeLessThan(0.001)
  })

  it('finds nothing in a feature that the model does not read', () => {
    const { table, model } = weighed([SPEND], [[1], [2], [3], [4]], [0])
    const nothing = { value: 0, low: 0, high: 0, standardError: 0 }

    expect(
      permutationImportance(table, Float32Array.of(0, 1, 0, 1), model, { random: random() }),
    ).toEqual([{ feature: 'spend', rocAucDrop: nothing, logLossRise: nothing }])
  })

  it.each([
    {
      what: 'all inputs of a category',
      feature: PLAN,
      cells: ['a', 'b', 'b', 'a', 'b', 'a'],
      weights: [-2, 2, 0],
    },
    {
      what: 'a missing value',
      feature: SPEND,
      cells: [null, 1, 1, null, 1, null],
      weights: [0, -2],
    },
  ])('moves $what at once', ({ feature, cells, weights }) => {
    const { table, model } = weighed(
      [feature],
      cells.map((cell) => [cell]),
      weights,
    )
    const [{ rocAucDrop }] = permutationImportance(
      table,
      Float32Array.of(0, 1, 1, 0, 1, 0),
      model,
      { random: random(), repeats: 50 },
    )

    expect(rocAucDrop?.value).toBeGreaterThan(0.3)
  })

  it('has no AUC to lose where the rows have one class only', () => {
    const { table, model } = weighed([SPEND], [[1], [2], [3]], [1])
    const [figures] = permutationImportance(table, Float32Array.of(1, 1, 1), model, {
      random: random(),
    })

    expect(figures.rocAucDrop).toBeNull()
  })

  it('has standard errors as large as the scatter over independent rows', () => {
    const figures = Array.from({ length: 60 }, (_, seed) => {
      const { table, labels, model } = heavyTailed(300, seed)
      return permutationImportance(table, labels, model, { random: random() })[0].logLossRise
    })
    const values = figures.map(({ value }) => value)
    const scatter = Math.sqrt(meanOf(values.map((value) => (value - meanOf(values)) ** 2)))
    const ratio = meanOf(figures.map(({ standardError }) => standardError)) / scatter

    expect(ratio).toBeGreaterThan(0.8)
    expect(ratio).toBeLessThan(1.5)
  })

  it('draws the same for the same seed', () => {
    const again = permutationImportance(table, Float32Array.from(labels), logisticModel, {
      random: random(),
      repeats: 100,
    })

    expect(again).toEqual(figures)
  })

  it('refuses no rows', () => {
    const { model } = weighed([SPEND], [[1]], [1])

    expect(() =>
      permutationImportance(tableOf(schemaOf(SPEND), []), new Float32Array(), model, {
        random: random(),
      }),
    ).toThrow(new RangeError('Expected at least one row. Received none.'))
  })
})
