/** The only transform in the system: typed customers become the numbers that the network reads. */

import type { Cell } from './customer-record.ts'
import type { CategoryColumn, CustomerTable, NumericColumn } from './customer-table.ts'
import {
  type CategoryParameters,
  inputCount,
  type NumericParameters,
  type PreprocessingParameters,
} from './preprocessing.ts'

/**
 * The largest encoded size, in standard deviations. It keeps every float32 product inside the
 * network finite, whatever unit a caller mistook.
 */
const LARGEST_INPUT = 1e6

/** Which features of one customer the encoding had to fill in. */
export interface InputGaps {
  /** Names of features whose value was missing. */
  readonly imputed: readonly string[]
  /** Names of category features whose name no training row had. */
  readonly unseen: readonly string[]
}

/**
 * Writes the encoding of some of a table's customers.
 *
 * @param rows Their positions in the table.
 * @param into Takes one customer every `stride` numbers; what lies between is left as it is.
 * @param stride At least `encodedWidth` of the parameters.
 */
export type Encoder = (rows: Int32Array, into: Float32Array, stride: number) => void

/** How many inputs a customer becomes. */
export function encodedWidth(parameters: PreprocessingParameters): number {
  return parameters.features.reduce((width, feature) => width + inputCount(feature), 0)
}

/**
 * Encodes every customer of a table. Pure: the same customer gives the same bytes, alone or in
 * a batch, in the trainer and in the worker. Every output is finite.
 *
 * @returns Row-major matrix of shape `[rows, encodedWidth(parameters)]`.
 * @throws TypeError when the table was not built for these parameters.
 */
export function encode(parameters: PreprocessingParameters, table: CustomerTable): Float32Array {
  const width = encodedWidth(parameters)
  const encoded = new Float32Array(table.rows * width)
  const rows = Int32Array.from({ length: table.rows }, (_, row) => row)
  createEncoder(parameters, table)(rows, encoded, width)
  return encoded
}

/**
 * Prepares what `encode` does for a table whose customers are wanted a few at a time.
 *
 * @throws TypeError when the table was not built for these parameters.
 */
export function createEncoder(parameters: PreprocessingParameters, table: CustomerTable): Encoder {
  let start = 0
  const encoders = parameters.features.map((feature, index): Encoder => {
    const column = table.columns[index]
    const first = start
    start += inputCount(feature)
    if (feature.kind === 'numeric' && column?.kind === 'numeric') {
      return numericEncoder(feature, column, first)
    }
    if (feature.kind === 'category' && column?.kind === 'category') {
      return categoryEncoder(feature, column, first)
    }
    throw new TypeError(
      `Expected a ${feature.kind} column for "${feature.name}". Received ${column?.kind ?? 'none'}.`,
    )
  })
  return (rows, into, stride) => {
    for (const encodeFeature of encoders) encodeFeature(rows, into, stride)
  }
}

/** Tells what `encode` fills in for a customer, from her values in the order of the features. */
export function findInputGaps(
  parameters: PreprocessingParameters,
  values: readonly Cell[],
): InputGaps {
  const imputed: string[] = []
  const unseen: string[] = []
  parameters.features.forEach((feature, index) => {
    const value = values[index] ?? null
    if (value === null) imputed.push(feature.name)
    else if (feature.kind === 'category' && !feature.categories.includes(String(value))) {
      unseen.push(feature.name)
    }
  })
  return { imputed, unseen }
}

/** @param first Position of the feature's first input within a customer's. */
function numericEncoder(
  { mean, scale, median, indicates_missing, edges = [] }: NumericParameters,
  { values }: NumericColumn,
  first: number,
): Encoder {
  const bins = Math.max(0, edges.length - 1)
  return (rows, into, stride) => {
    for (let row = 0, at = first; row < rows.length; row++, at += stride) {
      const value = values[rows[row] as number] as number
      const isMissing = Number.isNaN(value)
      // A column that never varied in training tells nothing: whatever comes, its input is 0.
      const score = scale === 0 ? 0 : ((isMissing ? median : value) - mean) / scale
      into[at] = Math.min(Math.max(score, -LARGEST_INPUT), LARGEST_INPUT)
      for (let bin = 0; bin < bins; bin++) {
        const start = edges[bin] as number
        const reached =
          ((isMissing ? median : value) - start) / ((edges[bin + 1] as number) - start)
        into[at + 1 + bin] = Math.min(Math.max(reached, 0), 1)
      }
      if (indicates_missing) into[at + 1 + bins] = isMissing ? 1 : 0
    }
  }
}

/** @param first Position of the feature's first input within a customer's. */
function categoryEncoder(
  { categories, indicates_missing }: CategoryParameters,
  { codes, dictionary }: CategoryColumn,
  first: number,
): Encoder {
  const positions = new Map(categories.map((category, position) => [category, position]))
  const unseen = categories.length + (indicates_missing ? 1 : 0)
  const missing = indicates_missing ? categories.length : unseen
  const inputs = dictionary.map((category) => positions.get(category) ?? unseen)
  return (rows, into, stride) => {
    for (let row = 0, at = first; row < rows.length; row++, at += stride) {
      const code = codes[rows[row] as number] as number
      into.fill(0, at, at + unseen + 1)
      into[at + (code < 0 ? missing : (inputs[code] as number))] = 1
    }
  }
}
