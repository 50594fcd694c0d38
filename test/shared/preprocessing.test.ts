import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import {
  type FeatureParameters,
  fitsSchema,
  inputCount,
  inputNames,
  preprocessingDocument,
} from '../../shared/preprocessing.ts'
import type { Feature } from '../../shared/schema.ts'
import { schemaOf } from '../helpers/schema-of.ts'

const SPEND: FeatureParameters = {
  name: 'spend',
  kind: 'numeric',
  mean: 10,
  scale: 2,
  median: 9,
  indicates_missing: false,
}
const PLAN: FeatureParameters = {
  name: 'plan',
  kind: 'category',
  categories: ['basic', 'gold'],
  indicates_missing: false,
}

describe('inputNames and inputCount', () => {
  it.each<{ feature: FeatureParameters; names: string[] }>([
    { feature: SPEND, names: ['spend'] },
    { feature: { ...SPEND, indicates_missing: true }, names: ['spend', 'spend (missing)'] },
    { feature: PLAN, names: ['plan=basic', 'plan=gold', 'plan (unseen)'] },
    {
      feature: { ...PLAN, indicates_missing: true },
      names: ['plan=basic', 'plan=gold', 'plan (missing)', 'plan (unseen)'],
    },
    { feature: { ...PLAN, categories: [] }, names: ['plan (unseen)'] },
  ])('give $names', ({ feature, names }) => {
    expect(inputNames({ features: [feature] })).toEqual(names)
    expect(inputCount(feature)).toBe(names.length)
  })

  it('keep the order of the features', () => {
    expect(inputNames({ features: [PLAN, SPEND] }).at(-1)).toBe('spend')
  })
})

describe('preprocessingDocument', () => {
  it('gives parameters back as they were written', () => {
    const parameters = { features: [SPEND, PLAN] }

    expect(v.parse(preprocessingDocument, JSON.parse(JSON.stringify(parameters)))).toEqual(
      parameters,
    )
  })

  it.each([
    { what: 'no features', document: {} },
    { what: 'another kind', document: { features: [{ ...SPEND, kind: 'number' }] } },
    { what: 'a negative scale', document: { features: [{ ...SPEND, scale: -1 }] } },
    { what: 'a mean that JSON made null', document: { features: [{ ...SPEND, mean: null }] } },
    { what: 'an infinite median', document: { features: [{ ...SPEND, median: 1 / 0 }] } },
    { what: 'a number for a category', document: { features: [{ ...PLAN, categories: [1] }] } },
    { what: 'a field too many', document: { features: [{ ...SPEND, min: 0 }] } },
  ])('refuses $what', ({ document }) => {
    expect(v.is(preprocessingDocument, document)).toBe(false)
  })
})

describe('fitsSchema', () => {
  const spend: Feature = { name: 'spend', type: 'number', missing: false }
  const plan: Feature = { name: 'plan', type: 'category', open: true, missing: false }

  it.each<{ what: string; features: Feature[]; fits: boolean }>([
    { what: 'the same features', features: [spend, plan], fits: true },
    {
      what: 'an integer for a number',
      features: [{ ...spend, type: 'integer' }, plan],
      fits: true,
    },
    { what: 'another order', features: [plan, spend], fits: false },
    { what: 'another name', features: [{ ...spend, name: 'Spend' }, plan], fits: false },
    { what: 'another kind', features: [{ ...plan, name: 'spend' }, plan], fits: false },
    { what: 'one feature less', features: [spend], fits: false },
    { what: 'one feature more', features: [spend, plan, plan], fits: false },
  ])('is $fits for $what', ({ features, fits }) => {
    expect(fitsSchema({ features: [SPEND, PLAN] }, schemaOf(...features))).toBe(fits)
  })
})
