import { describe, expect, it } from 'vitest'
import { encode, encodedWidth } from '../../../shared/encode.ts'
import { loadKernels } from '../../../trainer/engine/compile.ts'
import { simdEngine } from '../../../trainer/engine/simd-learner.ts'
import { trainNetwork } from '../../../trainer/model/training.ts'
import { fitPreprocessing } from '../../../trainer/preprocessing/fit.ts'
import {
  chunksOf,
  encodeSplit,
  encodeTable,
  openRows,
  pickRows,
  type RowSource,
  rowsFrom,
  type SplitSources,
} from '../../../trainer/preprocessing/labelled-rows.ts'
import { createRandom } from '../../../trainer/random.ts'
import { PLAIN_UPDATE } from '../../helpers/plain-update.ts'
import { schemaOf } from '../../helpers/schema-of.ts'
import { tableOf } from '../../helpers/tables.ts'

const COUNT = 6000

const schema = schemaOf(
  { name: 'age', type: 'number', missing: true },
  { name: 'region', type: 'category', open: true, missing: true },
)
const random = createRandom(1, 'customers')
const customers = tableOf(
  schema,
  Array.from({ length: COUNT }, () => [
    random.uniform() < 0.1 ? null : random.integer(80),
    ['north', 'south', null][random.integer(3)],
  ]),
)
const labels = new Float32Array(COUNT).map(() => random.integer(2))
const split = { train: rowsFrom(500, 5500), validation: rowsFrom(0, 300), test: rowsFrom(300, 200) }
const preprocessing = fitPreprocessing(schema, customers, split.train)
const inputs = encodedWidth(preprocessing)

const held = encodeSplit(preprocessing, customers, labels, split)
const made = encodeSplit(preprocessing, customers, labels, split, { heldBytes: 0 })

function train({ train, validation }: SplitSources) {
  return loadKernels().then((kernels) =>
    trainNetwork(
      {
        network: { inputs, hidden: [7], dropout: 0.3 },
        ...{ train, validation },
        options: {
          ...PLAIN_UPDATE,
          ...{ epochs: 2, batchSize: 32, patience: null },
          schedule: { name: 'constant', peak: 0.01, warmup: 0 },
        },
        ...{ seed: 1, member: 0 },
      },
      simdEngine(kernels),
    ),
  )
}

describe('encodeSplit', () => {
  it('holds what is read in every epoch up to a size, and beyond it makes it when it is read', () => {
    const bytes = 4 * inputs * (5500 + 300)
    const isHeld = (heldBytes: number) =>
      encodeSplit(preprocessing, customers, labels, split, { heldBytes }).train.encoded !== null
    expect([isHeld(bytes), isHeld(bytes - 1)]).toEqual([true, false])
  })

  it('gives each part its own rows and labels', () => {
    const encoded = encode(preprocessing, customers)
    expect(held.validation.encoded).toEqual(encoded.slice(0, 300 * inputs))
    expect(held.train.encoded).toEqual(encoded.slice(500 * inputs))
    expect(held.test.labels).toEqual(labels.slice(300, 500))
    expect(made.test.labels).toEqual(labels.slice(300, 500))
  })

  it('puts numbers into memory that threads share', () => {
    expect(held.train.labels.buffer).toBeInstanceOf(SharedArrayBuffer)
    expect(held.train.encoded?.buffer).toBeInstanceOf(SharedArrayBuffer)
  })
})

describe.each([
  { kind: 'held', sources: held },
  { kind: 'made anew', sources: made },
])('rows whose encodings are $kind', ({ sources }) => {
  it('are written at a stride, and nothing between them', () => {
    const into = new Float32Array(3 * 10).fill(7)
    openRows(sources.train).gather(Int32Array.of(5000, 0, 5000), into, 10)
    const [first, second, third] = [0, 10, 20].map((at) => [...into.slice(at, at + 10)])
    const encoded = encode(preprocessing, customers)
    expect(first).toEqual([
      ...encoded.slice(5500 * inputs, 5501 * inputs),
      ...Array(10 - inputs).fill(7),
    ])
    expect(second.slice(0, inputs)).toEqual([...encoded.slice(500 * inputs, 501 * inputs)])
    expect(third).toEqual(first)
  })

  it('come in chunks that together are all of them', () => {
    const encoded = encode(preprocessing, customers).slice(500 * inputs)
    const chunks = [...chunksOf(openRows(sources.train))].map(({ from }) => from)
    const numbers = Array.from(chunksOf(openRows(sources.train)), (chunk) => [...chunk.encoded])
    expect(chunks).toEqual([0, 4096])
    expect(numbers.flat()).toEqual([...encoded])
  })
})

describe('training', () => {
  it('gives the same bits whether encodings are held or made anew', async () => {
    expect(await train(made)).toEqual(await train(held))
  })
})

/** Every row of a source, as numbers. */
function readAll(source: RowSource): number[] {
  return Array.from(chunksOf(openRows(source)), (chunk) => [...chunk.encoded]).flat()
}

/** The encodings of these customers. */
function encodingsOf(rows: ArrayLike<number>): number[] {
  const encoded = encode(preprocessing, customers)
  return Array.from(rows, (row) => [...encoded.slice(row * inputs, (row + 1) * inputs)]).flat()
}

describe('encodeTable', () => {
  it('holds encodings up to a size, and beyond it makes them when they are read', () => {
    const bytes = 4 * inputs * COUNT
    const isHeld = (heldBytes: number) =>
      encodeTable(preprocessing, customers, labels, { heldBytes }).encoded !== null
    expect([isHeld(bytes), isHeld(bytes - 1)]).toEqual([true, false])
  })
})

describe.each([
  { kind: 'held', table: encodeTable(preprocessing, customers, labels) },
  { kind: 'made anew', table: encodeTable(preprocessing, customers, labels, { heldBytes: 0 }) },
])('a table whose encodings are $kind', ({ table }) => {
  const rows = Int32Array.of(5999, 3, 3, 0, 41)
  const picked = pickRows(table, rows)

  it('has all customers in their order, with their labels', () => {
    expect(readAll(table)).toEqual([...encode(preprocessing, customers)])
    expect(table.labels).toEqual(labels)
  })

  it('lets rows be picked, in any order, with their labels', () => {
    expect(readAll(picked)).toEqual(encodingsOf(rows))
    expect([...picked.labels]).toEqual(Array.from(rows, (row) => labels[row]))
  })

  it('lets picked rows be picked again', () => {
    const again = pickRows(picked, Int32Array.of(4, 0))
    expect(readAll(again)).toEqual(encodingsOf([41, 5999]))
    expect([...again.labels]).toEqual([labels[41], labels[5999]])
  })

  it('lets picked rows have other labels', () => {
    const taught = Float32Array.of(0.5, 0.25, 1, 0, 0.75)
    expect(pickRows(table, rows, taught).labels).toEqual(taught)
  })

  it('gathers picked rows at a stride', () => {
    const into = new Float32Array(2 * 10).fill(7)
    openRows(picked).gather(Int32Array.of(4, 1), into, 10)
    const padding = Array(10 - inputs).fill(7)
    expect([...into]).toEqual([
      ...[...encodingsOf([41]), ...padding],
      ...[...encodingsOf([3]), ...padding],
    ])
  })

  it('gathers nothing where no row is asked for', () => {
    const into = new Float32Array(4).fill(7)
    openRows(picked).gather(Int32Array.of(), into, 4)
    expect([...into]).toEqual([7, 7, 7, 7])
  })

  it('shares encodings, and puts labels and positions into memory that threads share', () => {
    expect(picked.encoded).toBe(table.encoded)
    expect(picked.labels.buffer).toBeInstanceOf(SharedArrayBuffer)
    expect(picked.positions?.buffer).toBeInstanceOf(SharedArrayBuffer)
  })
})
