/** Finds the label among the columns of an unknown CSV, and which of its cells means "converted". */

import { parseNumber } from '../../shared/customer-record.ts'
import { Failure } from '../../shared/failure.ts'
import type { LabelColumn } from '../../shared/schema.ts'
import type { ColumnProfile } from './column-profile.ts'

const LABEL_NAMES = wordsOf(
  'label target y converted conversion response responded outcome purchased purchase bought buy ' +
    'subscribed subscribe deposit clicked click visit churn churned exited accepted class result ' +
    'success',
)

/** Words that tell a label even inside a longer name: `converted_flag`, `is_churn`. */
const TELLING_WORDS = new Set(
  wordsOf(
    'label target converted conversion response responded outcome purchased bought subscribed ' +
      'churn churned exited',
  ),
)

const POSITIVE_WORDS = new Set(
  wordsOf(
    '1 yes y true t converted responded positive purchased bought subscribed accepted clicked ' +
      'success won responder buyer',
  ),
)

const NEGATIVE_WORDS = new Set(wordsOf('0 -1 no n false f negative none failure lost'))

/** What the caller knows better than the draft. */
export interface LabelHints {
  readonly label: string | null
  /** The label cell that means "converted". */
  readonly positive: string | null
}

/**
 * The column of two values that is so named, else one whose name holds such a word, else the last.
 *
 * @param profiles All columns but the split's, in the file's order.
 * @throws Failure `invalid-data` when no column can be the label, `invalid-usage` when nothing
 *   tells which of its values is positive.
 */
export function chooseLabel(profiles: readonly ColumnProfile[], hints: LabelHints): LabelColumn {
  const isTwoValued = (profile: ColumnProfile) => profile.counts !== null && profile.distinct === 2
  const named = LABEL_NAMES.flatMap((name) =>
    profiles.filter((profile) => profile.name.toLowerCase() === name),
  )
  const telling = profiles.filter(({ name }) =>
    wordsOf(name.toLowerCase().replaceAll(/[^a-z]+/g, ' ')).some(isTelling),
  )
  const last = profiles.slice(-1)
  const chosen =
    hints.label !== null
      ? profiles.find(({ name }) => name === hints.label)
      : ([...named, ...telling, ...last].find(isTwoValued) ?? named[0])
  if (!chosen) {
    const possible = profiles.filter(isTwoValued).map(({ name }) => name)
    throw new Failure(
      'invalid-data',
      'Expected a column named label, or a last column of two values. Say which column it is ' +
        `with --label. Columns of two values: ${possible.join(', ') || 'none'}.`,
    )
  }
  if (!isTwoValued(chosen)) {
    throw new Failure(
      'invalid-data',
      `Expected two different values in the label column "${chosen.name}". ` +
        `Received ${chosen.distinct}. If another column is the label, say which with --label.`,
    )
  }
  const values = [...(chosen.counts?.keys() ?? [])]
  const positive = choosePositive(chosen.name, values, hints.positive)
  const negative = values.filter((value) => value !== positive)
  return { column: chosen.name, positive: [positive], negative }
}

function choosePositive(column: string, values: readonly string[], hint: string | null): string {
  const [first, second] = values
  if (hint !== null) {
    if (values.includes(hint)) return hint
    throw new Failure(
      'invalid-usage',
      `--positive: expected ${values.join(' or ')} (column "${column}"), received "${hint}"`,
    )
  }
  const numbers = values.map((value) => parseNumber(value))
  if (!numbers.some(Number.isNaN)) return numbers[0] > numbers[1] ? first : second
  const says = (words: ReadonlySet<string>, value: string) => words.has(value.toLowerCase())
  const isPositive = (value: string, other: string) =>
    (says(POSITIVE_WORDS, value) && !says(POSITIVE_WORDS, other)) ||
    (says(NEGATIVE_WORDS, other) && !says(NEGATIVE_WORDS, value))
  if (isPositive(first, second)) return first
  if (isPositive(second, first)) return second
  throw new Failure(
    'invalid-usage',
    `Column "${column}" holds ${values.join(' and ')}. Say which means "converted" with --positive.`,
  )
}

function isTelling(word: string): boolean {
  return TELLING_WORDS.has(word)
}

function wordsOf(list: string): string[] {
  return list.split(' ')
}
