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

/** One feature's block of inputs inside the encoded matrix. */
interface Block {
  readonly encoded: Float32Array
  /** Inputs a customer. */
  readonly width: number
  /** Position of the block's first input within a row. */
  readonly start: number
}

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
  let start = 0
  parameters.features.forEach((feature, index) => {
    const column = table.columns[index]
    const block = { encoded, width, start }
    if (feature.kind === 'numeric' && column?.kind === 'numeric') {
      encodeNumeric(feature, column, block)
    } else if (feature.kind === 'category' && column?.kind === 'category') {
      encodeCategory(feature, column, block)
    } else {
      throw new TypeError(
        `Expected a ${feature.kind} column for "${feature.name}". Received ${column?.kind ?? 'none'}.`,
      )
    }
    start += inputCount(feature)
  })
  return encoded
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

function encodeNumeric(
  { mean, scale, median, indicates_missing }: NumericParameters,
  { values }: NumericColumn,
  { encoded, width, start }: Block,
): void {
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number
    const isMissing = Number.isNaN(value)
    const at = row * width + start
    // A column that never varied in training tells nothing: whatever comes, its input is 0.
    const score = scale === 0 ? 0 : ((isMissing ? median : value) - mean) / scale
    encoded[at] = Math.min(Math.max(score, -LARGEST_INPUT), LARGEST_INPUT)
    if (indicates_missing) encoded[at + 1] = isMissing ? 1 : 0
  }
}

function encodeCategory(
  { categories, indicates_missing }: CategoryParameters,
  { codes, dictionary }: CategoryColumn,
  { encoded, width, start }: Block,
): void {
  const positions = new Map(categories.map((category, position) => [category, position]))
  const unseen = categories.length + (indicates_missing ? 1 : 0)
  const missing = indicates_missing ? categories.length : unseen
  const inputs = dictionary.map((category) => positions.get(category) ?? unseen)
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] as number
    const input = code < 0 ? missing : (inputs[code] as number)
    encoded[row * width + start + input] = 1
  }
}
