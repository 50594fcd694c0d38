/** What the model's features and scores are called in the Open Inference Protocol (V2). */

import { type Feature, isNumeric, type Schema } from '../../shared/schema.ts'
import type { Score } from '../../shared/score.ts'

/** The protocol's one model here. */
export const MODEL_NAME = 'presend'

/** A tensor of one value a row, as the protocol describes it. */
export interface TensorMetadata {
  readonly name: string
  readonly datatype: string
  readonly shape: readonly number[]
}

export interface OutputTensor extends TensorMetadata {
  readonly data: readonly (number | string)[]
}

const OUTPUTS = [
  { name: 'probability', datatype: 'FP64' },
  { name: 'percentile', datatype: 'FP64' },
  { name: 'band', datatype: 'BYTES' },
] as const

export type OutputName = (typeof OUTPUTS)[number]['name']

export const OUTPUT_NAMES: readonly OutputName[] = OUTPUTS.map(({ name }) => name)

const FLOATS = ['FP16', 'FP32', 'FP64']
const INTEGERS = ['INT8', 'INT16', 'INT32', 'INT64', 'UINT8', 'UINT16', 'UINT32', 'UINT64']

/** One tensor a feature; which of them may be left out is the schema's to say. */
export function inputMetadata({ features }: Pick<Schema, 'features'>): TensorMetadata[] {
  return features.map((feature) => ({
    name: feature.name,
    datatype: ownDatatype(feature),
    shape: [-1],
  }))
}

export function outputMetadata(): TensorMetadata[] {
  return OUTPUTS.map((output) => ({ ...output, shape: [-1] }))
}

export function outputTensors(
  scores: readonly Score[],
  names: readonly OutputName[],
): OutputTensor[] {
  return names.map((name) => ({
    name,
    datatype: OUTPUTS.find((output) => output.name === name)?.datatype ?? '',
    shape: [scores.length],
    data: scores.map((score) => score[name]),
  }))
}

/** Types in which a feature's values may come. Codes and flags are categories too. */
export function datatypesOf(feature: Feature): readonly string[] {
  const numbers = [...FLOATS, ...INTEGERS]
  return isNumeric(feature) ? numbers : ['BYTES', 'BOOL', ...INTEGERS]
}

/** Whether JSON's value is one of this type; null, which the protocol does not know, is missing. */
export function isElement(value: unknown, datatype: string): boolean {
  if (value === null) return true
  if (datatype === 'BYTES') return typeof value === 'string'
  if (datatype === 'BOOL') return typeof value === 'boolean'
  return FLOATS.includes(datatype) ? typeof value === 'number' : Number.isInteger(value)
}

function ownDatatype(feature: Feature): string {
  if (!isNumeric(feature)) return 'BYTES'
  return feature.type === 'integer' ? 'INT64' : 'FP64'
}
