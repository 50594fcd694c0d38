import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldsOf } from '../../../trainer/data/folds.ts'
import { createRandom } from '../../../trainer/random.ts'
import { expectFailure } from '../../helpers/expect-failure.ts'

const ALONE = { customers: null, groups: null }

function randomOf(seed = 1) {
  return createRandom(seed, 'folds')
}

function everyRow(labels: Float32Array): Int32Array {
  return Int32Array.from(labels.keys())
}

function positivesIn(labels: Float32Array, rows: Int32Array): number {
  return rows.reduce((count, row) => count + labels[row], 0)
}

describe('foldsOf', () => {
  it('spreads positives and rows evenly', () => {
    const labels = Float32Array.from({ length: 103 }, (_, row) => (row < 13 ? 1 : 0))
    const folds = foldsOf(labels, everyRow(labels), 5, { random: randomOf(), ...ALONE })

    expect(folds.map((fold) => positivesIn(labels, fold))).toEqual([3, 3, 3, 2, 2])
    expect(folds.map(({ length }) => length)).toEqual([21, 21, 21, 20, 20])
  })

  it('puts every row in one fold, in the order in which they came', () => {
    const labels = Float32Array.from({ length: 40 }, (_, row) => row % 2)
    const rows = Int32Array.of(3, 8, 9, 12, 14, 21, 26, 33, 35, 38)
    const folds = foldsOf(labels, rows, 3, { random: randomOf(), ...ALONE })

    expect(folds.flatMap((fold) => [...fold]).sort((row, other) => row - other)).toEqual([...rows])
    expect(folds).toEqual(folds.map((fold) => fold.toSorted()))
  })

  it('is the same for the same seed, another for another', () => {
    const labels = Float32Array.from({ length: 60 }, (_, row) => row % 2)
    const foldsWith = (seed: number) =>
      foldsOf(labels, everyRow(labels), 3, { random: randomOf(seed), ...ALONE })

    expect(foldsWith(7)).toEqual(foldsWith(7))
    expect(foldsWith(7)).not.toEqual(foldsWith(8))
  })

  it('keeps customers and groups whole, in folds with both outcomes', () => {
    const numbers = fc.array(fc.nat(99), { minLength: 100, maxLength: 100 })
    fc.assert(
      fc.property(numbers, numbers, fc.nat(), (customerOf, groupOf, seed) => {
        // The first half of the rows are tied at random, the others to none.
        const tie = (number: number, row: number) => (row < 50 ? number % 50 : row)
        const customers = Int32Array.from(customerOf, tie)
        const groups = Int32Array.from(groupOf, tie)
        const labels = Float32Array.from({ length: 100 }, (_, row) => row % 2)
        const random = randomOf(seed)
        const folds = foldsOf(labels, everyRow(labels), 4, { random, customers, groups })
        const countIn = (ties: Int32Array) =>
          folds.reduce((sum, fold) => sum + new Set(fold.map((row) => ties[row])).size, 0)

        expect(countIn(customers)).toBe(new Set(customers).size)
        expect(countIn(groups)).toBe(new Set(groups).size)
        expect(folds.every((fold) => positivesIn(labels, fold) > 0)).toBe(true)
        expect(folds.every((fold) => positivesIn(labels, fold) < fold.length)).toBe(true)
      }),
    )
  })

  it.each([1, 2, 3, 4, 5])('makes up for large groups with small ones (seed %d)', (seed) => {
    // Groups of 10, 20, 30 and 40 rows, and two positive rows alone.
    const group = (row: number) => [10, 30, 60, 100, 101].findIndex((end) => row < end)
    const groups = Int32Array.from({ length: 102 }, (_, row) => (row === 101 ? 5 : group(row)))
    const labels = Float32Array.from({ length: 102 }, (_, row) => (row < 100 ? 0 : 1))
    const options = { random: randomOf(seed), customers: null, groups }

    expect(foldsOf(labels, everyRow(labels), 2, options).map(({ length }) => length)).toEqual([
      51, 51,
    ])
  })

  it('gives each fold a negative customer, even where a positive one fills it', () => {
    const groups = Int32Array.from({ length: 30 }, (_, row) => (row < 20 ? 0 : row))
    const labels = Float32Array.from({ length: 30 }, (_, row) => (row < 21 ? 1 : 0))
    const folds = foldsOf(labels, everyRow(labels), 2, {
      random: randomOf(),
      customers: null,
      groups,
    })

    expect(folds.map((fold) => fold.length - positivesIn(labels, fold))).toEqual([1, 8])
  })

  it('parts groups that all hold both outcomes', () => {
    const groups = Int32Array.from({ length: 600 }, (_, row) => row % 60)
    const labels = Float32Array.from({ length: 600 }, (_, row) => (row % 7 === 0 ? 1 : 0))
    const options = { random: randomOf(), customers: null, groups }
    for (const fold of foldsOf(labels, everyRow(labels), 5, options)) {
      expect(fold).toHaveLength(120)
      expect(positivesIn(labels, fold)).toBeGreaterThan(0)
    }
  })

  it.each([
    { labels: [1, 1, 0, 0, 0], groups: null, positives: 2, negatives: 3 },
    { labels: [1, 1, 1, 0, 0], groups: null, positives: 3, negatives: 2 },
    // A group that holds both outcomes counts for both.
    { labels: [1, 0, 1, 0, 1, 1, 1], groups: [0, 0, 1, 1, 2, 2, 3], positives: 4, negatives: 2 },
    { labels: [], groups: null, positives: 0, negatives: 0 },
  ])(
    'refuses $positives positive and $negatives negative customers for three folds',
    async (rows) => {
      const labels = Float32Array.from(rows.labels)
      const groups = rows.groups && Int32Array.from(rows.groups)

      await expectFailure(
        () => foldsOf(labels, everyRow(labels), 3, { random: randomOf(), customers: null, groups }),
        'invalid-data',
        'Expected at least 3 customers (or groups) with each outcome, one for each fold. ' +
          `Received ${rows.positives} with a positive and ${rows.negatives} with a negative row. ` +
          'Use a smaller --folds.',
      )
    },
  )
})
