import { describe, expect, it } from 'vitest'
import type { Cell } from '../../../shared/customer-record.ts'
import { selectRows } from '../../../shared/customer-table.ts'
import { encode } from '../../../shared/encode.ts'
import type { PreprocessingParameters } from '../../../shared/preprocessing.ts'
import type { Feature } from '../../../shared/schema.ts'
import { findConstantFeatures, fitPreprocessing } from '../../../trainer/preprocessing/fit.ts'
import { columnsByName } from '../../helpers/columns-by-name.ts'
import { largestDifference } from '../../helpers/largest-difference.ts'
import { schemaOf } from '../../helpers/schema-of.ts'
import { tableOf } from '../../helpers/tables.ts'
import {
  type EncodedCustomers,
  preprocessingFixture,
} from '../../parity/scikit-learn/preprocessing-fixture.ts'

function numeric(name: string): Feature {
  return { name, type: 'number', missing: true }
}

function category(name: string): Feature {
  return { name, type: 'category', open: true, missing: true }
}

/** Parameters of one feature, fitted on these values. */
function fitOn(feature: Feature, values: readonly Cell[]): PreprocessingParameters {
  const schema = schemaOf(feature)
  const customers = values.map((value) => [value])
  return fitPreprocessing(schema, tableOf(schema, customers))
}

describe('fitPreprocessing', () => {
  it.each([
    {
      of: 'numbers',
      values: [1, 3, 5, 7],
      learned: { mean: 4, scale: Math.sqrt(5), median: 4, indicates_missing: false },
    },
    {
      of: 'numbers of which some are missing',
      values: [0, null, 0, 6],
      learned: { mean: 1.5, scale: Math.sqrt(6.75), median: 0, indicates_missing: true },
    },
    {
      of: 'one and the same number',
      values: [0.1, 0.1, 0.1],
      learned: { mean: 0.1, scale: 0, median: 0.1, indicates_missing: false },
    },
    {
      of: 'one and the same number, at times missing',
      values: [0.1, null, 0.1],
      learned: { mean: 0.1, scale: 0, median: 0.1, indicates_missing: true },
    },
    {
      of: 'nothing but missing numbers',
      values: [null, null],
      learned: { mean: 0, scale: 0, median: 0, indicates_missing: false },
    },
  ])('learns from $of', ({ values, learned }) => {
    expect(fitOn(numeric('spend'), values)).toEqual({
      features: [{ name: 'spend', kind: 'numeric', ...learned }],
    })
  })

  it.each([
    {
      of: 'names',
      values: ['b', 'a', 'b'],
      learned: { categories: ['a', 'b'], indicates_missing: false },
    },
    {
      of: 'names and gaps',
      values: ['b', null],
      learned: { categories: ['b'], indicates_missing: true },
    },
    {
      of: 'nothing but gaps',
      values: [null],
      learned: { categories: [], indicates_missing: true },
    },
  ])('learns from $of', ({ values, learned }) => {
    expect(fitOn(category('plan'), values)).toEqual({
      features: [{ name: 'plan', kind: 'category', ...learned }],
    })
  })

  it('learns no category that no training row has', () => {
    const listed: Feature = { ...category('plan'), categories: ['a', 'b', 'c'] } as Feature

    expect(fitOn(listed, ['c', 'a']).features).toMatchObject([{ categories: ['a', 'c'] }])
  })
})

describe('fitPreprocessing on chosen rows', () => {
  const schema = schemaOf(numeric('spend'), category('plan'))
  const customers = tableOf(schema, [
    [1, 'a'],
    [90, 'b'],
    [null, null],
    [3, 'a'],
    [null, 'c'],
  ])

  it('learns from these alone', () => {
    const rows = Int32Array.of(0, 3, 4)

    expect(fitPreprocessing(schema, customers, rows)).toEqual(
      fitPreprocessing(schema, selectRows(customers, rows)),
    )
  })
})

describe('findConstantFeatures', () => {
  it.each([
    { of: 'equal numbers', feature: numeric('x'), values: [7, 7], found: ['x'] },
    { of: 'missing numbers', feature: numeric('x'), values: [null, null], found: ['x'] },
    { of: 'equal or missing numbers', feature: numeric('x'), values: [7, null], found: [] },
    { of: 'different numbers', feature: numeric('x'), values: [7, 8], found: [] },
    { of: 'equal names', feature: category('x'), values: ['a', 'a'], found: ['x'] },
    { of: 'missing names', feature: category('x'), values: [null, null], found: ['x'] },
    { of: 'equal or missing names', feature: category('x'), values: ['a', null], found: [] },
    { of: 'different names', feature: category('x'), values: ['a', 'b'], found: [] },
  ])('finds $found among $of', ({ feature, values, found }) => {
    expect(findConstantFeatures(fitOn(feature, values))).toEqual(found)
  })
})

const SCIKIT_LEARN_SCHEMA = schemaOf(
  ...['recency', 'monetary', 'open_rate', 'balance', 'always_7', '7_or_missing'].map(numeric),
  ...['gender', 'region', 'plan'].map(category),
)

const { training, unseen } = preprocessingFixture

/** Encodes with what the fixture's training rows teach. */
function encodeLikeScikitLearn({ customers }: EncodedCustomers) {
  const parameters = fitPreprocessing(
    SCIKIT_LEARN_SCHEMA,
    tableOf(SCIKIT_LEARN_SCHEMA, training.customers),
  )
  return columnsByName(parameters, encode(parameters, tableOf(SCIKIT_LEARN_SCHEMA, customers)))
}

describe.each([
  { rows: 'training rows', fixture: training },
  { rows: 'rows with unseen names', fixture: unseen },
])('fitPreprocessing and encode on $rows', ({ fixture }) => {
  const columns = encodeLikeScikitLearn(fixture)

  it('make the inputs that scikit-learn makes, and one for unseen names of each category', () => {
    expect(Object.keys(columns).sort()).toEqual(
      [
        ...Object.keys(fixture.encoded),
        ...['gender (unseen)', 'region (unseen)', 'plan (unseen)'],
      ].sort(),
    )
  })

  it.each(Object.entries(fixture.encoded))('agree with scikit-learn on %s', (name, expected) => {
    expect(largestDifference(columns[name], expected)).toBeLessThan(1e-6)
  })

  it('mark the unseen names, for which scikit-learn has no input', () => {
    expect(columns['gender (unseen)']).not.toContain(1)
    expect(columns['region (unseen)']).toEqual(
      fixture.customers.map((values) => (values.includes('West') ? 1 : 0)),
    )
  })
})

describe('fitPreprocessing with bins', () => {
  it.each([
    { what: 'quantiles', values: [1, 2, 3, 4, 5, 6, 7, 8, 9], edges: [1, 3, 5, 7, 9] },
    { what: 'fewer where values repeat', values: [0, 0, 0, 0, 0, 0, 5, 9, 12], edges: [0, 5, 12] },
    { what: 'what is there of missing ones', values: [null, 4, null, 2], edges: [2, 4] },
    { what: 'nothing of a constant', values: [3, 3, 3], edges: undefined },
    { what: 'nothing where nothing is there', values: [null, null], edges: undefined },
  ])('ends them at $what', ({ values, edges }) => {
    const schema = schemaOf(numeric('x'))
    const table = tableOf(
      schema,
      values.map((value) => [value]),
    )
    const { features } = fitPreprocessing(schema, table, undefined, { bins: 4, rareBelow: 0 })
    expect(features).toMatchObject([{ kind: 'numeric', ...(edges ? { edges } : {}) }])
    expect('edges' in features[0]).toBe(edges !== undefined)
  })
})

describe('fitPreprocessing with rare names', () => {
  const schema = schemaOf(category('x'), numeric('y'))
  const customers = tableOf(
    schema,
    ['often', 'often', 'often', 'twice', 'twice', 'once', null].map((name) => [name, 1]),
  )
  const encodedWith = (rareBelow: number) => {
    const parameters = fitPreprocessing(schema, customers, undefined, { bins: 0, rareBelow })
    return columnsByName(parameters, encode(parameters, customers))
  }

  it('gives them the input of names never met', () => {
    const columns = encodedWith(3)
    expect(Object.keys(columns).filter((name) => name.startsWith('x'))).toHaveLength(3)
    expect(columns['x (unseen)']).toEqual([0, 0, 0, 1, 1, 1, 0])
  })

  it('counts training rows only', () => {
    const parameters = fitPreprocessing(schema, customers, Int32Array.of(0, 1, 3, 5), {
      bins: 0,
      rareBelow: 2,
    })
    expect(parameters.features[0]).toMatchObject({
      categories: ['often'],
      indicates_missing: false,
    })
  })

  it.each([0, 1])('gives each its own input where it may have %i rows', (rareBelow) => {
    expect(encodedWith(rareBelow)).toEqual(encodedWith(0))
    expect(encodedWith(rareBelow)['x (unseen)']).not.toContain(1)
  })
})
