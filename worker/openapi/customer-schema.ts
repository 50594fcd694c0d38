/** The JSON Schema of a customer: what `readCustomer` accepts, said in another language. */

import {
  type Cell,
  numberPattern,
  rangeOf,
  readValue,
  spellCategory,
} from '../../shared/customer-record.ts'
import type { ReferenceCustomer } from '../../shared/reference-customer.ts'
import {
  acceptsAnyName,
  type CategoryFeature,
  describeFeature,
  type Feature,
  isNumeric,
  type NumericFeature,
  type Schema,
} from '../../shared/schema.ts'
import { anyOf, type JsonSchema } from './document.ts'

/** How a customer says that she does not want to be judged. */
const OBJECTED: JsonSchema = {
  description:
    'Whether the customer objects to being profiled: then nobody asks the model, and the decision ' +
    'is hold. Left out, null, false, 0, "", "false", "0" and "no" say that she does not; anything ' +
    'else says that she does. Read for decisions only.',
}

const LARGEST_ID = Number.MAX_SAFE_INTEGER

/**
 * Accepts what the worker's own reader accepts, but for one thing that no pattern can say: text
 * that spells a number must keep to the number's bounds too.
 */
export function customerSchema(schema: Schema): JsonSchema {
  const id = schema.id === null ? {} : { [schema.id]: ID }
  const features = schema.features.map((feature) => [feature.name, featureSchema(feature, schema)])
  const required = schema.features.filter(({ missing }) => !missing).map(({ name }) => name)
  return {
    type: 'object',
    description: 'One customer. Fields that are not named here are not looked at.',
    // Features last: one that is named as the flag is keeps its own rule, and counts as both.
    properties: { objected: OBJECTED, ...id, ...Object.fromEntries(features) },
    required: schema.id === null ? required : [schema.id, ...required],
    additionalProperties: true,
  }
}

/** A customer as any model may take one, where nobody knows, or may know, which. */
export const ANY_CUSTOMER: JsonSchema = {
  type: 'object',
  description: "One customer: a field for each of the model's features, and the id.",
  properties: { objected: OBJECTED },
  additionalProperties: true,
}

/** A customer whom the schema accepts, as much like the reference customer as may be. */
export function exampleCustomer(
  schema: Schema,
  reference: ReferenceCustomer,
): Readonly<Record<string, Cell>> {
  const features = schema.features.map((feature) => [
    feature.name,
    exampleValue(feature, reference[feature.name] ?? null, schema),
  ])
  return {
    ...(schema.id !== null && { [schema.id]: 'C-1001' }),
    ...Object.fromEntries(features),
  }
}

const ID: JsonSchema = {
  description: "The customer's id, as text or as a whole number.",
  anyOf: [
    { type: 'string', pattern: '\\S' },
    { type: 'integer', minimum: -LARGEST_ID, maximum: LARGEST_ID },
  ],
}

function featureSchema(feature: Feature, schema: Schema): JsonSchema {
  const cells = missingCells(feature, schema)
  const values = isNumeric(feature)
    ? numberSchemas(feature, schema, cells)
    : categorySchemas(feature, cells)
  const all = feature.missing ? [...values, ...missingSchemas(cells)] : values
  return { description: describe(feature), ...anyOf(...all) }
}

/** `days since the last purchase: an integer >= 0, as a number or as text; may be missing`. */
function describe(feature: Feature): string {
  const meaning = feature.description ? `${feature.description}: ` : ''
  const spelling = isNumeric(feature) ? ', as a number or as text that spells it' : ''
  const missing = feature.missing ? '; may be missing' : ''
  return `${meaning}${describeFeature(feature)}${spelling}${missing}`
}

/** Cells that mean "missing", as they are compared: without spaces around them. */
function missingCells(feature: Feature, schema: Schema): string[] {
  const cells = [...schema.missing_values, ...(feature.missing_values ?? [])]
  return [...new Set(cells)].filter((cell) => cell !== '' && cell.trim() === cell)
}

function numberSchemas(
  feature: NumericFeature,
  { decimal_comma: decimalComma }: Schema,
  cells: readonly string[],
): JsonSchema[] {
  const { min, max, isWhole } = rangeOf(feature)
  const number = { type: isWhole ? 'integer' : 'number', minimum: min, maximum: max }
  const excluded = cells.flatMap(scalarsSpelling)
  const text = `(?:${numberPattern({ decimalComma })})`
  return [
    { ...number, ...(!feature.missing && excluded.length > 0 && { not: { enum: excluded } }) },
    { type: 'string', pattern: paddedPattern(text, feature, cells) },
  ]
}

function categorySchemas(feature: CategoryFeature, cells: readonly string[]): JsonSchema[] {
  const refused = feature.missing ? [] : cells
  if (acceptsAnyName(feature)) return openCategorySchemas(refused)
  const names = (feature.categories ?? []).filter(
    (name) => name !== '' && name.trim() === name && spellCategory(name) === name,
  )
  const scalars = [...names.flatMap(scalarsSpelling), ...flagsOf(feature)]
  const others = [...new Set(scalars)].filter((scalar) => !refused.includes(String(scalar)))
  const plain = [...names.filter((name) => !refused.includes(name)), ...others]
  const spellings = names.map((name) =>
    /^-?\d+$/.test(name) ? `${escapePattern(name)}(?:\\.0+)?` : escapePattern(name),
  )
  return [
    ...(plain.length > 0 ? [{ enum: plain }] : []),
    ...(names.length > 0
      ? [{ type: 'string', pattern: paddedPattern(`(?:${spellings.join('|')})`, feature, cells) }]
      : []),
  ]
}

function openCategorySchemas(refused: readonly string[]): JsonSchema[] {
  const excluded = refused.flatMap(scalarsSpelling)
  const not = excluded.length > 0 && { not: { enum: excluded } }
  const isNone = `^(?!\\s*${alternatives(refused)}\\s*$)`
  return [
    { type: 'string', pattern: refused.length === 0 ? '\\S' : isNone },
    { type: 'number', ...not },
    { type: 'boolean', ...not },
  ]
}

/** Booleans that mean a category, however it is capitalized. */
function flagsOf({ categories = [] }: CategoryFeature): boolean[] {
  return [true, false].filter((flag) =>
    categories.some((category) => category.toLowerCase() === String(flag)),
  )
}

function missingSchemas(cells: readonly string[]): JsonSchema[] {
  const scalars = cells.flatMap(scalarsSpelling)
  return [
    { type: 'string', pattern: `^\\s*${alternatives(cells)}\\s*$` },
    ...(scalars.length > 0 ? [{ enum: scalars }] : []),
    { type: 'null' },
  ]
}

/** Numbers and booleans that JavaScript writes as this cell. */
function scalarsSpelling(cell: string): (number | boolean)[] {
  if (cell === 'true' || cell === 'false') return [cell === 'true']
  const number = Number(cell)
  return Number.isFinite(number) && String(number) === cell ? [number] : []
}

/** Text with spaces around it; where no value may be missing, not one of the cells that mean so. */
function paddedPattern(text: string, { missing }: Feature, cells: readonly string[]): string {
  const isNone = missing || cells.length === 0 ? '' : `(?!\\s*${alternatives(cells)}\\s*$)`
  return `^${isNone}\\s*${text}\\s*$`
}

/** One of these cells, or nothing. */
function alternatives(cells: readonly string[]): string {
  return cells.length === 0 ? '' : `(?:${cells.map(escapePattern).join('|')})?`
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
}

function exampleValue(feature: Feature, reference: Cell, schema: Schema): Cell {
  const candidates: Cell[] = isNumeric(feature)
    ? [reference, Math.round(Number(reference)), feature.min ?? null, feature.max ?? null, 0, 1]
    : [reference, ...(feature.categories ?? []), 'A']
  const accepted = candidates.find(
    (candidate) => (readValue(feature, candidate, schema) ?? null) !== null,
  )
  return accepted ?? null
}
