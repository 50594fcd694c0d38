/** Whether a probability can be taken at its word. */

import type { CalibrationFigures, Evaluation } from '../../evaluation/evaluation.ts'
import { type Html, html } from '../html.ts'
import type { Figure, PageParts } from '../page-parts.ts'
import { section, table } from '../page-table.ts'

/** What became of the correction of probabilities. */
export type CalibrationFate = 'kept' | 'not_kept' | 'off'

export interface TruthWords {
  readonly title: string
  /** How many bins tell the truth within their interval, of how many. */
  readonly agreement: (agreeing: number, bins: number) => string
  readonly alt: (agreeing: number, bins: number) => string
  readonly lossesCaption: string
  readonly lossesColumns: readonly string[]
  readonly measures: Readonly<Record<'logLoss' | 'brierLoss' | 'calibrationError', string>>
  readonly fates: Readonly<Record<CalibrationFate, (gain: Html) => Html>>
  readonly fittedOn: Readonly<
    Record<CalibrationFigures['fittedOn'], (rows: Figure, slope: Figure, intercept: Figure) => Html>
  >
  readonly changeCaption: string
  readonly changeColumns: readonly string[]
  readonly binsCaption: string
  readonly binsColumns: readonly string[]
  readonly to: string
}

export function truthSection(parts: PageParts, words: TruthWords): Html {
  const { bins } = parts.figures.reliability
  const agreeing = countAgreeing(parts.figures)
  return section(
    'truth',
    words.title,
    html`<p>${words.agreement(agreeing, bins.length)}</p>
`,
    parts.picture('reliability.png', words.alt(agreeing, bins.length)),
    losses(parts, words),
    calibration(parts, words),
    binTable(parts, words),
  )
}

function countAgreeing({ reliability }: Evaluation): number {
  return reliability.bins.filter(
    ({ low, high, meanProbability }) => low <= meanProbability && meanProbability <= high,
  ).length
}

function losses({ figures, show, estimate }: PageParts, words: TruthWords): Html {
  const network = figures.candidates.findIndex(({ name }) => name === 'network')
  return table({
    caption: words.lossesCaption,
    columns: words.lossesColumns,
    rows: [
      [words.measures.logLoss, estimate(`candidates.${network}.log_loss`, 'loss')],
      [words.measures.brierLoss, estimate(`candidates.${network}.brier_loss`, 'loss')],
      [words.measures.calibrationError, show('reliability.expected_calibration_error', 'share')],
    ],
  })
}

function calibration({ figures, show, estimate }: PageParts, words: TruthWords): Html {
  const { isKept, fittedOn } = figures.calibration
  const fate = isKept ? 'kept' : figures.run.options.calibration === 'off' ? 'off' : 'not_kept'
  const told = words.fates[fate](estimate('calibration.gain', 'loss_difference'))
  const how = words.fittedOn[fittedOn](
    show('calibration.rows', 'count'),
    show('calibration.slope', 'score'),
    show('calibration.intercept', 'score_difference'),
  )
  if (fate === 'off')
    return html`<p>${told}</p>
`
  return html`<p>${told} ${how}</p>
${table({
  caption: words.changeCaption,
  columns: words.changeColumns,
  rows: [
    [
      words.measures.logLoss,
      show('calibration.before.log_loss', 'loss'),
      show('calibration.after.log_loss', 'loss'),
    ],
    [
      words.measures.calibrationError,
      show('calibration.before.expected_calibration_error', 'share'),
      show('calibration.after.expected_calibration_error', 'share'),
    ],
  ],
})}`
}

function binTable({ figures, show }: PageParts, words: TruthWords): Html {
  return table({
    caption: words.binsCaption,
    columns: words.binsColumns,
    rows: figures.reliability.bins.map((_, index) => {
      const path = `reliability.bins.${index}`
      return [
        show(`${path}.mean_probability`, 'share'),
        show(`${path}.rows`, 'count'),
        show(`${path}.positives`, 'count'),
        show(`${path}.rate`, 'share'),
        html`<span class="interval">${show(`${path}.low`, 'share')} ${words.to} ${show(`${path}.high`, 'share')}</span>`,
      ]
    }),
  })
}
