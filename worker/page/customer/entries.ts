/** What the form's fields hold: an entry for each of the schema's features, in their order. */

import { parseNumber, rangeOf } from '../../../shared/customer-record.ts'
import type { Language } from '../../../shared/language.ts'
import { type ReferenceCustomer, referenceValues } from '../../../shared/reference-customer.ts'
import {
  type Feature,
  isNumeric,
  type NumericFeature,
  type Schema,
} from '../../../shared/schema.ts'
import type { NumericRange } from '../../../shared/training-ranges.ts'
import { NUMBER_SIGNS } from '../session/number-signs.ts'

/**
 * A number or a category's name; null: not known. In a number's field text, too: what was typed
 * and spells no number. The schema may refuse any of them.
 */
export type Entry = number | string | null

/** How the viewer writes numbers. */
export interface Spelling {
  /** Whether `1,5` is one and a half. */
  readonly decimalComma: boolean
  /** What the page writes itself. */
  readonly decimalPoint: '.' | ','
}

/** Digits that a median is shown with: what float32 can hold, without float64's rounding. */
const MEDIAN_DIGITS = 12

/** Numbers as in the viewer's language; a comma counts, too, where it does in the schema's files. */
export function spellingOf(
  language: Language,
  { decimal_comma: decimalComma }: Pick<Schema, 'decimal_comma'>,
): Spelling {
  const { fraction } = NUMBER_SIGNS[language]
  return { decimalComma: fraction === ',' || decimalComma, decimalPoint: fraction }
}

/** The reference customer, as far as the schema allows: she may have 12.5 purchases. */
export function typicalEntries(customer: ReferenceCustomer, schema: Schema): Entry[] {
  const values = referenceValues(customer, schema)
  return schema.features.map((feature, at): Entry => {
    const value = values[at] ?? null
    return isNumeric(feature) && typeof value === 'number' ? nearest(value, feature) : value
  })
}

/** What a field holds once it is known, where the typical customer's is not. */
export function knownEntry(feature: NumericFeature, range: NumericRange | null): number {
  return nearest(range?.low ?? 0, feature)
}

/** What was typed into a field; an empty one says that the value is not known, where it may be. */
export function readEntry(feature: Feature, text: string, spelling: Spelling): Entry {
  if (text.trim() === '' && feature.missing) return null
  if (!isNumeric(feature)) return text
  const number = parseNumber(text.trim(), spelling)
  return Number.isFinite(number) ? number + 0 : text // -0 is 0
}

export function writeEntry(entry: Entry, { decimalPoint }: Spelling): string {
  if (entry === null) return ''
  return typeof entry === 'number' ? String(entry).replace('.', decimalPoint) : entry
}

/**
 * What a field shows: what was typed, for as long as that is what it holds (`1.` is 1, and not to
 * be written anew while somebody types), and else what it holds.
 */
export function shownText(
  feature: Feature,
  entry: Entry,
  { draft, spelling }: { readonly draft: string | null; readonly spelling: Spelling },
): string {
  const isSame = draft !== null && readEntry(feature, draft, spelling) === entry
  return isSame ? draft : writeEntry(entry, spelling)
}

function nearest(value: number, feature: NumericFeature): number {
  const { min, max, isWhole } = rangeOf(feature)
  const rounded = isWhole ? Math.round(value) : Number(value.toPrecision(MEDIAN_DIGITS))
  const [least, most] = isWhole ? [Math.ceil(min), Math.floor(max)] : [min, max]
  return Math.min(Math.max(rounded, least), most) + 0
}
