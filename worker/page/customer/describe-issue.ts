/** Why an entry is refused, in the viewer's language. */

import { acceptsAnyName, type Feature, isNumeric } from '../../../shared/schema.ts'
import { type Entry, type Spelling, writeEntry } from './entries.ts'
import type { FieldWords, Rule } from './words.ts'

/** As long as the quotes in the API's messages. */
const LONGEST_QUOTE = 40

export function describeIssue(
  feature: Feature,
  entry: Entry,
  { words, spelling }: { readonly words: Pick<FieldWords, 'issue'>; readonly spelling: Spelling },
): string {
  const text = writeEntry(entry, spelling).trim()
  const cut = text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text
  return words.issue(ruleOf(feature, spelling), text === '' ? null : `"${cut}"`)
}

function ruleOf(feature: Feature, spelling: Spelling): Rule {
  if (!isNumeric(feature)) {
    const names = acceptsAnyName(feature) ? undefined : feature.categories
    return { kind: 'category', ...(names && { names }) }
  }
  const { type, min, max } = feature
  return {
    kind: type,
    ...(min !== undefined && { min: writeEntry(min, spelling) }),
    ...(max !== undefined && { max: writeEntry(max, spelling) }),
  }
}
