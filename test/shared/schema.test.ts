import { describe, expect, it } from 'vitest'
import { DEFAULT_SCHEMA, describeFeature, type Feature, parseSchema } from '../../shared/schema.ts'

/** The least that a schema file must say, and more. */
function documentWith(fields: Readonly<Record<string, unknown>>): unknown {
  return { label: { column: 'label' }, features: [{ name: 'age', type: 'integer' }], ...fields }
}

function documentWithFeature(feature: unknown): unknown {
  return documentWith({ features: [feature] })
}

describe('parseSchema', () => {
  it('gives a schema back as it was written', () => {
    expect(parseSchema(JSON.parse(JSON.stringify(DEFAULT_SCHEMA)))).toEqual({
      ok: true,
      schema: DEFAULT_SCHEMA,
    })
  })

  it('fills in what a schema file leaves out', () => {
    const features = [
      { name: 'age', type: 'integer' },
      { name: 'region', type: 'category' },
    ]

    expect(parseSchema(documentWith({ features }))).toEqual({
      ok: true,
      schema: {
        id: null,
        label: { column: 'label', positive: ['1'], negative: ['0'] },
        split: null,
        repeated_customers: false,
        missing_values: [],
        decimal_comma: false,
        ignore: {},
        features: [
          { name: 'age', type: 'integer', missing: false },
          { name: 'region', type: 'category', open: false, missing: false },
        ],
      },
    })
  })

  it.each([
    { document: null, issue: 'Invalid type: Expected Object but received null.' },
    { document: 'schema', issue: 'Invalid type: Expected Object but received "schema".' },
    {
      document: { features: [{ name: 'age', type: 'integer' }] },
      issue: 'label: Invalid key: Expected "label" but received undefined.',
    },
    {
      document: documentWith({ label: 'label' }),
      issue: 'label: Invalid type: Expected Object but received "label".',
    },
    {
      document: documentWith({ label: { column: 'label', positive: [] } }),
      issue: 'label.positive: Expected at least one cell, received none.',
    },
    {
      document: documentWith({ features: [] }),
      issue: 'features: Expected at least one feature, received none.',
    },
    {
      document: documentWith({ fetaures: [] }),
      issue: 'fetaures: Invalid key: Expected never but received "fetaures".',
    },
    {
      document: documentWith({ ignore: ['remark'] }),
      issue: 'ignore: Expected reasons by column, received a list.',
    },
    {
      document: documentWithFeature({ name: '', type: 'integer' }),
      issue: 'features.0.name: Expected a column name, received "".',
    },
    {
      document: documentWithFeature({ name: 'age', type: 'int' }),
      issue:
        'features.0.type: Invalid type: Expected (("integer" | "number") | "category") ' +
        'but received "int".',
    },
    {
      document: documentWithFeature({ name: 'age', type: 'integer', min: '0' }),
      issue: 'features.0.min: Invalid type: Expected number but received "0".',
    },
    {
      document: documentWithFeature({ name: 'age', type: 'integer', categories: ['a'] }),
      issue: 'features.0.categories: Invalid key: Expected never but received "categories".',
    },
    {
      document: documentWithFeature({ name: 'region', type: 'category', max: 3 }),
      issue: 'features.0.max: Invalid key: Expected never but received "max".',
    },
    {
      document: documentWithFeature({ name: 'region', type: 'category', categories: [] }),
      issue: 'features.0.categories: Expected at least one cell, received none.',
    },
  ])('says "$issue"', ({ document, issue }) => {
    expect(parseSchema(document)).toEqual({ ok: false, issues: [issue] })
  })

  it.each([
    { fields: { id: 'label' }, issue: 'Column "label" is the id and the label; expected one use.' },
    { fields: { id: 'age' }, issue: 'Column "age" is the id and a feature; expected one use.' },
    {
      fields: { split: 'age' },
      issue: 'Column "age" is the split and a feature; expected one use.',
    },
    {
      fields: { ignore: { age: 'unused' } },
      issue: 'Column "age" is ignored and a feature; expected one use.',
    },
    {
      fields: {
        features: [
          { name: 'age', type: 'integer' },
          { name: 'age', type: 'number' },
        ],
      },
      issue: 'Column "age" is a feature and a feature; expected one use.',
    },
    {
      fields: { features: [{ name: 'age', type: 'integer', min: 5, max: 4 }] },
      issue: 'Feature "age" has min 5 above max 4.',
    },
    {
      fields: { features: [{ name: 'plan', type: 'category', categories: ['a', 'b', 'a'] }] },
      issue: 'Feature "plan" lists a category twice: a, b, a.',
    },
    {
      fields: { label: { column: 'label', positive: ['1', 'yes'], negative: ['yes'] } },
      issue: 'Label cells yes are both positive and negative; expected one.',
    },
    {
      fields: { repeated_customers: true },
      issue: '"repeated_customers" needs an "id" column that tells the customers apart.',
    },
  ])('says "$issue"', ({ fields, issue }) => {
    expect(parseSchema(documentWith(fields))).toEqual({ ok: false, issues: [issue] })
  })

  it('tells every issue at once', () => {
    const reading = parseSchema(documentWith({ id: 'label', split: 'age' }))

    expect(reading).toEqual({
      ok: false,
      issues: [
        'Column "label" is the id and the label; expected one use.',
        'Column "age" is the split and a feature; expected one use.',
      ],
    })
  })

  it('accepts bounds that meet', () => {
    expect(
      parseSchema(documentWithFeature({ name: 'age', type: 'integer', min: 5, max: 5 })).ok,
    ).toBe(true)
  })
})

describe('describeFeature', () => {
  it.each<{ feature: Feature; words: string }>([
    { feature: { name: 'x', type: 'integer', missing: false }, words: 'an integer' },
    { feature: { name: 'x', type: 'integer', min: 0, missing: true }, words: 'an integer >= 0' },
    { feature: { name: 'x', type: 'number', max: 0, missing: false }, words: 'a number <= 0' },
    {
      feature: { name: 'x', type: 'number', min: 0, max: 1, missing: false },
      words: 'a number in [0, 1]',
    },
    {
      feature: { name: 'x', type: 'category', categories: ['a', 'b'], open: false, missing: true },
      words: 'one of a, b',
    },
    {
      feature: { name: 'x', type: 'category', categories: ['a', 'b'], open: true, missing: true },
      words: 'a category',
    },
    { feature: { name: 'x', type: 'category', open: false, missing: true }, words: 'a category' },
  ])('says $words', ({ feature, words }) => {
    expect(describeFeature(feature)).toBe(words)
  })
})
