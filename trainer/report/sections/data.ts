/** What the model was trained and judged on, and what is odd about it. */

import type { DataWarning } from '../../data/data-check.ts'
import type { RunFacts } from '../../evaluation/evaluation.ts'
import { type Html, html, NOTHING, type Part } from '../html.ts'
import type { Figure, PageParts } from '../page-parts.ts'
import { list, section, table } from '../page-table.ts'

export interface DataWords {
  readonly title: string
  readonly rows: (rows: Figure, positives: Figure) => Html
  readonly badRows: (rows: Figure) => Html
  readonly split: Readonly<Record<RunFacts['split'], string>>
  readonly parts: (train: Figure, validation: Figure, test: Figure) => Html
  /** Where no rows were kept for validation. */
  readonly partsOutOfFold: (train: Figure, judged: Figure, test: Figure) => Html
  readonly testPositives: (rows: Figure, positives: Figure) => Html
  readonly noWarnings: string
  readonly parted: Readonly<Record<'train' | 'validation' | 'test', string>>
  readonly constant: (feature: string) => Part
  readonly idLike: (feature: string, distinct: Figure) => Part
  readonly repeatedRows: (rows: Figure, share: Figure) => Part
  readonly fewPositives: (part: string, positives: Figure, expected: Figure) => Part
  readonly dividedCustomers: (customers: Figure) => Part
  readonly unseen: (feature: string, share: Figure) => Html
  readonly earlierModel: (origin: string) => Html
  readonly leak: (feature: string, rocAuc: Figure, isCopy: boolean) => Part
  readonly caption: string
  readonly columns: readonly string[]
  readonly columnsNote: string
}

export function dataSection(parts: PageParts, words: DataWords): Html {
  return section(
    'data',
    words.title,
    rowsOf(parts, words),
    warningsOf(parts, words),
    columnTable(parts, words),
    html`<p class="note">${words.columnsNote}</p>
`,
  )
}

function rowsOf({ figures, show }: PageParts, words: DataWords): Html {
  const [train, validation, test] = (['train', 'validation', 'test'] as const).map((part) =>
    show(`run.rows.${part}`, 'count'),
  )
  const hasValidation = figures.run.rows.validation > 0
  const parts = hasValidation
    ? words.parts(train, validation, test)
    : words.partsOutOfFold(train, show('tuning.rows', 'count'), test)
  const badRows =
    figures.data.badRows === 0 ? NOTHING : words.badRows(show('data.bad_rows', 'count'))
  return html`<p>${words.rows(show('data.rows', 'count'), show('data.positives', 'count'))} ${badRows}</p>
<p>${parts} ${words.split[figures.run.split]}</p>
<p>${words.testPositives(show('test_rows', 'count'), show('test_positives', 'count'))}</p>
`
}

function warningsOf({ figures, show }: PageParts, words: DataWords): Html {
  const { warnings, leaks } = figures.data
  const items = [
    ...leaks.map(({ feature, isCopy }, index) =>
      words.leak(feature, show(`data.leaks.${index}.roc_auc`, 'score'), isCopy),
    ),
    ...warnings.map((warning, index) =>
      warningOf(warning, words, (name, kind) => show(`data.warnings.${index}.${name}`, kind)),
    ),
  ]
  if (items.length === 0)
    return html`<p>${words.noWarnings}</p>
`
  return html`<div class="warnings">${list(items)}</div>`
}

function warningOf(warning: DataWarning, words: DataWords, show: PageParts['show']): Part {
  switch (warning.kind) {
    case 'constant':
      return words.constant(warning.feature)
    case 'id_like':
      return words.idLike(warning.feature, show('distinct_share', 'share'))
    case 'repeated_rows':
      return words.repeatedRows(show('rows', 'count'), show('share', 'share'))
    case 'few_positives':
      return words.fewPositives(
        words.parted[warning.part],
        show('positives', 'count'),
        show('expected', 'count'),
      )
    case 'divided_customers':
      return words.dividedCustomers(show('customers', 'count'))
    case 'unseen':
      return words.unseen(warning.feature, show('share', 'share'))
    case 'earlier_model':
      return words.earlierModel(warning.origin)
  }
}

function columnTable({ figures, show }: PageParts, words: DataWords): Html {
  return table({
    caption: words.caption,
    columns: words.columns,
    rows: figures.data.columns.map(({ feature }, index) => [
      feature,
      show(`data.columns.${index}.missing`, 'share'),
      show(`data.columns.${index}.refused`, 'share'),
      show(`data.columns.${index}.unseen`, 'share'),
      show(`data.columns.${index}.roc_auc`, 'score'),
    ]),
  })
}
