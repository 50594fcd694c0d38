/** The network beside simpler ways to choose customers. */

import type { CandidateName } from '../../evaluation/evaluation.ts'
import { type Html, html } from '../html.ts'
import type { PageParts } from '../page-parts.ts'
import { list, section, table } from '../page-table.ts'

export interface CandidatesWords {
  readonly title: string
  readonly introduction: string
  readonly names: Readonly<Record<CandidateName, string>>
  readonly explanations: Readonly<Record<Exclude<CandidateName, 'network'>, string>>
  readonly caption: string
  readonly columns: readonly string[]
  readonly advantageCaption: string
  readonly advantageColumns: readonly string[]
  readonly measuresNote: string
  readonly ksStatistic: (ks: Html) => Html
  readonly confusionCaption: string
  readonly confusionColumns: readonly string[]
  readonly confusionRows: Readonly<Record<'mailed' | 'leftOut', string>>
  readonly classesCaption: string
  readonly classesColumns: readonly string[]
  readonly classes: Readonly<Record<'0' | '1' | 'macroAverage' | 'weightedAverage', string>>
  readonly accuracy: (accuracy: Html) => Html
}

export function candidatesSection(parts: PageParts, words: CandidatesWords): Html {
  const { candidates } = parts.figures
  const explained = candidates.flatMap(({ name }) =>
    name === 'network' ? [] : [html`<b>${words.names[name]}</b>: ${words.explanations[name]}`],
  )
  return section(
    'candidates',
    words.title,
    html`<p>${words.introduction}</p>
`,
    list(explained),
    scores(parts, words),
    advantages(parts, words),
    html`<p class="note">${words.measuresNote}</p>
`,
    html`<p>${words.ksStatistic(parts.show('ks_statistic', 'score'))}</p>
`,
    decisions(parts, words),
  )
}

function scores({ figures, show, estimate }: PageParts, words: CandidatesWords): Html {
  return table({
    caption: words.caption,
    columns: words.columns,
    rows: figures.candidates.map(({ name }, index) => {
      const path = `candidates.${index}`
      return [
        words.names[name],
        estimate(`${path}.roc_auc`, 'score'),
        estimate(`${path}.pr_auc`, 'score'),
        estimate(`${path}.log_loss`, 'loss'),
        estimate(`${path}.brier_loss`, 'loss'),
        show(`${path}.expected_calibration_error`, 'share'),
      ]
    }),
  })
}

function advantages({ figures, estimate }: PageParts, words: CandidatesWords): Html {
  const rivals = [...figures.candidates.entries()].filter(([, { networkAdvantage }]) => {
    return networkAdvantage !== null
  })
  return table({
    caption: words.advantageCaption,
    columns: words.advantageColumns,
    rows: rivals.map(([index, { name }]) => {
      const path = `candidates.${index}.network_advantage`
      return [
        words.names[name],
        estimate(`${path}.roc_auc`, 'score_difference'),
        estimate(`${path}.log_loss`, 'loss_difference'),
      ]
    }),
  })
}

/** Right and wrong at probability 0.5: what a classification report tells. */
function decisions({ show }: PageParts, words: CandidatesWords): Html {
  const counts = (names: readonly string[]) =>
    names.map((name) => show(`confusion.${name}`, 'count'))
  const confusion = table({
    caption: words.confusionCaption,
    columns: words.confusionColumns,
    rows: [
      [words.confusionRows.mailed, ...counts(['true_positives', 'false_positives'])],
      [words.confusionRows.leftOut, ...counts(['false_negatives', 'true_negatives'])],
    ],
  })
  const classes = [
    { path: '0', name: words.classes['0'] },
    { path: '1', name: words.classes['1'] },
    { path: 'macro_average', name: words.classes.macroAverage },
    { path: 'weighted_average', name: words.classes.weightedAverage },
  ]
  const report = table({
    caption: words.classesCaption,
    columns: words.classesColumns,
    rows: classes.map(({ path, name }) => [
      name,
      show(`classification.${path}.precision`, 'share'),
      show(`classification.${path}.recall`, 'share'),
      show(`classification.${path}.f1_score`, 'score'),
      show(`classification.${path}.support`, 'count'),
    ]),
  })
  return html`${confusion}${report}<p>${words.accuracy(show('classification.accuracy', 'share'))}</p>
`
}
