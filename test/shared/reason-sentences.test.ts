import { describe, expect, it } from 'vitest'
import type { Language } from '../../shared/language.ts'
import { describeReasons, type ReasonOptions } from '../../shared/reason-sentences.ts'
import { schemaOf } from '../helpers/schema-of.ts'

const SCHEMA = schemaOf(
  {
    ...{ name: 'recency', type: 'integer', missing: false },
    description: 'days since the last purchase',
  },
  { name: 'age', type: 'integer', missing: true, description: 'years' },
  { name: 'region', type: 'category', open: true, missing: true },
  { name: 'spend "net" <b>', type: 'number', missing: true, description: '  ' },
  {
    ...{ name: 'plan', type: 'category', open: false, missing: false },
    ...{ categories: ['basic', 'plus'], description: 'what she pays for' },
  },
)

const VALUES = [12, 40, 'North', 20.5, 'plus']

function reasonsOf(
  contributions: readonly number[],
  {
    values = VALUES,
    unseen = [],
    language = 'en',
  }: {
    values?: (number | string | null)[]
    unseen?: string[] | undefined
    language?: Language
  },
  options?: ReasonOptions,
) {
  const customer = { schema: SCHEMA, values, unseen, language }
  return describeReasons(Float64Array.from(contributions), customer, options)
}

/** The one sentence about a value in the place of the last but one, which is spend. */
function spendIn(language: Language, value: number): string {
  const [reason] = reasonsOf([0, 0, 0, 1, 0], {
    values: [12, 40, 'North', value, 'plus'],
    language,
  })
  return reason.sentence
}

describe('describeReasons', () => {
  it('has the three strongest, whichever way they work, the strongest first', () => {
    expect(reasonsOf([0.1, -0.5, 0.3, 0.2, -0.4], {})).toMatchObject([
      { feature: 'age', log_odds: -0.5, direction: 'lowers' },
      { feature: 'plan', log_odds: -0.4, direction: 'lowers' },
      { feature: 'region', log_odds: 0.3, direction: 'raises' },
    ])
  })

  it.each([
    { most: 1, features: ['age'] },
    { most: 4, features: ['age', 'plan', 'region', 'spend "net" <b>'] },
    {
      most: Number.POSITIVE_INFINITY,
      features: ['age', 'plan', 'region', 'spend "net" <b>', 'recency'],
    },
  ])('has $most at most where that is asked for', ({ most, features }) => {
    const reasons = reasonsOf([0.1, -0.5, 0.3, 0.2, -0.4], {}, { most })
    expect(reasons.map(({ feature }) => feature)).toEqual(features)
  })

  it('takes equally strong ones in the order of the schema', () => {
    const reasons = reasonsOf([0.2, -0.2, 0.2, -0.2, 0.2], {})
    expect(reasons.map(({ feature }) => feature)).toEqual(['recency', 'age', 'region'])
  })

  it.each([
    { contributions: [0, 0, 0, 0, 0], features: [] },
    { contributions: [0, -0, 0, 0, 1e-9], features: ['plan'] },
    { contributions: [Number.NaN, 0, 0, 0, 1], features: ['plan'] },
  ])('leaves out what counts nothing: $contributions', ({ contributions, features }) => {
    expect(reasonsOf(contributions, {}).map(({ feature }) => feature)).toEqual(features)
  })

  it.each([
    {
      contributions: [1, 0, 0, 0, 0],
      values: VALUES,
      en: 'recency 12 (days since the last purchase) makes a conversion more likely',
      es: 'recency 12 (days since the last purchase) hace más probable la conversión',
    },
    {
      contributions: [-1, 0, 0, 0, 0],
      values: VALUES,
      en: 'recency 12 (days since the last purchase) makes a conversion less likely',
      es: 'recency 12 (days since the last purchase) hace menos probable la conversión',
    },
    {
      contributions: [0, -1, 0, 0, 0],
      values: [12, null, 'North', 20.5, 'plus'],
      en: 'age is not known, which makes a conversion less likely',
      es: 'no se conoce age, lo que hace menos probable la conversión',
    },
    {
      contributions: [0, 0, 1, 0, 0],
      values: VALUES,
      en: 'region "North" makes a conversion more likely',
      es: 'region «North» hace más probable la conversión',
    },
    {
      contributions: [0, 0, 1, 0, 0],
      values: [12, 40, 'Atlantis', 20.5, 'plus'],
      unseen: ['region'],
      en: 'region "Atlantis" is new to the model, which makes a conversion more likely',
      es: 'el modelo no conoce region «Atlantis», lo que hace más probable la conversión',
    },
    {
      contributions: [0, 0, 0, 0, -1],
      values: VALUES,
      en: 'plan "plus" (what she pays for) makes a conversion less likely',
      es: 'plan «plus» (what she pays for) hace menos probable la conversión',
    },
    {
      contributions: [0, 0, 0, 1, 0],
      values: VALUES,
      en: 'spend "net" <b> 20.5 makes a conversion more likely',
      es: 'spend "net" <b> 20,5 hace más probable la conversión',
    },
  ])('says "$en", and in Spanish "$es"', ({ contributions, values, unseen, en, es }) => {
    const english = reasonsOf(contributions, { values, unseen, language: 'en' })
    const spanish = reasonsOf(contributions, { values, unseen, language: 'es' })
    expect(english.map(({ sentence }) => sentence)).toEqual([en])
    expect(spanish.map(({ sentence }) => sentence)).toEqual([es])
  })

  it.each([
    { value: 0, en: '0', es: '0' },
    { value: 1234567, en: '1234567', es: '1234567' },
    { value: -20.5, en: '-20.5', es: '-20,5' },
    { value: 0.1 + 0.2, en: '0.3', es: '0,3' },
    { value: 1 / 3, en: '0.3333', es: '0,3333' },
    { value: 1234.56789, en: '1234.5679', es: '1234,5679' },
    { value: -1234.56789, en: '-1234.5679', es: '-1234,5679' },
    { value: 0.00012345678, en: '0.0001235', es: '0,0001235' },
    { value: 99.99999, en: '100', es: '100' },
    { value: 3.4e38, en: '3.4e+38', es: '3,4e+38' },
    { value: 1.23456e-9, en: '1.235e-9', es: '1,235e-9' },
  ])('writes $value as $en, and in Spanish as $es', ({ value, en, es }) => {
    expect(spendIn('en', value)).toContain(`<b> ${en} makes`)
    expect(spendIn('es', value)).toContain(`<b> ${es} hace`)
  })
})
