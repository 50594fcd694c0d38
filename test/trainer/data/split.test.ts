import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countDividedCustomers, type SplitOptions, splitRows } from '../../../trainer/data/split.ts'
import { createRandom } from '../../../trainer/random.ts'
import { expectFailure } from '../../helpers/expect-failure.ts'

const [TRAIN, VALIDATION, TEST] = [0, 1, 2]

/** Ids of customers by number. */
function idsOf(customers: ArrayLike<number>) {
  return { customers: Int32Array.from(customers) }
}

/** The trainer's defaults, each row a customer of her own. */
function optionsWith(changes: Partial<SplitOptions> = {}): SplitOptions {
  return {
    testSize: 0.2,
    validationSize: 0.1,
    random: createRandom(1, 'split'),
    ids: { customers: null },
    fixed: null,
    times: null,
    groups: null,
    ...changes,
  }
}

/** Labels of which the first of so many is 1, again and again. */
function labelsOf(rows: number, { onePositiveIn }: { readonly onePositiveIn: number }) {
  return Float32Array.from({ length: rows }, (_, row) => (row % onePositiveIn === 0 ? 1 : 0))
}

function countOf(outcome: number, labels: Float32Array, rows: ArrayLike<number>): number {
  return Array.from(rows).filter((row) => labels[row] === outcome).length
}

/** At least ten rows of each outcome, in any order. */
const anyLabels = fc
  .array(fc.constantFrom(0, 1), { minLength: 30, maxLength: 200 })
  .map((labels) => Float32Array.from([...labels, ...Array(10).fill(0), ...Array(10).fill(1)]))

const share = fc.double({ min: 0.05, max: 0.5, noNaN: true })

describe('splitRows', () => {
  it('draws the test rows first, then the validation rows out of the rest, by outcome', () => {
    const labels = labelsOf(1000, { onePositiveIn: 4 })

    const { train, validation, test } = splitRows(labels, optionsWith())

    expect([train.length, validation.length, test.length]).toEqual([720, 80, 200])
    expect(countOf(1, labels, train)).toBe(180)
    expect(countOf(1, labels, validation)).toBe(20)
    expect(countOf(1, labels, test)).toBe(50)
  })

  it('puts every row in one part, in the order of the file', () => {
    fc.assert(
      fc.property(anyLabels, share, share, fc.nat(), (labels, testSize, validationSize, seed) => {
        const random = createRandom(seed, 'split')
        const options = optionsWith({ testSize, validationSize, random })
        const { train, validation, test } = splitRows(labels, options)

        expect(Int32Array.of(...train, ...validation, ...test).sort()).toEqual(
          Int32Array.from(labels.keys()),
        )
        expect([train, validation, test]).toEqual([
          train.toSorted(),
          validation.toSorted(),
          test.toSorted(),
        ])
      }),
    )
  })

  it('is less than a row off the share of either outcome', () => {
    fc.assert(
      fc.property(
        anyLabels,
        fc.constantFrom(0, 1),
        share,
        share,
        (labels, outcome, testSize, validationSize) => {
          const options = optionsWith({ testSize, validationSize })
          const { train, validation, test } = splitRows(labels, options)
          const [inTrain, inValidation, inTest] = [train, validation, test].map((rows) =>
            countOf(outcome, labels, rows),
          )
          const rest = inTrain + inValidation

          expect(Math.abs(inTest - (rest + inTest) * testSize)).toBeLessThan(1)
          expect(Math.abs(inValidation - rest * validationSize)).toBeLessThan(1)
        },
      ),
    )
  })

  it('is the same for the same seed, another for another', () => {
    const labels = labelsOf(200, { onePositiveIn: 3 })
    const splitWith = (seed: number) =>
      splitRows(labels, optionsWith({ random: createRandom(seed, 'split') }))

    expect(splitWith(7)).toEqual(splitWith(7))
    expect(splitWith(7).test).not.toEqual(splitWith(8).test)
  })

  it('keeps the rows of a customer together', () => {
    const customers = fc
      .array(fc.nat(40), { minLength: 300, maxLength: 300 })
      .map((drawn) => drawn.map((customer) => [...new Set(drawn)].indexOf(customer)))
    fc.assert(
      fc.property(customers, fc.nat(), (customerOf, seed) => {
        const labels = labelsOf(300, { onePositiveIn: 12 })
        const ids = idsOf(customerOf)
        const random = createRandom(seed, 'split')
        const { train, validation, test } = splitRows(labels, optionsWith({ ids, random }))
        const customersIn = (rows: Int32Array) =>
          new Set(Array.from(rows, (row) => customerOf[row])).size

        expect(customersIn(train) + customersIn(validation) + customersIn(test)).toBe(
          new Set(customerOf).size,
        )
      }),
    )
  })

  it('takes rows without customers for a customer each', () => {
    fc.assert(
      fc.property(anyLabels, fc.nat(), (labels, seed) => {
        const splitWith = (ids: SplitOptions['ids']) =>
          splitRows(labels, optionsWith({ ids, random: createRandom(seed, 'split') }))

        expect(splitWith({ customers: null })).toEqual(splitWith(idsOf([...labels.keys()])))
      }),
    )
  })

  it('draws the rows that it always drew', () => {
    const labels = labelsOf(60, { onePositiveIn: 3 })
    const { validation, test } = splitRows(labels, optionsWith())

    expect([[...validation], [...test]]).toEqual([
      [15, 21, 23, 43, 47],
      [0, 6, 7, 8, 20, 27, 31, 34, 37, 45, 46, 50],
    ])
  })

  it('counts a customer as positive if any of her rows is', () => {
    // 100 customers of two rows; a half of them converted once, in their second row.
    const ids = idsOf(Array.from({ length: 200 }, (_, row) => row % 100))
    const labels = Float32Array.from({ length: 200 }, (_, row) => (row >= 150 ? 1 : 0))

    const { train, validation, test } = splitRows(labels, optionsWith({ ids }))

    expect([train, validation, test].map((rows) => countOf(1, labels, rows))).toEqual([36, 4, 10])
    expect([train.length, validation.length, test.length]).toEqual([144, 16, 40])
  })

  it('takes the parts as the data fixes them', () => {
    const labels = Float32Array.of(0, 1, 0, 1, 0, 1)
    const fixed = Uint8Array.of(TEST, TRAIN, TRAIN, VALIDATION, VALIDATION, TEST)

    expect(splitRows(labels, optionsWith({ fixed }))).toEqual({
      train: Int32Array.of(1, 2),
      validation: Int32Array.of(3, 4),
      test: Int32Array.of(0, 5),
    })
  })

  it('keeps test rows that the data fixes, also of customers who have others', () => {
    const labels = labelsOf(200, { onePositiveIn: 2 })
    const ids = idsOf(labels.map((_, row) => row >> 1))
    const fixed = Uint8Array.from({ length: 200 }, (_, row) => (row % 5 === 0 ? TEST : TRAIN))
    const split = splitRows(labels, optionsWith({ fixed, ids }))

    expect(split.test).toEqual(Int32Array.from({ length: 40 }, (_, row) => row * 5))
    expect(countDividedCustomers(ids, split)).toBe(40)
  })

  it('divides no customer where it draws the parts itself', () => {
    const labels = labelsOf(200, { onePositiveIn: 2 })
    const ids = idsOf(labels.map((_, row) => row >> 1))
    expect(countDividedCustomers(ids, splitRows(labels, optionsWith({ ids })))).toBe(0)
  })

  it('draws validation rows out of the training rows where the data fixes none', () => {
    const labels = labelsOf(200, { onePositiveIn: 2 })
    const fixed = Uint8Array.from({ length: 200 }, (_, row) => (row < 100 ? TEST : TRAIN))

    const { train, validation, test } = splitRows(labels, optionsWith({ fixed }))

    expect(test).toEqual(Int32Array.from({ length: 100 }, (_, row) => row))
    expect([train.length, validation.length]).toEqual([90, 10])
    expect(countOf(1, labels, validation)).toBe(5)
  })

  it.each([
    {
      part: 'train',
      parts: [TEST, TEST, VALIDATION, VALIDATION],
      received: '0 positive rows of 0',
    },
    {
      part: 'validation',
      parts: [TRAIN, TRAIN, VALIDATION, TEST],
      received: '0 positive rows of 1',
    },
    {
      part: 'test',
      parts: [TRAIN, TRAIN, VALIDATION, VALIDATION],
      received: '0 positive rows of 0',
    },
    { part: 'train', parts: [VALIDATION, TRAIN, TEST, TEST], received: '1 positive rows of 1' },
  ])('refuses a fixed split with $received for $part', async ({ part, parts, received }) => {
    const labels = Float32Array.of(0, 1, 0, 1)
    const fixed = Uint8Array.from(parts)

    await expectFailure(
      () => splitRows(labels, optionsWith({ fixed })),
      'invalid-data',
      `Expected both outcomes among the ${part} rows. Received ${received}. ` +
        'Use more rows, or change the split column.',
    )
  })

  it('refuses shares that leave no training rows of an outcome', async () => {
    const labels = labelsOf(100, { onePositiveIn: 10 })

    await expectFailure(
      () => splitRows(labels, optionsWith({ testSize: 0.99 })),
      'invalid-data',
      'Expected both outcomes among the train rows. Received 0 positive rows of 0. ' +
        'Use more rows, or change --test_size or --validation_size.',
    )
  })

  it('tests on the newest rows, and draws validation rows out of the older ones', () => {
    const labels = labelsOf(1000, { onePositiveIn: 4 })
    const times = Float64Array.from({ length: 1000 }, (_, row) => 1000 - row)

    const { train, validation, test } = splitRows(labels, optionsWith({ times }))

    expect(test).toEqual(Int32Array.from({ length: 200 }, (_, row) => row))
    expect([train.length, validation.length]).toEqual([720, 80])
    expect(countOf(1, labels, validation)).toBe(20)
  })

  it('parts customers by time, and counts them', () => {
    const labels = labelsOf(200, { onePositiveIn: 4 })
    const times = Float64Array.from({ length: 200 }, (_, row) => row)
    const ids = idsOf(labels.map((_, row) => row % 100))
    const split = splitRows(labels, optionsWith({ times, ids }))

    expect(split.test).toEqual(Int32Array.from({ length: 40 }, (_, row) => 160 + row))
    expect(countDividedCustomers(ids, split)).toBe(40)
  })

  it('keeps customers together among the rows older than the test', () => {
    const labels = labelsOf(300, { onePositiveIn: 5 })
    const times = Float64Array.from({ length: 300 }, (_, row) => (row < 240 ? 1 : 2))
    const ids = idsOf(labels.map((_, row) => row % 120))
    const { train, validation } = splitRows(labels, optionsWith({ times, ids }))
    const trained = new Set(Array.from(train, (row) => row % 120))

    expect(Array.from(validation).filter((row) => trained.has(row % 120))).toEqual([])
  })

  it('keeps groups together, and the customers whom they link', () => {
    const someNumbers = fc.array(fc.nat(39), { minLength: 200, maxLength: 200 })
    fc.assert(
      fc.property(someNumbers, someNumbers, fc.nat(), (customerOf, groupOf, seed) => {
        // So that each outcome has customers enough, most rows are of a customer and a group alone.
        const customers = Int32Array.from(customerOf, (number, row) => (row < 40 ? number : row))
        const groups = Int32Array.from(groupOf, (number, row) => (row < 40 ? number : row))
        const random = createRandom(seed, 'split')
        const options = optionsWith({ ids: { customers }, groups, random })
        const { train, validation, test } = splitRows(labelsOf(200, { onePositiveIn: 3 }), options)
        const countIn = (numbers: Int32Array) =>
          [train, validation, test].reduce(
            (sum, rows) => sum + new Set(rows.map((row) => numbers[row])).size,
            0,
          )

        expect(countIn(customers)).toBe(new Set(customers).size)
        expect(countIn(groups)).toBe(new Set(groups).size)
      }),
    )
  })

  it.each([
    {
      by: 'the newest rows',
      options: { times: Float64Array.of(1, 1, 1, 1, 1, 1, 1, 1, 2, 2) },
      advice: 'change --test_size, --validation_size or --time_column',
    },
    {
      by: 'groups',
      options: { groups: Int32Array.of(0, 0, 0, 0, 0, 1, 1, 1, 1, 1) },
      advice: 'change --test_size, --validation_size or --group_column',
    },
    {
      by: 'test rows of the data',
      options: { fixed: Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0, 2, 2) },
      advice: 'change the split column or --validation_size',
    },
  ])('says what to change where a split by $by fails', ({ options, advice }) => {
    const labels = Float32Array.of(1, 0, 1, 0, 1, 0, 1, 0, 0, 0)

    expect(() => splitRows(labels, optionsWith(options))).toThrow(`Use more rows, or ${advice}.`)
  })

  it('refuses one time for all rows', async () => {
    await expectFailure(
      () =>
        splitRows(labelsOf(60, { onePositiveIn: 2 }), optionsWith({ times: new Float64Array(60) })),
      'invalid-data',
      'Expected at least two different times in the column of --time_column. Received one.',
    )
  })
})
