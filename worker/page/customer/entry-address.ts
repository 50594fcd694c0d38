/** A customer's values as the address keeps them, so that a link shows the same score. */

import { type Cell, parseNumber } from '../../../shared/customer-record.ts'
import { isNumeric, type Schema } from '../../../shared/schema.ts'
import type { Entry } from './entries.ts'

/**
 * Every feature by name; one that is not known is empty. Nothing at all for the typical customer.
 *
 * @param values As the schema allows them, in the order of `schema.features`.
 */
export function writeValues(
  { features }: Pick<Schema, 'features'>,
  values: readonly Cell[],
  typical: readonly Entry[],
): URLSearchParams {
  const settings = new URLSearchParams()
  if (values.every((value, at) => value === typical[at])) return settings
  features.forEach(({ name }, at) => {
    settings.append(name, String(values[at] ?? ''))
  })
  return settings
}

/** Names that are no features are passed over; of features that are not named she is typical. */
export function readEntries(
  { features }: Pick<Schema, 'features'>,
  settings: URLSearchParams,
  typical: readonly Entry[],
): Entry[] {
  return features.map((feature, at): Entry => {
    const text = settings.get(feature.name)
    if (text === null) return typical[at] ?? null
    if (text === '') return null
    const number = isNumeric(feature) ? parseNumber(text.trim()) : Number.NaN
    return Number.isFinite(number) ? number + 0 : text
  })
}
