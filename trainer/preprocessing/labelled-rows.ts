/** Customers as the network takes them, encoded, with their outcomes. */

import type { CustomerTable } from '../../shared/customer-table.ts'
import { createEncoder, encodedWidth } from '../../shared/encode.ts'
import type { PreprocessingParameters } from '../../shared/preprocessing.ts'
import type { Split } from '../data/split.ts'

/**
 * Encodings are held in memory up to this size; those of larger histories are made each time they
 * are read, which doubles the time of an epoch of a small network.
 */
export const HELD_BYTES = 96 * 2 ** 20

/** Rows that are gathered at once, where all are wanted. */
const CHUNK_ROWS = 4096

/**
 * What rows are read from: plain data over shared memory, which another thread may be handed
 * without a copy.
 */
export type RowSource = HeldRows | RowsToEncode

interface HeldRows {
  /** How many numbers a customer becomes. */
  readonly inputs: number
  /** What happened, 0 or 1, or a teacher's probability of it; shape `[rows]`. */
  readonly labels: Float32Array
  /** Row-major, shape `[encoded rows, inputs]`. */
  readonly encoded: Float32Array
  /** The place of each row in `encoded`, shape `[rows]`; left out: all of them, in their order. */
  readonly positions?: Int32Array | undefined
}

interface RowsToEncode {
  readonly inputs: number
  readonly labels: Float32Array
  readonly encoded: null
  readonly preprocessing: PreprocessingParameters
  readonly customers: CustomerTable
  /** The place of each row in `customers`, shape `[rows]`. */
  readonly positions: Int32Array
}

export interface LabelledRows {
  readonly inputs: number
  /** In [0, 1], shape `[rows]`. */
  readonly labels: Float32Array
  /**
   * Writes the encodings of some rows.
   *
   * @param rows Positions in `labels`.
   * @param into Takes one row every `stride` numbers; what lies between is left as it is.
   */
  gather(rows: Int32Array, into: Float32Array, stride: number): void
}

export type SplitSources = Readonly<Record<keyof Split, RowSource>>

/**
 * Each part of the split. Test rows, which are read once, are not held.
 *
 * @param labels Of every customer, shape `[customers.rows]`.
 */
export function encodeSplit(
  preprocessing: PreprocessingParameters,
  customers: CustomerTable,
  labels: Float32Array,
  split: Split,
  { heldBytes = HELD_BYTES } = {},
): SplitSources {
  const inputs = encodedWidth(preprocessing)
  const heldRows = split.train.length + split.validation.length
  const areHeld = 4 * inputs * heldRows <= heldBytes
  const encoder = createEncoder(preprocessing, customers)
  const sourceOf = (positions: Int32Array, isHeld: boolean): RowSource => {
    const labelsOfRows = sharedFloats(positions.length)
    positions.forEach((position, row) => {
      labelsOfRows[row] = labels[position]
    })
    const common = { inputs, labels: labelsOfRows }
    if (!isHeld) {
      const shared = sharedCopy(positions)
      return { ...common, encoded: null, preprocessing, customers, positions: shared }
    }
    const encoded = sharedFloats(positions.length * inputs)
    encoder(positions, encoded, inputs)
    return { ...common, encoded }
  }
  return {
    train: sourceOf(split.train, areHeld),
    validation: sourceOf(split.validation, areHeld),
    test: sourceOf(split.test, false),
  }
}

/**
 * All customers of a table, encoded.
 *
 * @param labels Shape `[customers.rows]`.
 */
export function encodeTable(
  preprocessing: PreprocessingParameters,
  customers: CustomerTable,
  labels: Float32Array,
  { heldBytes = HELD_BYTES } = {},
): RowSource {
  const inputs = encodedWidth(preprocessing)
  const positions = sharedCopy(rowsFrom(0, customers.rows))
  const common = { inputs, labels: sharedFloatCopy(labels) }
  if (4 * inputs * customers.rows > heldBytes) {
    return { ...common, encoded: null, preprocessing, customers, positions }
  }
  const encoded = sharedFloats(customers.rows * inputs)
  createEncoder(preprocessing, customers)(positions, encoded, inputs)
  return { ...common, encoded }
}

/**
 * Some rows of a source, over the same encodings.
 *
 * @param rows Positions in the source.
 * @param labels Shape `[rows]`, in the order of `rows`; left out: the source's own.
 */
export function pickRows(source: RowSource, rows: Int32Array, labels?: Float32Array): RowSource {
  const { positions } = source
  return {
    ...source,
    labels: sharedFloatCopy(labels ?? Float32Array.from(rows, (row) => source.labels[row])),
    positions: sharedCopy(positions ? rows.map((row) => positions[row]) : rows),
  }
}

/** Rows to read, in whichever thread. */
export function openRows(source: RowSource): LabelledRows {
  const { inputs, labels, encoded } = source
  return { inputs, labels, gather: encoded ? copier(source) : maker(source) }
}

/** Every row in order, a few thousand at a time, shape `[rows, inputs]`. The matrix is reused. */
export function* chunksOf(rows: LabelledRows): Generator<{ from: number; encoded: Float32Array }> {
  const { inputs, labels, gather } = rows
  const matrix = new Float32Array(Math.min(CHUNK_ROWS, labels.length) * inputs)
  for (let from = 0; from < labels.length; from += CHUNK_ROWS) {
    const positions = rowsFrom(from, Math.min(CHUNK_ROWS, labels.length - from))
    gather(positions, matrix, inputs)
    yield { from, encoded: matrix.subarray(0, positions.length * inputs) }
  }
}

/** `count` positions, from `first` on. */
export function rowsFrom(first: number, count: number): Int32Array {
  const rows = new Int32Array(count)
  for (let row = 0; row < count; row++) rows[row] = first + row
  return rows
}

/** Reads a matrix. One number at a time: rows are too short for the overhead of `set`. */
function copier({ encoded, inputs, positions }: HeldRows): LabelledRows['gather'] {
  return (picked, into, stride) => {
    const rows = positions ? picked.map((row) => positions[row]) : picked
    // Shuffled rows are far apart. Touched one right after another, they come from memory side by
    // side; copied without that, each would be waited for.
    if (rows.length === 0) return
    let touched = 0
    for (let row = 0; row < rows.length; row++) {
      const first = rows[row] * inputs
      touched += encoded[first] + encoded[first + inputs - 1]
    }
    into[0] = touched // a sum that nobody used would not be computed
    for (let row = 0; row < rows.length; row++) {
      const source = rows[row] * inputs
      const target = row * stride
      for (let input = 0; input < inputs; input++) into[target + input] = encoded[source + input]
    }
  }
}

function maker({ preprocessing, customers, positions }: RowsToEncode): LabelledRows['gather'] {
  const encoder = createEncoder(preprocessing, customers)
  return (rows, into, stride) => {
    const places = rows.map((row) => positions[row])
    encoder(places, into, stride)
  }
}

/** Memory that threads may share. */
function sharedFloats(length: number): Float32Array {
  return new Float32Array(new SharedArrayBuffer(4 * length))
}

function sharedFloatCopy(values: Float32Array): Float32Array {
  const copy = sharedFloats(values.length)
  copy.set(values)
  return copy
}

function sharedCopy(values: Int32Array): Int32Array {
  const copy = new Int32Array(new SharedArrayBuffer(values.byteLength))
  copy.set(values)
  return copy
}
