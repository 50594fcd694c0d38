/** The customer in the middle of the training rows, against whom a score is explained. */

import * as v from 'valibot'
import type { Cell } from './customer-record.ts'
import { isNumeric, type Schema } from './schema.ts'

/**
 * A typed value of each feature, by name: a number's median, a category's most frequent name, null
 * where training rows had none. Nobody is like that, and the schema need not allow it: the median
 * of integers may lie between two.
 */
export type ReferenceCustomer = Readonly<Record<string, Cell>>

/** Valibot's description of `ReferenceCustomer`. */
export const referenceCustomerDocument: v.GenericSchema<unknown, ReferenceCustomer> = v.record(
  v.string(),
  v.nullable(v.union([v.string(), v.pipe(v.number(), v.finite())])),
)

/** Her values in the order of `schema.features`, as a table takes them. */
export function referenceValues(customer: ReferenceCustomer, { features }: Schema): Cell[] {
  return features.map(({ name }) => customer[name] ?? null)
}

/**
 * What is wrong with her under a schema: names of features of which she has no value of the right
 * kind, nor null, then names that are no features. Empty where she fits.
 */
export function findMisfits(customer: ReferenceCustomer, { features }: Schema): string[] {
  const known = new Set(features.map(({ name }) => name))
  const misfits = features.filter((feature) => {
    if (!Object.hasOwn(customer, feature.name)) return true
    const value = customer[feature.name] ?? null
    return value !== null && typeof value !== (isNumeric(feature) ? 'number' : 'string')
  })
  return [
    ...misfits.map(({ name }) => name),
    ...Object.keys(customer).filter((name) => !known.has(name)),
  ]
}
