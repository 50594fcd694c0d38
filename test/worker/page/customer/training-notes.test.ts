import { describe, expect, it } from 'vitest'
import type { Feature } from '../../../../shared/schema.ts'
import type { TrainingRanges } from '../../../../shared/training-ranges.ts'
import {
  isBeyondTraining,
  namesOf,
  numericRangeOf,
} from '../../../../worker/page/customer/training-notes.ts'

const RANGES: TrainingRanges = {
  age: { kind: 'numeric', min: 18, max: 90, low: 20, high: 80 },
  region: { kind: 'category', names: ['South', 'North'] },
  empty: null,
}

const AGE: Feature = { name: 'age', type: 'integer', missing: true }
const REGION = { name: 'region', type: 'category', open: true, missing: true } as const
const EMPTY: Feature = { name: 'empty', type: 'number', missing: true }

describe('isBeyondTraining', () => {
  it.each<[string, Feature, number | string | null, boolean]>([
    ['the least value', AGE, 18, false],
    ['the greatest value', AGE, 90, false],
    ['a value below the least', AGE, 17, true],
    ['a value above the greatest', AGE, 91, true],
    ['a value between the 99th percentile and the greatest', AGE, 85, false],
    ['what is not known', AGE, null, false],
    ['a value of which training had none', EMPTY, 0, true],
    ['a name that training had', REGION, 'North', false],
    ['another name', REGION, 'Atlantis', true],
    ['a feature that training does not tell of', { ...AGE, name: 'toString' }, 1, true],
  ])('of %s', (_name, feature, value, isBeyond) => {
    expect(isBeyondTraining(RANGES, feature, value)).toBe(isBeyond)
  })
})

describe('namesOf', () => {
  it('has the names of training first, then those that only the schema has', () => {
    const categories = ['North', 'East', 'South']
    expect(namesOf(RANGES, { ...REGION, categories })).toEqual(['South', 'North', 'East'])
  })

  it('has none where neither tells', () => {
    expect(namesOf(RANGES, { ...REGION, name: 'constructor' })).toEqual([])
  })
})

describe('numericRangeOf', () => {
  it('is null where training had names, or nothing', () => {
    expect([REGION, EMPTY].map((feature) => numericRangeOf(RANGES, feature))).toEqual([null, null])
  })
})
