/** Drafts a schema for a campaign history nobody described: what each column is, and why. */

import { spellCategory } from '../../shared/customer-record.ts'
import { Failure } from '../../shared/failure.ts'
import { DEFAULT_SCHEMA, type Feature, type Schema } from '../../shared/schema.ts'
import { type ColumnProfile, type FileProfile, isMissingWord } from './column-profile.ts'
import { chooseLabel, type LabelHints } from './draft-label.ts'
import { SPLIT_NAMES } from './row-rules.ts'

/** What the caller knows better than the draft. */
export interface DraftHints extends LabelHints {
  readonly id: string | null
}

/** What became of one column, in words. */
export interface DraftNote {
  readonly column: string
  readonly use: string
}

export interface Draft {
  readonly schema: Schema
  /** One for each column of the file, in order. */
  readonly notes: readonly DraftNote[]
}

/** A name is learned from its rows: fewer than ten each, or hundreds of names, teach nothing. */
const MOST_CATEGORIES = 1000
const FEWEST_ROWS_PER_CATEGORY = 5

/** A column of numbers may hold this share of words; they are then taken for missing values. */
const LARGEST_SHARE_OF_WORDS = 0.05

/** A column whose cells differ in more than this share of rows tells rows apart, not customers. */
const ID_LIKE_SHARE = 0.5

/** More names than this are left for the training rows to tell. */
const MOST_LISTED_CATEGORIES = 50

const PERSON = 'customer|client|user|member|contact|subscriber|person|account|household|lead'

/** A person's number, or a name that by itself means a person. */
const CUSTOMER_ID = new RegExp(
  `^(?:(?:${PERSON})[ _-]?(?:id|no|nr|number|key|code|uuid)|customer|client|user)$`,
  'i',
)

/** Names that mean a person where their cells are text. */
const CONTACT = /^(?:e-?mail|member|contact|subscriber|account|lead)$/i

const ID_NAME = /(?:^|[ _-])(?:id|uuid|index|key|number|no|nr)$|(?:^|[a-z])I[Dd]$/

/** Whole numbers under such a name are codes: 12 is no more than 3. */
const CODE_NAME =
  /(?:^|[ _-])(?:code|channel|region|zip|zipcode|postcode|type|category|segment|cluster|group|store|branch|plan|product|policy|source|id)(?:[ _-](?:code|id|no|nr))?$/i

const RATE_NAME = /rate|ratio|share|ctr|percent|pct|prob/i

/**
 * Decides what each column is.
 *
 * @throws Failure `invalid-data` when no column can be the label, `invalid-usage` when a hint
 *   names a column or cell that the file does not have.
 */
export function draftSchema(
  { columns: profiles, decimalComma }: FileProfile,
  hints: DraftHints,
): Draft {
  requireHinted(profiles, [hints.id, hints.label])
  const split = profiles.find((profile) => profile.name !== hints.label && isSplit(profile))
  const label = chooseLabel(
    profiles.filter((profile) => profile !== split),
    hints,
  )
  const others = profiles.filter(({ name }) => name !== label.column && name !== split?.name)
  const id = hints.id === null ? chooseId(others) : others.find(({ name }) => name === hints.id)
  const candidates = others.filter((profile) => profile !== id)

  const verdicts = candidates.map(judge)
  const repeats = id !== undefined && id.distinct < id.rows - id.empty
  const uses = new Map([
    [label.column, `label: ${label.positive.join(', ')} is 1, ${label.negative.join(', ')} is 0`],
    ...(split ? [[split.name, 'split, as the file fixes it'] as const] : []),
    ...(id ? [[id.name, repeats ? 'id, of customers in several rows' : 'id'] as const] : []),
    ...verdicts.map(({ column, use }) => [column, use] as const),
  ])
  return {
    schema: {
      id: id?.name ?? null,
      label,
      split: split?.name ?? null,
      repeated_customers: repeats,
      missing_values: [],
      decimal_comma: decimalComma,
      ignore: Object.fromEntries(
        verdicts.filter(({ feature }) => !feature).map(({ column, reason }) => [column, reason]),
      ),
      features: verdicts.flatMap(({ feature }) => feature ?? []),
    },
    notes: profiles.map(({ name }) => ({ column: name, use: uses.get(name) ?? '' })),
  }
}

/** A column's fate: a feature, or the reason why it is none. */
interface Verdict {
  readonly column: string
  readonly use: string
  readonly reason: string
  readonly feature: Feature | null
}

function judge(profile: ColumnProfile): Verdict {
  const missingValues = missingWordsOf(profile)
  const reason = reasonToIgnore(profile, missingValues)
  const column = profile.name
  if (reason) return { column, reason, use: `ignored: ${reason}`, feature: null }
  const feature = describe(profile, missingValues)
  const missing = feature.missing ? `, ${countMissing(profile, missingValues)} missing` : ''
  const use =
    feature.type === 'category'
      ? `category of ${namesOf(profile, missingValues).length} names${missing}`
      : `${feature.type} from ${profile.min} to ${profile.max}${missing}`
  return { column, reason: '', use, feature }
}

function reasonToIgnore(profile: ColumnProfile, missingValues: readonly string[]): string | null {
  const { rows, distinct, dates, min, max, integers } = profile
  const filled = rows - countMissing(profile, missingValues)
  const names = namesOf(profile, missingValues)
  if (filled === 0) return 'always empty'
  if (profile.counts && names.length <= 1 && filled === rows) return 'the same value in every row'
  if (dates > 0.9 * filled) return 'a date: put the days before the campaign in its place'
  const isEachItsOwn = distinct > 0.9 * filled
  const isRowNumber = integers === filled && distinct === filled && max - min === filled - 1
  if (isRowNumber && filled > 20) return 'a row number'
  if (isEachItsOwn && ID_NAME.test(profile.name) && !isFractional(profile)) {
    return 'an id: nearly a value of its own in each row'
  }
  if (mostlyNumbers(profile)) return null
  if (distinct > ID_LIKE_SHARE * filled) return 'text: nearly a value of its own in each row'
  if (!isSetOfNames(profile)) return `text of ${distinct} kinds: too many to learn from`
  return null
}

function describe(profile: ColumnProfile, missingValues: readonly string[]): Feature {
  const known = DEFAULT_SCHEMA.features.find(({ name }) => name === profile.name)
  const common = {
    name: profile.name,
    missing: countMissing(profile, missingValues) > 0,
    ...(missingValues.length > 0 && { missing_values: missingValues }),
    ...(known?.role && { role: known.role }),
  }
  if (!mostlyNumbers(profile) || isCode(profile)) {
    const names = [...new Set(namesOf(profile, missingValues).map(spellCategory))].sort()
    const isShort = names.length <= MOST_LISTED_CATEGORIES
    return { ...common, type: 'category', ...(isShort && { categories: names }), open: true }
  }
  const isFlag = profile.min === 0 && profile.max === 1 && !isFractional(profile)
  const isRate = profile.max <= 1 && RATE_NAME.test(profile.name)
  return {
    ...common,
    type: profile.decimals > 0 ? 'number' : 'integer',
    // What was seen is no limit for what may come; that it was never negative most likely is.
    ...(profile.min >= 0 && { min: 0 }),
    ...(profile.min >= 0 && (isFlag || isRate) && { max: 1 }),
  }
}

/** The customer's id: a column so named, else one so unique that it can be nothing else. */
function chooseId(profiles: readonly ColumnProfile[]): ColumnProfile | undefined {
  const complete = profiles.filter((profile) => profile.empty === 0 && !isFractional(profile))
  const isUnique = ({ distinct, rows }: ColumnProfile) => distinct === rows
  const isText = ({ numbers, dates }: ColumnProfile) => numbers === 0 && dates === 0
  const isPerson = (profile: ColumnProfile) =>
    CUSTOMER_ID.test(profile.name) || (CONTACT.test(profile.name) && isText(profile))
  return (
    complete.find((profile) => isPerson(profile) && isUnique(profile)) ??
    complete.find((profile) => isPerson(profile) && profile.distinct > profile.rows * 0.1) ??
    complete.find((profile) => ID_NAME.test(profile.name) && isUnique(profile)) ??
    complete.find(
      ({ name, distinct, rows }) => /^(?:id|uuid)$/i.test(name) && distinct > rows * 0.1,
    ) ??
    complete.find((profile) => isUnique(profile) && isText(profile))
  )
}

function isSplit({ name, counts, empty }: ColumnProfile): boolean {
  const isSplitName = (cell: string) =>
    SPLIT_NAMES.some((splitName) => splitName === cell.toLowerCase())
  return (
    name.toLowerCase() === 'split' &&
    empty === 0 &&
    counts !== null &&
    [...counts.keys()].every(isSplitName) &&
    [...counts.keys()].some((cell) => cell.toLowerCase() === 'test')
  )
}

/** Words inside a column of numbers: what it holds where a number is missing. */
function missingWordsOf(profile: ColumnProfile): string[] {
  return mostlyNumbers(profile) && !isCode(profile) ? [...profile.words.keys()].sort() : []
}

/** Numbers but for a few words, or for any share of words that mean "missing". */
function mostlyNumbers({ rows, empty, numbers, words }: ColumnProfile): boolean {
  const strange = [...words].filter(([word]) => !isMissingWord(word))
  const strangeRows = strange.reduce((sum, [, count]) => sum + count, 0)
  const understood = numbers + strangeRows
  return numbers > 0 && strangeRows <= understood * LARGEST_SHARE_OF_WORDS && rows > empty
}

/** Filled cells that are not missing-value words. */
function namesOf({ counts }: ColumnProfile, missingValues: readonly string[]): string[] {
  return [...(counts?.keys() ?? [])].filter((cell) => !missingValues.includes(cell))
}

function countMissing({ empty, words }: ColumnProfile, missingValues: readonly string[]): number {
  return missingValues.reduce((sum, word) => sum + (words.get(word) ?? 0), empty)
}

function isFractional({ integers, numbers }: ColumnProfile): boolean {
  return integers < numbers
}

function isCode(profile: ColumnProfile): boolean {
  return (
    CODE_NAME.test(profile.name) &&
    !isFractional(profile) &&
    profile.distinct > 2 &&
    isSetOfNames(profile)
  )
}

function isSetOfNames({ counts, distinct, rows }: ColumnProfile): boolean {
  return (
    counts !== null && distinct <= MOST_CATEGORIES && rows >= distinct * FEWEST_ROWS_PER_CATEGORY
  )
}

function requireHinted(
  profiles: readonly ColumnProfile[],
  hinted: readonly (string | null)[],
): void {
  const columns = profiles.map(({ name }) => name)
  const unknown = hinted.find((column) => column !== null && !columns.includes(column))
  if (unknown === undefined) return
  throw new Failure(
    'invalid-usage',
    `Expected one of the columns ${columns.join(', ')}. Received "${unknown}".`,
  )
}
