/** An inference request, column by column as the protocol has it, becomes customers. */

import type { Feature, Schema } from '../../shared/schema.ts'
import { MOST_CUSTOMERS } from '../customer-list.ts'
import { isRecord } from '../untrusted-json.ts'
import { InferenceFailure } from './inference-failure.ts'
import { datatypesOf, isElement, OUTPUT_NAMES, type OutputName } from './tensors.ts'

export interface InferenceCall {
  /** To be given back; null where the request has none. */
  readonly id: string | null
  /** Untrusted values by feature, one object a row; features that were left out lack. */
  readonly customers: readonly Readonly<Record<string, unknown>>[]
  readonly outputs: readonly OutputName[]
}

interface Column {
  readonly feature: Feature
  readonly values: readonly unknown[]
}

/**
 * Takes one tensor a feature, of shape `[rows]` or `[rows, 1]`, flat or nested. Unlike fields of
 * `/v1/score`, a tensor that is no feature is refused: its name may be a feature's, misspelled.
 *
 * @throws InferenceFailure 400, naming the tensor; 413 for too many rows.
 */
export function readInference(
  body: unknown,
  { features }: Pick<Schema, 'features'>,
): InferenceCall {
  if (!isRecord(body)) throw new InferenceFailure('Expected a JSON object with "inputs".')
  const { id = null, inputs, outputs } = body
  if (id !== null && typeof id !== 'string') {
    throw new InferenceFailure('Expected "id" to be text.')
  }
  if (!Array.isArray(inputs) || inputs.length === 0) {
    throw new InferenceFailure('Expected "inputs" to be a list of at least one tensor.')
  }
  const columns = inputs.map((input, position) => readColumn(input, position, features))
  requireDistinct(columns.map(({ feature }) => feature.name))
  const rows = requireOneLength(columns)
  const lacking = features.find(
    (feature) => !feature.missing && !columns.some((column) => column.feature === feature),
  )
  if (lacking) throw new InferenceFailure(`Expected an input "${lacking.name}". Received none.`)
  const customers = Array.from({ length: rows }, (_, row) =>
    Object.fromEntries(columns.map(({ feature, values }) => [feature.name, values[row]])),
  )
  return { id, customers, outputs: readOutputs(outputs) }
}

function readColumn(input: unknown, position: number, features: readonly Feature[]): Column {
  const feature = isRecord(input) && features.find(({ name }) => name === input.name)
  if (!isRecord(input) || !feature) {
    const names = features.map(({ name }) => name).join(', ')
    throw new InferenceFailure(`Expected input ${position} to be one of ${names}.`)
  }
  const { datatype, shape, data } = input
  const datatypes = datatypesOf(feature)
  if (typeof datatype !== 'string' || !datatypes.includes(datatype)) {
    const expected = `Expected input "${feature.name}" to have one of the datatypes`
    throw new InferenceFailure(`${expected} ${datatypes.join(', ')}.`)
  }
  const values = readValues(feature.name, shape, data)
  const wrong = values.findIndex((value) => !isElement(value, datatype))
  if (wrong >= 0) {
    throw new InferenceFailure(
      `Expected row ${wrong} of input "${feature.name}" to be ${datatype} or null.`,
    )
  }
  return { feature, values }
}

function readValues(name: string, shape: unknown, data: unknown): readonly unknown[] {
  const [rows, ...rest] = Array.isArray(shape) ? shape : []
  const isColumn = rest.length === 0 || (rest.length === 1 && rest[0] === 1)
  if (!Number.isInteger(rows) || rows < 0 || !isColumn) {
    throw new InferenceFailure(`Expected input "${name}" to have shape [rows] or [rows, 1].`)
  }
  if (rows > MOST_CUSTOMERS) {
    throw new InferenceFailure(`Expected at most ${MOST_CUSTOMERS} rows. Received ${rows}.`, 413)
  }
  const values = Array.isArray(data) && rest.length === 1 ? data.map(unwrapRow) : data
  if (Array.isArray(values) && values.length === rows) return values
  throw new InferenceFailure(`Expected input "${name}" to have ${rows} values in "data".`)
}

/** A row of `[rows, 1]` may be written as a list of its one value. */
function unwrapRow(row: unknown): unknown {
  return Array.isArray(row) && row.length === 1 ? row[0] : row
}

function requireDistinct(names: readonly string[]): void {
  const twice = names.find((name, position) => names.indexOf(name) !== position)
  if (twice !== undefined)
    throw new InferenceFailure(`Expected one input "${twice}". Received two.`)
}

function requireOneLength([first, ...others]: readonly Column[]): number {
  const rows = first?.values.length ?? 0
  const other = others.find(({ values }) => values.length !== rows)
  if (!other) return rows
  throw new InferenceFailure(
    `Expected input "${other.feature.name}" to have ${rows} rows, as "${first?.feature.name}" ` +
      `has. Received ${other.values.length}.`,
  )
}

/** All outputs unless some are asked for, which then come in that order. */
function readOutputs(outputs: unknown): readonly OutputName[] {
  if (outputs === undefined || outputs === null) return OUTPUT_NAMES
  if (!Array.isArray(outputs)) throw new InferenceFailure('Expected "outputs" to be a list.')
  const names = outputs.map((output, position) => {
    const name = OUTPUT_NAMES.find((known) => isRecord(output) && output.name === known)
    if (name) return name
    const known = OUTPUT_NAMES.join(', ')
    throw new InferenceFailure(`Expected output ${position} to be one of ${known}.`)
  })
  return names.length === 0 ? OUTPUT_NAMES : [...new Set(names)]
}
