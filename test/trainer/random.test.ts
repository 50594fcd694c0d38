import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRandom, type Random } from '../../trainer/random.ts'

const DRAWS = 20_000

function draw(count: number, next: () => number): number[] {
  return Array.from({ length: count }, next)
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

/** Some numbers of every kind, to tell streams apart. */
function sampleOf(random: Random): number[] {
  return [...draw(5, random.uniform), ...draw(5, () => random.integer(1000)), random.normal()]
}

describe('createRandom', () => {
  it('draws the same numbers on every machine and in every version', () => {
    const random = createRandom(1, 'split')

    expect(draw(3, random.uniform)).toEqual([
      0.33627959356715487, 0.9536026392769686, 0.8398325138039487,
    ])
    expect(draw(5, () => random.integer(100))).toEqual([49, 90, 54, 6, 38])
    expect(random.shuffled(Int32Array.of(0, 1, 2, 3, 4))).toEqual(Int32Array.of(1, 0, 4, 2, 3))
  })

  it('repeats itself for the same seed and purpose', () => {
    expect(sampleOf(createRandom(7, 'split'))).toEqual(sampleOf(createRandom(7, 'split')))
  })

  it.each([
    { what: 'another seed', other: createRandom(8, 'split') },
    { what: 'another purpose', other: createRandom(7, 'dropout masks') },
    { what: 'digits moved from seed to purpose', other: createRandom(71, ':split') },
    { what: 'the largest seed', other: createRandom(Number.MAX_SAFE_INTEGER, 'split') },
  ])('draws others for $what', ({ other }) => {
    expect(sampleOf(other)).not.toEqual(sampleOf(createRandom(7, 'split')))
  })

  it('starts neighbouring seeds far apart', () => {
    const firsts = Array.from({ length: 2000 }, (_, seed) => createRandom(seed, 'split').uniform())

    expect(meanOf(firsts)).toBeCloseTo(0.5, 1)
    expect(new Set(firsts).size).toBe(2000)
  })
})

describe('uniform', () => {
  it('covers [0, 1) evenly', () => {
    const values = draw(DRAWS, createRandom(1, 'test').uniform)

    expect(Math.min(...values)).toBeGreaterThanOrEqual(0)
    expect(Math.max(...values)).toBeLessThan(1)
    expect(meanOf(values)).toBeCloseTo(1 / 2, 1.5)
    expect(meanOf(values.map((value) => value ** 2))).toBeCloseTo(1 / 3, 1.5)
  })
})

describe('integer', () => {
  it('draws each of the integers below the count equally often', () => {
    const random = createRandom(1, 'test')
    const values = draw(DRAWS, () => random.integer(4))
    const shares = [0, 1, 2, 3].map((integer) =>
      meanOf(values.map((value) => Number(value === integer))),
    )

    expect(new Set(values)).toEqual(new Set([0, 1, 2, 3]))
    expect(Math.max(...shares.map((share) => Math.abs(share - 1 / 4)))).toBeLessThan(0.01)
  })

  it('draws 0 where there is nothing else', () => {
    expect(createRandom(1, 'test').integer(1)).toBe(0)
  })
})

describe('resample', () => {
  it('draws as many items as there are, whatever the counts were', () => {
    const counts = Int32Array.of(5, 0, -3, 2)

    createRandom(1, 'test').resample(counts)

    expect(Math.min(...counts)).toBeGreaterThanOrEqual(0)
    expect(meanOf(Array.from(counts))).toBe(1)
  })

  it('draws the same items on every machine and in every version', () => {
    const counts = new Int32Array(10)

    createRandom(1, 'test').resample(counts)

    expect(Array.from(counts)).toEqual([1, 1, 1, 0, 2, 1, 1, 0, 2, 1])
  })

  it('draws each item equally often, and as unevenly as chance has it', () => {
    const counts = new Int32Array(DRAWS)

    createRandom(1, 'test').resample(counts)

    // Poisson with mean 1: a share 1 / e of none, as many of one, variance 1.
    const values = Array.from(counts)
    expect(meanOf(values.map((count) => Number(count === 0)))).toBeCloseTo(1 / Math.E, 1.5)
    expect(meanOf(values.map((count) => Number(count === 1)))).toBeCloseTo(1 / Math.E, 1.5)
    expect(meanOf(values.map((count) => (count - 1) ** 2))).toBeCloseTo(1, 1)
    expect(meanOf(values.slice(0, DRAWS / 2))).toBeCloseTo(1, 1.5)
  })

  it.each([0, 1])('draws all of %d items', (length) => {
    const counts = new Int32Array(length)

    createRandom(1, 'test').resample(counts)

    expect(counts).toEqual(new Int32Array(length).fill(1))
  })
})

describe('normal', () => {
  it('has the mean, the spread and the tails of the standard normal', () => {
    const values = draw(DRAWS, createRandom(1, 'test').normal)

    expect(values.every(Number.isFinite)).toBe(true)
    expect(meanOf(values)).toBeCloseTo(0, 1)
    expect(meanOf(values.map((value) => value ** 2))).toBeCloseTo(1, 1)
    expect(meanOf(values.map((value) => value ** 4))).toBeCloseTo(3, 0.5)
    expect(meanOf(values.map((value) => Number(value < -1.645)))).toBeCloseTo(0.05, 2)
  })
})

describe('shuffled', () => {
  it('permutes the items and leaves the argument alone', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.nat(), (integers, seed) => {
        const items = Int32Array.from(integers)
        const shuffled = createRandom(seed, 'test').shuffled(items)

        expect(shuffled.toSorted()).toEqual(items.toSorted())
        expect(Array.from(items)).toEqual(integers)
      }),
    )
  })

  it('puts each item in each place equally often', () => {
    const random = createRandom(1, 'test')
    const orders = draw(6000, () => Number(random.shuffled(Int32Array.of(1, 2, 3)).join('')))
    const shares = [123, 132, 213, 231, 312, 321].map((order) =>
      meanOf(orders.map((other) => Number(other === order))),
    )

    expect(Math.max(...shares.map((share) => Math.abs(share - 1 / 6)))).toBeLessThan(0.02)
  })
})
