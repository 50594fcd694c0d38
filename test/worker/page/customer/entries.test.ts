import { describe, expect, it } from 'vitest'
import { DEFAULT_SCHEMA, type NumericFeature } from '../../../../shared/schema.ts'
import {
  type Entry,
  knownEntry,
  readEntry,
  type Spelling,
  shownText,
  spellingOf,
  typicalEntries,
  writeEntry,
} from '../../../../worker/page/customer/entries.ts'
import { schemaOf } from '../../../helpers/schema-of.ts'

const POINT: Spelling = { decimalComma: false, decimalPoint: '.' }
const COMMA: Spelling = { decimalComma: true, decimalPoint: ',' }

const AGE: NumericFeature = { name: 'age', type: 'integer', min: 0, max: 130, missing: true }
const SPEND: NumericFeature = { name: 'spend', type: 'number', missing: false }

describe('typicalEntries', () => {
  it('is the reference customer of the default schema', () => {
    const reference = {
      ...{ recency: 41, frequency: 4, monetary: 182.25, open_rate: 0.31, ctr: 0.04, age: 38 },
      ...{ gender: 'F', region: null },
    }
    expect(typicalEntries(reference, DEFAULT_SCHEMA)).toEqual([
      ...[41, 4, 182.25, 0.31, 0.04, 38, 'F', null],
    ])
  })

  it.each([
    { feature: { name: 'n', type: 'integer' }, median: 12.5, entry: 13 },
    { feature: { name: 'n', type: 'integer' }, median: -12.5, entry: -12 },
    { feature: { name: 'n', type: 'integer' }, median: -0.4, entry: 0 },
    { feature: { name: 'n', type: 'integer', max: 12 }, median: 12.5, entry: 12 },
    { feature: { name: 'n', type: 'integer', min: 12.4 }, median: 12.4, entry: 13 },
    { feature: { name: 'n', type: 'number' }, median: 12.5, entry: 12.5 },
    { feature: { name: 'n', type: 'number' }, median: 0.1 + 0.2, entry: 0.3 },
    { feature: { name: 'n', type: 'number', max: 1 / 3 }, median: 1 / 3, entry: 0.333333333333 },
    { feature: { name: 'n', type: 'number', min: 1 / 3 }, median: 1 / 3, entry: 1 / 3 },
  ] as const)('rounds $median to $entry under $feature', ({ feature, median, entry }) => {
    const schema = schemaOf({ missing: false, ...feature })
    expect(typicalEntries({ n: median }, schema)).toEqual([entry])
  })

  it('takes a feature that is called as what every object has', () => {
    const feature = { name: 'toString', type: 'number', missing: false } as const
    expect(typicalEntries({ toString: 7 } as never, schemaOf(feature))).toEqual([7])
  })
})

describe('knownEntry', () => {
  it.each([
    ['the low end of what training had', AGE, { low: 18.5, high: 80 }, 19],
    ['0 where training had nothing', SPEND, null, 0],
    ['what the schema allows', { ...AGE, min: 21 }, null, 21],
  ])('is %s', (_name, feature, range, entry) => {
    const numbers = range && { kind: 'numeric' as const, min: 0, max: 100, ...range }
    expect(knownEntry(feature, numbers)).toBe(entry)
  })
})

describe('spellingOf', () => {
  it.each([
    ['en', false, POINT],
    ['es', false, COMMA],
    ['es', true, COMMA],
    // Files of such a schema have commas: the viewer may paste them. The page itself stays English.
    ['en', true, { decimalComma: true, decimalPoint: '.' }],
  ] as const)('in %s, with a decimal comma in the schema: %s', (language, comma, spelling) => {
    expect(spellingOf(language, { decimal_comma: comma })).toEqual(spelling)
  })
})

describe('readEntry', () => {
  it.each<[string, NumericFeature, Spelling, Entry]>([
    ['40', AGE, POINT, 40],
    [' 40 ', AGE, POINT, 40],
    ['', AGE, POINT, null],
    ['  ', AGE, POINT, null],
    ['', SPEND, POINT, ''],
    ['-0', SPEND, POINT, 0],
    ['1.5', SPEND, POINT, 1.5],
    ['1,5', SPEND, POINT, '1,5'],
    ['1,5', SPEND, COMMA, 1.5],
    ['1.5', SPEND, COMMA, 1.5],
    ['1,015.36', SPEND, POINT, 1015.36],
    ['1.015,36', SPEND, COMMA, 1015.36],
    ['forty', AGE, POINT, 'forty'],
    ['1e999', SPEND, POINT, '1e999'],
  ])('reads %j of %o as written in %o', (text, feature, spelling, entry) => {
    expect(readEntry(feature, text, spelling)).toBe(entry)
  })

  it('leaves the name of a category as it is typed', () => {
    const region = { name: 'region', type: 'category', open: true, missing: false } as const
    expect(readEntry(region, ' 12 ', POINT)).toBe(' 12 ')
  })
})

describe('writeEntry', () => {
  it.each<[Entry, Spelling, string]>([
    [0.45, POINT, '0.45'],
    [0.45, COMMA, '0,45'],
    [1234567, COMMA, '1234567'],
    [null, POINT, ''],
    ['a.b', COMMA, 'a.b'],
  ])('writes %j in %o as %j', (entry, spelling, text) => {
    expect(writeEntry(entry, spelling)).toBe(text)
  })
})

describe('shownText', () => {
  it.each<[string, Entry, string | null, string]>([
    ['what is being typed', 1, '1.', '1.'],
    ['what is being typed, with zeros', 0.5, '0.500', '0.500'],
    ['text that is no number', '1..', '1..', '1..'],
    ['what the slider says since', 2, '1.', '2'],
    ['nothing, once it is not known', null, '1.', ''],
    ['the entry where nothing was typed', 0.25, null, '0.25'],
  ])('is %s', (_name, entry, draft, text) => {
    expect(shownText(AGE, entry, { draft, spelling: POINT })).toBe(text)
  })
})
