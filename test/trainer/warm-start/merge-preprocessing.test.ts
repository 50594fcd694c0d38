import { describe, expect, it } from 'vitest'
import type { FeatureParameters } from '../../../shared/preprocessing.ts'
import { mergePreprocessing } from '../../../trainer/warm-start/merge-preprocessing.ts'

const AGE = { name: 'age', kind: 'numeric', mean: 40, scale: 10, median: 38 } as const
const OLDER = { name: 'age', kind: 'numeric', mean: 50, scale: 5, median: 49 } as const
const CONSTANT = { name: 'age', kind: 'numeric', mean: 33, scale: 0, median: 33 } as const
const NEVER_THERE = { name: 'age', kind: 'numeric', mean: 0, scale: 0, median: 0 } as const
const REGION = { name: 'region', kind: 'category' } as const

function merge(earlier: FeatureParameters, fresh: FeatureParameters) {
  const { preprocessing, notes } = mergePreprocessing(
    { features: [earlier] },
    { features: [fresh] },
  )
  return { feature: preprocessing.features[0], notes }
}

describe('mergePreprocessing', () => {
  it.each([
    { before: false, now: false, ...OLDER, median: 38, indicates_missing: false },
    { before: true, now: false, ...OLDER, indicates_missing: true },
    { before: false, now: true, ...OLDER, indicates_missing: true },
    { before: true, now: true, ...OLDER, indicates_missing: true },
  ])(
    'scales by the new rows; with an indicator before: $before, now: $now, takes the median $median',
    ({ before, now, ...expected }) => {
      const merged = merge(
        { ...AGE, indicates_missing: before },
        { ...OLDER, indicates_missing: now },
      )

      expect(merged).toEqual({ feature: expected, notes: [] })
    },
  )

  it.each([
    { when: 'does not vary', fresh: { ...CONSTANT, indicates_missing: false }, indicates: false },
    {
      when: 'is never there',
      fresh: { ...NEVER_THERE, indicates_missing: false },
      indicates: false,
    },
    { when: 'is there or not', fresh: { ...CONSTANT, indicates_missing: true }, indicates: true },
  ])('keeps the earlier scaling where a number $when in new rows', ({ fresh, indicates }) => {
    expect(merge({ ...AGE, indicates_missing: false }, fresh)).toEqual({
      feature: { ...AGE, indicates_missing: indicates },
      notes: ['age: does not vary in the new rows: it keeps its earlier scaling.'],
    })
  })

  it('tells of a number that never varied before', () => {
    expect(
      merge({ ...CONSTANT, indicates_missing: true }, { ...OLDER, indicates_missing: true }),
    ).toEqual({
      feature: { ...OLDER, indicates_missing: true },
      notes: ['age: never varied before: it starts without effect.'],
    })
  })

  it.each([
    { fresh: ['South', 'North'], categories: ['North', 'South'], notes: [] },
    { fresh: [], categories: ['North', 'South'], notes: [] },
    {
      fresh: ['East', 'North'],
      categories: ['North', 'South', 'East'],
      notes: ['region: 1 new category, East: it starts as unseen ones did.'],
    },
    {
      fresh: ['East', 'South', 'West'],
      categories: ['North', 'South', 'East', 'West'],
      notes: ['region: 2 new categories, East, West: they start as unseen ones did.'],
    },
    {
      fresh: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'],
      categories: ['North', 'South', 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'],
      notes: [
        'region: 10 new categories, a, b, c, d, e, f, g, h and 2 more: they start as unseen ones did.',
      ],
    },
  ])('keeps categories in their places before new ones: $categories', (expected) => {
    const { fresh, categories, notes } = expected
    const merged = merge(
      { ...REGION, categories: ['North', 'South'], indicates_missing: false },
      { ...REGION, categories: fresh, indicates_missing: true },
    )

    expect(merged).toEqual({
      feature: { ...REGION, categories, indicates_missing: true },
      notes,
    })
  })

  it('takes the order of the new features, and tells of one that was not there', () => {
    const age = { ...AGE, indicates_missing: false }
    const spend = { ...age, name: 'spend' }
    const region = { ...REGION, categories: ['North'], indicates_missing: false }

    expect(
      mergePreprocessing({ features: [age, region] }, { features: [region, spend, age] }),
    ).toEqual({
      preprocessing: { features: [region, spend, age] },
      notes: ['spend: a new feature: it starts without effect.'],
    })
  })
})
