import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodedWidth } from '../../../shared/encode.ts'
import { fitPreprocessing } from '../../../trainer/preprocessing/fit.ts'
import { openRows, type RowSource } from '../../../trainer/preprocessing/labelled-rows.ts'
import {
  createLessonRows,
  lessonEpochs,
  lessonOf,
  lessonSize,
  wholeLesson,
} from '../../../trainer/teaching/lesson.ts'
import { fitBins } from '../../../trainer/trees/binned-columns.ts'
import { schemaOf } from '../../helpers/schema-of.ts'
import { tableOf } from '../../helpers/tables.ts'

const ROWS = 30
const FEATURES = ['one', 'other', 'third']

/** Each of a customer's values is her own position: what is mixed of her can be told. */
const schema = schemaOf(
  ...FEATURES.map((name) => ({ name, type: 'number' as const, missing: false })),
)
const customers = tableOf(
  schema,
  Array.from({ length: ROWS }, (_, row) => FEATURES.map(() => row)),
)
const preprocessing = fitPreprocessing(schema, customers)
const lesson = createLessonRows(customers, fitBins(customers), 1)
const { rows } = lesson.view

/** A probability that tells which row of the lesson it is of. */
const probabilities = Float32Array.from({ length: rows }, (_, row) => row / rows)

/** The customers whose values a row holds. */
function ownersIn(source: RowSource): number[][] {
  const inputs = encodedWidth(preprocessing)
  const count = source.labels.length
  const encoded = new Float32Array(count * inputs)
  openRows(source).gather(
    Int32Array.from({ length: count }, (_, row) => row),
    encoded,
    inputs,
  )
  const [feature] = preprocessing.features
  const { mean, scale } = feature.kind === 'numeric' ? feature : { mean: Number.NaN, scale: 0 }
  return Array.from({ length: count }, (_, row) =>
    Array.from(encoded.subarray(row * inputs, (row + 1) * inputs), (score) =>
      Math.round(score * scale + mean),
    ),
  )
}

describe('lessonSize and lessonEpochs', () => {
  it.each([
    { rows: 100, size: 1300, epochs: 40 },
    { rows: 5000, size: 65_000, epochs: 14 },
    { rows: 50_000, size: 200_000, epochs: 5 },
    { rows: 1_000_000, size: 2_000_000, epochs: 3 },
  ])('are $size rows, $epochs times, for $rows customers', ({ rows, size, epochs }) => {
    expect([lessonSize(rows), lessonEpochs(rows)]).toEqual([size, epochs])
  })
})

describe('createLessonRows', () => {
  it('has the real customers and twelve mixed ones of each', () => {
    expect([lesson.real, rows]).toEqual([ROWS, lessonSize(ROWS)])
    expect(lesson.view.columns.map(({ codes }) => codes.length)).toEqual([rows, rows, rows])
  })

  it('mixes otherwise by another seed', () => {
    const again = createLessonRows(customers, fitBins(customers), 1)
    const other = createLessonRows(customers, fitBins(customers), 2)
    expect(again.parents).toEqual(lesson.parents)
    expect(other.parents).not.toEqual(lesson.parents)
  })
})

describe('wholeLesson', () => {
  it('holds every row with its answer', () => {
    const source = wholeLesson(lesson, preprocessing, probabilities)
    expect(source.labels).toEqual(probabilities)
    expect(ownersIn(source).slice(0, ROWS)).toEqual(
      Array.from({ length: ROWS }, (_, row) => FEATURES.map(() => row)),
    )
  })
})

describe('lessonOf', () => {
  const learnedRows = fc.uniqueArray(fc.nat(ROWS - 1), { minLength: 1, maxLength: ROWS - 1 })

  it('tells nothing of a held-out customer, mixed or not', () => {
    fc.assert(
      fc.property(learnedRows, (learned) => {
        const source = lessonOf(
          lesson,
          preprocessing,
          Int32Array.from(learned.sort()),
          probabilities,
        )
        const owners = new Set(ownersIn(source).flat())
        expect([...owners].filter((owner) => !learned.includes(owner))).toEqual([])
      }),
    )
  })

  it('has no row with a parent who is held out, even if no value is hers', () => {
    const [first, second] = lesson.parents
    fc.assert(
      fc.property(learnedRows, (learned) => {
        const { labels } = lessonOf(lesson, preprocessing, Int32Array.from(learned), probabilities)
        const taken = Array.from(labels, (label) => Math.round(label * rows))
        const mixed = taken.filter((row) => row >= ROWS).map((row) => row - ROWS)
        const isHeldOut = (row: number) => !learned.includes(row)
        expect(mixed.filter((at) => isHeldOut(first[at]) || isHeldOut(second[at]))).toEqual([])
      }),
    )
  })

  it('leaves out nothing else', () => {
    const learned = Int32Array.from({ length: 20 }, (_, row) => row)
    const [first, second] = lesson.parents
    const expected = [...first.keys()].filter((at) => first[at] < 20 && second[at] < 20)
    const { labels } = lessonOf(lesson, preprocessing, learned, probabilities)
    expect(Array.from(labels, (label) => Math.round(label * rows))).toEqual([
      ...learned,
      ...expected.map((at) => ROWS + at),
    ])
  })

  it('gives each row the answer to it', () => {
    const learned = Int32Array.of(3, 8, 9, 21)
    const source = lessonOf(lesson, preprocessing, learned, probabilities)
    const whole = ownersIn(wholeLesson(lesson, preprocessing, probabilities))
    expect(ownersIn(source)).toEqual(
      Array.from(source.labels, (label) => whole[Math.round(label * rows)]),
    )
  })
})
