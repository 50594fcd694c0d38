/** Arbitrary customers as callers may send them, right and wrong, for fast-check. */

import fc from 'fast-check'
import { isWithin, parseNumber, rangeOf, readCustomer } from '../../shared/customer-record.ts'
import { type Feature, isNumeric, type Schema } from '../../shared/schema.ts'
import { fieldOf } from '../../worker/untrusted-json.ts'

/** Values that readers are wrong about, if about any. */
const ODD = [
  ...[null, true, false, 0, -0, 1, 2.5, -1, 28, 999, 1e21, 3.4e38, 3.5e38, -3.5e38, 1e300],
  ...['', ' ', '\t', '\u00a0', '\ufeff', 'M', ' M ', 'm', 'F', 'Other', 'true', 'True', 'TRUE'],
  ...['28', '28.0', ' 28.00 ', '28.', '028', '-1', '999', '999.0', ' 999 ', 'n/a', 'N/A', ' n/a '],
  ...['1,5', '1.5', '1,015.36', '1.015,36', '1,01', '.5', '5.', '+5', '-,5', '1e1', '1E+1', '0x1'],
  ...['NaN', 'Infinity', '1e', 'a.b', 'aXb', '(x', '1+', '__proto__'],
  ...[[], [1], {}, { M: 1 }],
]

const anyValue = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom<unknown>(...ODD) },
  { weight: 2, arbitrary: fc.integer({ min: -5, max: 140 }) },
  { weight: 1, arbitrary: fc.integer({ min: -5, max: 140 }).map(String) },
  { weight: 1, arbitrary: fc.double({ noNaN: true, noDefaultInfinity: true }) },
  { weight: 1, arbitrary: fc.string({ maxLength: 4 }) },
)

/**
 * Any JSON object with the schema's fields, or without some of them; no text among its numbers
 * spells one that is out of bounds.
 */
export function anyUntrusted(schema: Schema): fc.Arbitrary<Record<string, unknown>> {
  const fields = schema.features.map((feature) => [
    feature.name,
    anyValue.filter((value) => !isOutOfBounds(value, feature, schema)),
  ])
  const id = schema.id === null ? {} : { [schema.id]: anyValue }
  return fc.record({ ...id, ...Object.fromEntries(fields) }, { requiredKeys: [] })
}

export function isAccepted(schema: Schema, customer: unknown): boolean {
  return readCustomer(schema, (field) => fieldOf(customer, field)).ok
}

function isOutOfBounds(
  value: unknown,
  feature: Feature,
  { decimal_comma: decimalComma }: Schema,
): boolean {
  if (!isNumeric(feature) || typeof value !== 'string') return false
  const number = parseNumber(value.trim(), { decimalComma })
  return !Number.isNaN(number) && !isWithin(rangeOf(feature), number)
}
