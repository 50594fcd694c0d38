/** One untrusted customer, from a CSV row or a JSON body, becomes typed values or issues. */

import {
  acceptsAnyName,
  type CategoryFeature,
  describeFeature,
  type Feature,
  type NumericFeature,
  type Schema,
} from './schema.ts'

/** A typed value: a number, a category's name, or null where the value is missing. */
export type Cell = number | string | null

/** A customer whose values obey the schema, in the order of `schema.features`. */
export interface CustomerRecord {
  /** Null where the schema names no id column. */
  readonly id: string | null
  readonly values: readonly Cell[]
}

/** Why a value was refused. `expected` and `received` complete those words. */
export interface FieldIssue {
  readonly field: string
  readonly expected: string
  readonly received: string
}

export type CustomerReading =
  | { readonly ok: true; readonly customer: CustomerRecord }
  | { readonly ok: false; readonly issues: readonly FieldIssue[] }

/** What a schema says of the values of all its features. */
export type ValueRules = Pick<Schema, 'missing_values' | 'decimal_comma'>

/** The numbers that a feature takes. Bounds are inclusive. */
export interface NumberRange {
  readonly min: number
  readonly max: number
  /** Whether only whole numbers belong to it. */
  readonly isWhole: boolean
}

/** The largest number that float32, and so the network, can hold. */
export const LARGEST_NUMBER = 3.4e38

/** Decimal notation, with an exponent if need be. No hexadecimal, no `NaN`, no `Infinity`. */
const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/

/** Thousands apart: `1,015.36`, and `1.015,36` where the comma is decimal. */
const GROUPED_BY_COMMAS = /^[+-]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d*)?$/
const GROUPED_BY_POINTS = /^[+-]?[1-9]\d{0,2}(?:\.\d{3})+,\d*$/

const LONGEST_QUOTE = 40

/**
 * Reads one customer under the schema's rules. Fields that the schema does not name are not
 * looked at.
 *
 * @param fieldOf The untrusted value of a column; undefined where the customer lacks it.
 */
export function readCustomer(
  schema: Schema,
  fieldOf: (column: string) => unknown,
): CustomerReading {
  const issues: FieldIssue[] = []
  const id = schema.id === null ? null : readId(schema.id, fieldOf(schema.id), issues)
  const values = schema.features.map((feature): Cell => {
    const untrusted = fieldOf(feature.name)
    const cell = readValue(feature, untrusted, schema)
    if (cell !== undefined) return cell
    const received = describeReceived(typeof untrusted === 'string' ? untrusted.trim() : untrusted)
    issues.push({ field: feature.name, expected: describeFeature(feature), received })
    return null
  })
  return issues.length > 0 ? { ok: false, issues } : { ok: true, customer: { id, values } }
}

/**
 * Reads one untrusted value under its feature's rule.
 *
 * @returns Undefined where the rule refuses the value.
 */
export function readValue(
  feature: Feature,
  untrusted: unknown,
  { missing_values: missingValues, decimal_comma: decimalComma }: ValueRules,
): Cell | undefined {
  const value = typeof untrusted === 'string' ? untrusted.trim() : untrusted
  const isAbsent =
    value === undefined ||
    value === null ||
    value === '' ||
    isListed(value, missingValues) ||
    isListed(value, feature.missing_values ?? [])
  if (isAbsent) return feature.missing ? null : undefined
  return feature.type === 'category'
    ? toCategory(value, feature)
    : toNumber(value, feature, decimalComma)
}

/** The feature's own bounds, within what the network can hold. */
export function rangeOf({ type, min, max }: NumericFeature): NumberRange {
  return {
    min: Math.max(min ?? -LARGEST_NUMBER, -LARGEST_NUMBER),
    max: Math.min(max ?? LARGEST_NUMBER, LARGEST_NUMBER),
    isWhole: type === 'integer',
  }
}

/** Whether a number belongs to a range; NaN belongs to none. */
export function isWithin(range: NumberRange, number: number): boolean {
  return number >= range.min && number <= range.max && (!range.isWhole || Number.isInteger(number))
}

/**
 * The number that a cell spells, or NaN where it spells none: `1.5` and `1,015.36`, or, with
 * decimal commas, `1,5` and `1.015,36`.
 */
export function parseNumber(text: string, { decimalComma = false } = {}): number {
  if (!text.includes(',')) return NUMBER.test(text) ? Number(text) : Number.NaN
  if (decimalComma) {
    const plain = GROUPED_BY_POINTS.test(text) ? text.replaceAll('.', '') : text
    return parseNumber(plain.replace(',', '.'))
  }
  return GROUPED_BY_COMMAS.test(text) ? Number(text.replaceAll(',', '')) : Number.NaN
}

/** The same as a pattern (ECMA-262), for those who read numbers elsewhere. */
export function numberPattern({ decimalComma = false } = {}): string {
  const spellings = decimalComma
    ? [NUMBER.source, NUMBER.source.replaceAll('\\.', ','), GROUPED_BY_POINTS.source]
    : [NUMBER.source, GROUPED_BY_COMMAS.source]
  return spellings.map((source) => source.slice(1, -1)).join('|')
}

/** A category's one spelling: pandas writes the code 28 as `28.0` once its column lacks a value. */
export function spellCategory(name: string): string {
  return name.replace(/^(-?\d+)\.0+$/, '$1')
}

/** An untrusted value in a few words, short enough for one line of a message. */
export function describeReceived(value: unknown): string {
  if (value === undefined || value === null || value === '') return 'nothing'
  if (typeof value === 'string') {
    const text = value.length > LONGEST_QUOTE ? `${value.slice(0, LONGEST_QUOTE)}...` : value
    return JSON.stringify(text)
  }
  if (Array.isArray(value)) return 'a list'
  return typeof value === 'object' ? 'an object' : String(value)
}

/** Why a value was refused, in one line. */
export function describeIssue({ field, expected, received }: FieldIssue): string {
  return `${field}: expected ${expected}, received ${received}`
}

function readId(column: string, value: unknown, issues: FieldIssue[]): string | null {
  // Beyond 2^53 JSON's numbers are not what the caller wrote.
  const id = Number.isSafeInteger(value) ? String(value) : value
  if (typeof id === 'string' && id.trim() !== '') return id.trim()
  issues.push({ field: column, expected: "the customer's id", received: describeReceived(value) })
  return null
}

function isListed(value: unknown, cells: readonly string[]): boolean {
  return cells.length > 0 && typeof value !== 'object' && cells.includes(String(value))
}

function toNumber(
  value: unknown,
  feature: NumericFeature,
  decimalComma: boolean,
): number | undefined {
  const number = typeof value === 'string' ? parseNumber(value, { decimalComma }) : value
  const isAllowed = typeof number === 'number' && isWithin(rangeOf(feature), number)
  return isAllowed ? number + 0 : undefined // -0 is 0
}

/**
 * JSON callers may send a code as a number and a flag as a boolean, where a CSV has only text;
 * pandas writes true as `True`.
 */
function toCategory(value: unknown, feature: CategoryFeature): string | undefined {
  const isScalar = typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value)
  if (!isScalar) return undefined
  const text = spellCategory(String(value))
  const sameFlag = (category: string) =>
    typeof value === 'boolean' && category.toLowerCase() === text
  const name = feature.categories?.find(sameFlag) ?? text
  return acceptsAnyName(feature) || feature.categories?.includes(name) ? name : undefined
}
