import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PreprocessingParameters } from '../../shared/preprocessing.ts'
import { explainCustomers, explainScore } from '../../shared/reasons.ts'
import { shapleyByOrders, shapleyBySizes } from '../helpers/brute-force-shapley.ts'
import { coalitionPayoff, explainedPair } from '../helpers/explained-pair.ts'
import { largestDifference } from '../helpers/largest-difference.ts'
import { rowScorer, tangledLogit } from '../helpers/row-scorer.ts'
import { schemaOf } from '../helpers/schema-of.ts'

const seeds = fc.integer({ min: 0, max: 2 ** 32 - 1 })
const wholeNumbers = fc.integer({ min: -100, max: 100 })

function sumOf(numbers: Iterable<number>): number {
  return [...numbers].reduce((sum, number) => sum + number, 0)
}

/** A pair of customers of so many features, with one to three inputs each, and a tangled scorer. */
function tangled(features: number, seed: number) {
  const widths = Array.from({ length: features }, (_, feature) => 1 + ((feature + seed) % 3))
  const pair = explainedPair(widths, seed)
  const logitOf = tangledLogit(sumOf(widths), seed)
  const options = { widths, computeLogits: rowScorer(logitOf), seed: 1 }
  return { ...pair, options, payoffOf: coalitionPayoff(pair, widths, logitOf) }
}

describe('explainScore', () => {
  it.each([1, 2, 3, 4, 5, 6, 7])(
    'of %i features is the mean over all their orders',
    (features) => {
      const property = fc.property(seeds, (seed) => {
        const { encoded, reference, options, payoffOf } = tangled(features, seed)
        const { method, contributions } = explainScore(encoded, reference, options)
        expect(method).toBe('exact')
        expect(
          largestDifference(contributions, shapleyByOrders(features, payoffOf)),
        ).toBeLessThanOrEqual(1e-9)
      })
      fc.assert(property, { numRuns: features === 7 ? 3 : 20 })
    },
    30_000,
  )

  it('of eight features is exact', () => {
    const { encoded, reference, options, payoffOf } = tangled(8, 3)
    const { method, contributions } = explainScore(encoded, reference, options)
    expect(method).toBe('exact')
    expect(largestDifference(contributions, shapleyBySizes(8, payoffOf))).toBeLessThanOrEqual(1e-9)
  })

  it('of nine features and more is sampled', () => {
    const { encoded, reference, options } = tangled(9, 3)
    expect(explainScore(encoded, reference, options).method).toBe('sampled')
  })

  it.each([9, 12, 15])(
    'of %i features comes within 4 % of the largest exact value, on average over them',
    (features) => {
      const { encoded, reference, options, payoffOf } = tangled(features, 5)
      const { contributions } = explainScore(encoded, reference, options)
      const exact = shapleyBySizes(features, payoffOf)
      const errors = exact.map((value, feature) => Math.abs(value - contributions[feature]))
      expect(sumOf(errors) / features).toBeLessThan(0.04 * Math.max(...exact.map(Math.abs)))
    },
  )

  it('comes the closer the more orders are walked', () => {
    const { encoded, reference, options, payoffOf } = tangled(12, 5)
    const { contributions } = explainScore(encoded, reference, { ...options, pairs: 20_000 })
    const exact = shapleyBySizes(12, payoffOf)
    expect(largestDifference(contributions, exact)).toBeLessThan(
      0.005 * Math.max(...exact.map(Math.abs)),
    )
  })

  it.each([0, 1, 5, 8, 9, 15, 40])('of %i features adds up to the difference', (features) => {
    const property = fc.property(seeds, (seed) => {
      const { encoded, reference, options } = tangled(features, seed)
      const explanation = explainScore(encoded, reference, options)
      const [logit] = options.computeLogits(encoded, 1)
      const [referenceLogit] = options.computeLogits(reference, 1)
      expect(explanation).toMatchObject({ logit, referenceLogit })
      expect(
        Math.abs(sumOf(explanation.contributions) - (logit - referenceLogit)),
      ).toBeLessThanOrEqual(1e-9)
    })
    fc.assert(property, { numRuns: 10 })
  })

  it.each([3, 8, 12])(
    'of a linear model of %i features is its weight times the difference',
    (features) => {
      const numbers = fc.array(wholeNumbers, { minLength: features, maxLength: features })
      fc.assert(
        fc.property(numbers, numbers, numbers, (weights, customer, other) => {
          const { contributions } = explainScore(
            Float32Array.from(customer),
            Float32Array.from(other),
            {
              widths: Array(features).fill(1),
              computeLogits: rowScorer((row) => sumOf(row.map((value, at) => weights[at] * value))),
              seed: 1,
            },
          )
          const expected = weights.map((weight, at) => weight * (customer[at] - other[at]))
          expect(largestDifference(contributions, expected)).toBeLessThanOrEqual(1e-9)
        }),
      )
    },
  )

  it('counts features alike that do alike', () => {
    fc.assert(
      fc.property(seeds, wholeNumbers, fc.integer({ min: 101, max: 200 }), (seed, low, high) => {
        const { encoded, reference, options } = tangled(4, seed)
        // The last two inputs come into the logit by their product alone.
        const ofOthers = tangledLogit(encoded.length, seed)
        const { contributions } = explainScore(
          Float32Array.of(...encoded, high, high),
          Float32Array.of(...reference, low, low),
          {
            ...options,
            widths: [...options.widths, 1, 1],
            computeLogits: rowScorer(
              (row) => ofOthers(row.subarray(0, -2)) * row[row.length - 1] * row[row.length - 2],
            ),
          },
        )
        const [first, second] = contributions.subarray(4)
        expect(Math.abs(first - second)).toBeLessThanOrEqual(1e-9 * Math.abs(first))
      }),
    )
  })

  it.each([6, 12])('counts a feature exactly 0 that a model of %i does not look at', (features) => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { encoded, reference, options } = tangled(features - 1, seed)
        const { contributions } = explainScore(
          Float32Array.of(7, ...encoded),
          Float32Array.of(8, ...reference),
          {
            ...options,
            widths: [1, ...options.widths],
            computeLogits: rowScorer((row) => tangledLogit(encoded.length, seed)(row.subarray(1))),
          },
        )
        expect(contributions[0]).toBe(0)
        expect(contributions[1]).not.toBe(0)
      }),
      { numRuns: 10 },
    )
  })

  it('scores no coalition of features that are encoded alike, and counts them exactly 0', () => {
    const { encoded, reference, options } = tangled(30, 2)
    const seen: number[] = []
    // The first eight features, of 1 to 3 inputs, differ; the other 22 do not.
    const inputs = sumOf(options.widths.slice(0, 8))
    const customer = Float32Array.of(...encoded.subarray(0, inputs), ...reference.subarray(inputs))
    const { method, contributions } = explainScore(customer, reference, {
      ...options,
      computeLogits(batch, rows) {
        seen.push(rows)
        return options.computeLogits(batch, rows)
      },
    })
    expect(seen).toEqual([256])
    expect(method).toBe('exact')
    expect([...contributions.subarray(8)]).toEqual(Array(22).fill(0))
    expect(contributions.subarray(0, 8).every((value) => value !== 0)).toBe(true)
  })

  it('finds a feature that differs in its last input alone', () => {
    const { contributions } = explainScore(Float32Array.of(1, 2, 3), Float32Array.of(1, 2, 5), {
      widths: [1, 2],
      computeLogits: rowScorer(sumOf),
      seed: 1,
    })
    expect([...contributions]).toEqual([0, -2])
  })

  it('says of the reference herself that nothing counts', () => {
    const { reference, options } = tangled(12, 1)
    expect(explainScore(reference, reference, options)).toMatchObject({
      method: 'exact',
      contributions: new Float64Array(12),
    })
  })

  it('gives the same bytes for the same seed, others for another', () => {
    const { encoded, reference, options } = tangled(12, 4)
    const withSeed = (seed: number) => explainScore(encoded, reference, { ...options, seed })
    expect(withSeed(7)).toEqual(withSeed(7))
    expect(withSeed(8).contributions).not.toEqual(withSeed(7).contributions)
  })

  it('leaves the customers as they are', () => {
    const { encoded, reference, options } = tangled(10, 4)
    const before = [encoded.slice(), reference.slice()]
    explainScore(encoded, reference, options)
    expect([encoded, reference]).toEqual(before)
  })

  it('hands the network a few megabytes at a time, however wide the encoding', () => {
    const widths = Array<number>(500).fill(50)
    const { encoded, reference } = explainedPair(widths, 1)
    const sizes: number[] = []
    const logitOf = rowScorer((row) => row[0] * row[50] + row[24_999])
    const { contributions, logit, referenceLogit } = explainScore(encoded, reference, {
      widths,
      computeLogits(batch, rows) {
        sizes.push(batch.byteLength)
        return logitOf(batch, rows)
      },
      seed: 1,
      pairs: 1,
    })
    expect(sumOf(sizes)).toBe(1001 * 25_000 * 4)
    expect(Math.max(...sizes)).toBeLessThanOrEqual(2 ** 22)
    expect(sumOf(contributions)).toBeCloseTo(logit - referenceLogit, 9)
    expect(contributions.findLastIndex((value) => value !== 0)).toBe(499)
  })

  it('hands it one row at a time where a row alone is larger', () => {
    const rows: number[] = []
    const widths = [2 ** 20 + 1]
    explainScore(new Float32Array(widths[0]).fill(1), new Float32Array(widths[0]), {
      widths,
      computeLogits(batch, count) {
        rows.push(count)
        return rowScorer(([first]) => first)(batch, count)
      },
      seed: 1,
    })
    expect(rows).toEqual([1, 1])
  })

  it.each([
    { widths: [1, 1], inputs: 3, others: 3 },
    { widths: [1, 2], inputs: 3, others: 2 },
    { widths: [1, 2], inputs: 2, others: 3 },
  ])('refuses $inputs and $others inputs for widths $widths', ({ widths, inputs, others }) => {
    expect(() =>
      explainScore(new Float32Array(inputs), new Float32Array(others), {
        widths,
        computeLogits: rowScorer(sumOf),
        seed: 1,
      }),
    ).toThrow(
      `Expected two customers of ${sumOf(widths)} inputs, the sum of the widths. ` +
        `Received ones of ${inputs} and ${others}.`,
    )
  })
})

describe('explainCustomers', () => {
  const schema = schemaOf(
    { name: 'spend', type: 'number', missing: true },
    { name: 'age', type: 'number', missing: true },
    { name: 'city', type: 'category', open: true, missing: true },
  )
  /** Five inputs, one, and four. */
  const preprocessing: PreprocessingParameters = {
    features: [
      {
        ...{ name: 'spend', kind: 'numeric', mean: 0, scale: 2, median: 4 },
        ...{ indicates_missing: true, edges: [0, 4, 8, 16] },
      },
      { name: 'age', kind: 'numeric', mean: 40, scale: 0, median: 40, indicates_missing: false },
      { name: 'city', kind: 'category', categories: ['Lima', 'Quito'], indicates_missing: true },
    ],
  }
  const weights = [1, 10, 20, 40, 1000, 5000, 100, 200, 300, 400]
  const model = {
    ...{ schema, preprocessing, seed: 1 },
    referenceCustomer: { spend: 4, age: 40, city: 'Lima' },
    computeLogits: rowScorer((row) => sumOf(row.map((value, input) => weights[input] * value))),
  }

  it.each([
    { of: 'a number by its size and all its bins', values: [12, 40, 'Lima'], counts: [44, 0, 0] },
    { of: 'a missing number by its input', values: [null, 40, 'Lima'], counts: [1000, 0, 0] },
    { of: 'a name by both inputs that change', values: [4, 40, 'Quito'], counts: [0, 0, 100] },
    { of: 'a missing name', values: [4, 40, null], counts: [0, 0, 200] },
    { of: 'a name never met', values: [4, 40, 'Oslo'], counts: [0, 0, 300] },
    { of: 'nothing that never varied', values: [4, 99, 'Lima'], counts: [0, 0, 0] },
    { of: 'all together', values: [12, 99, 'Oslo'], counts: [44, 0, 300] },
  ])('counts $of', ({ values, counts }) => {
    const [{ contributions, referenceLogit, logit }] = explainCustomers([values], model)
    expect([...contributions]).toEqual(counts)
    expect(referenceLogit).toBe(2 + 10 + 100)
    expect(logit).toBe(112 + sumOf(counts))
  })

  it('takes null for a reference that has no value', () => {
    const referenceCustomer = { spend: null, age: null, city: null }
    const explained = explainCustomers([[4, 40, 'Lima']], { ...model, referenceCustomer })
    expect([...explained[0].contributions]).toEqual([-1000, 0, -200])
  })

  it('explains each customer as if she were alone', () => {
    const customers = [
      [12, 40, 'Lima'],
      [null, 1, 'Oslo'],
      [0.5, null, null],
    ]
    const computeLogits = rowScorer(tangledLogit(10, 1))
    const together = explainCustomers(customers, { ...model, computeLogits })
    expect(together).toEqual(
      customers.flatMap((values) => explainCustomers([values], { ...model, computeLogits })),
    )
  })

  it('has nothing to say of nobody', () => {
    expect(explainCustomers([], model)).toEqual([])
  })
})
