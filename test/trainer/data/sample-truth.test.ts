import { describe, expect, it } from 'vitest'
import { type SampleTraits, trueProbability } from '../../../trainer/data/sample-truth.ts'

/** Bought today for the first time in a year, never opened a mail, and is as old as counts least. */
const TRAITS: SampleTraits = {
  recency: 0,
  frequency: 0,
  monetary: 0,
  openRate: 0,
  clickRate: 0,
  age: 42,
  gender: 'Other',
  region: 'North',
}

function logOdds(probability: number): number {
  return Math.log(probability / (1 - probability))
}

describe('trueProbability', () => {
  it.each<[string, Partial<SampleTraits>, number]>([
    ['starts from the intercept and a fresh purchase', {}, -5.9 + 2],
    ['halves recency every 30 days', { recency: 60 }, -5.9 + 0.5],
    ['lets old recency saturate', { recency: 1460 }, -5.9],
    [
      'counts loyalty by its logarithm, and baskets around 40',
      { frequency: 3, monetary: 120 },
      -3.9 + 0.5 * Math.log(4) + 0.5,
    ],
    [
      'counts loyalty more when the last purchase runs out',
      { frequency: 3, monetary: 120, recency: 60 },
      -5.4 + 1.1 * Math.log(4) + 0.5,
    ],
    ['counts opens', { openRate: 0.3 }, -3.9 + 0.75],
    ['counts opens up to a half', { openRate: 0.8 }, -3.9 + 1.25],
    ['counts clicks by opens', { openRate: 0.4, clickRate: 0.2 }, -3.9 + 1 + 1.2],
    ['ignores clicks among few opens', { openRate: 0.05, clickRate: 0.05 }, -3.9 + 0.125],
    ['counts youth', { age: 26 }, -3.9 + 0.9],
    ['counts age', { age: 58 }, -3.9 + 0.9],
    ['counts high age no further', { age: 80 }, -3.9 + 1.5],
    ['prefers women in the North', { gender: 'F' }, -3.9 + 0.5],
    ['holds back men in the North', { gender: 'M' }, -3.9 - 0.4],
    ['prefers men in the East', { gender: 'M', region: 'East' }, -3.9 + 0.5],
    ['holds back women on the Islands', { gender: 'F', region: 'Islands' }, -3.9 - 0.4],
  ])('%s', (_name, traits, expected) => {
    expect(logOdds(trueProbability({ ...TRAITS, ...traits }))).toBeCloseTo(expected, 9)
  })
})
