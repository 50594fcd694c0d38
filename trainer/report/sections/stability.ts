/** How training went, and how much the figures depend on which rows were tested. */

import { type Html, html, NOTHING } from '../html.ts'
import type { Figure, PageParts } from '../page-parts.ts'
import { section, table } from '../page-table.ts'

export interface StabilityWords {
  readonly title: string
  /** How to cross-validate: the flag. */
  readonly noFolds: Html
  readonly folds: (folds: Figure, rows: Figure) => Html
  readonly caption: string
  readonly columns: readonly string[]
  readonly measures: Readonly<Record<'rocAuc' | 'prAuc' | 'logLoss' | 'brierLoss', string>>
  readonly foldNumber: (fold: number) => string
  readonly historyAlt: string
  /** Beside the picture, where the network learned from a committee. */
  readonly taughtNote: string
}

export function stabilitySection(parts: PageParts, words: StabilityWords): Html {
  const { figures } = parts
  return section(
    'stability',
    words.title,
    figures.crossValidation === null
      ? html`<p>${words.noFolds}</p>
`
      : folds(parts, words, figures.crossValidation.folds),
    history(parts, words),
  )
}

function history({ figures, picture }: PageParts, words: StabilityWords): Html {
  const drawn = picture('training-history.png', words.historyAlt)
  const isTaught = figures.tuning !== null && figures.tuning.committee !== null
  if (drawn === NOTHING || !isTaught) return drawn
  return html`${drawn}
<p class="note">${words.taughtNote}</p>
`
}

function folds({ show }: PageParts, words: StabilityWords, count: number): Html {
  const measures = [
    { name: words.measures.rocAuc, path: 'roc_auc', kind: 'score' },
    { name: words.measures.prAuc, path: 'pr_auc', kind: 'score' },
    { name: words.measures.logLoss, path: 'log_loss', kind: 'loss' },
    { name: words.measures.brierLoss, path: 'brier_loss', kind: 'loss' },
  ] as const
  const numbers = [...Array(count).keys()]
  return html`<p>${words.folds(show('cross_validation.folds', 'count'), show('cross_validation.rows', 'count'))}</p>
${table({
  caption: words.caption,
  columns: [...words.columns, ...numbers.map((fold) => words.foldNumber(fold + 1))],
  rows: measures.map(({ name, path, kind }) => [
    name,
    show(`cross_validation.${path}.mean`, kind),
    show(`cross_validation.${path}.deviation`, kind),
    ...numbers.map((fold) => show(`cross_validation.${path}.values.${fold}`, kind)),
  ]),
})}`
}
