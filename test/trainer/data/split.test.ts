import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type SplitOptions, splitRows } from '../../../trainer/data/split.ts'
import { createRandom } from '../../../trainer/random.ts'
import { expectFailure } from '../../helpers/expect-failure.ts'

const [TRAIN, VALIDATION, TEST] = [0, 1, 2]

/** Options as the trainer's defaults give them, each row a customer of her own. */
function optionsFor(rows: number, changes: Partial<SplitOptions> = {}): SplitOptions {
  return {
    testSize: 0.2,
    validationSize: 0.1,
    random: createRandom(1, 'split'),
    ids: Array.from({ length: rows }, (_, row) => `c${row}`),
    fixed: null,
    ...changes,
  }
}

/** Labels of which every third, say, is 1. */
function labelsOf(rows: number, every: number): Float32Array {
  return Float32Array.from({ length: rows }, (_, row) => (row % every === 0 ? 1 : 0))
}

function positivesAmong(rows: Int32Array, labels: Float32Array): number {
  return rows.filter((row) => labels[row] === 1).length
}

describe('splitRows', () => {
  it('keeps the shares of each outcome in every part', () => {
    const labels = labelsOf(1000, 4)
    const split = splitRows(labels, optionsFor(1000))

    expect([split.train.length, split.validation.length, split.test.length]).toEqual([720, 80, 200])
    expect(positivesAmong(split.train, labels)).toBe(180)
    expect(positivesAmong(split.validation, labels)).toBe(20)
    expect(positivesAmong(split.test, labels)).toBe(50)
  })

  it('puts each row in one part, in order, with each outcome within one row of its share', () => {
    const share = fc.double({ min: 0.05, max: 0.5, noNaN: true })
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(0, 1), { minLength: 50, maxLength: 200 }),
        share,
        share,
        fc.nat(),
        (drawn, testSize, validationSize, seed) => {
          const labels = Float32Array.from([...drawn, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1])
          const random = createRandom(seed, 'split')
          const { train, validation, test } = splitRows(
            labels,
            optionsFor(labels.length, { testSize, validationSize, random }),
          )
          const positives = positivesAmong(labels.keys().reduce(collect, new Int32Array()), labels)

          expect([...train, ...validation, ...test].sort((a, b) => a - b)).toEqual([
            ...labels.keys(),
          ])
          for (const part of [train, validation, test]) expect(part).toEqual(part.toSorted())
          expect(Math.abs(positivesAmong(test, labels) - positives * testSize)).toBeLessThan(1)
        },
      ),
    )
  })
})
