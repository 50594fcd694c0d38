/** The figures of `pnpm bench quality` as a Markdown table: a row a file and contestant. */

import type { ReferenceFigures } from '../helpers/reference-figures.ts'
import { type Entrant, type FileResult, overSeeds, type SeedSpread } from './quality-figures.ts'
import { formatSeconds } from './train-table.ts'

const HEADER = ['file', 'contestant', 'ROC AUC', 'PR AUC', 'log loss', 'ECE', 's', 'weights']

/** References have nothing but an AUC and a log loss. */
export function toQualityTable(results: readonly FileResult[]): string {
  const rows = results.flatMap(({ file, recipes, peers, readme }) => [
    ...[...recipes, ...peers].map((entrant) => [file, ...toCells(entrant)]),
    ...(readme?.models ?? []).map((reference) => [file, ...toReferenceCells(reference)]),
  ])
  return [
    toRow(HEADER),
    toRow(['---', '---', '--:', '--:', '--:', '--:', '--:', '--:']),
    ...rows.map(toRow),
    '',
    'Of the test rows: mean over seeds (standard deviation over seeds). ECE: over ten bins of ' +
      'equally many rows. s: the whole command, or fitting and predicting of a peer.',
  ].join('\n')
}

/** One line of what an entrant reached, to be read while others run. */
export function describeEntrant(entrant: Entrant): string {
  const [name, rocAuc, prAuc, logLoss, calibrationError, seconds, weights] = toCells(entrant)
  return (
    `${name}: ROC AUC ${rocAuc}, PR AUC ${prAuc}, log loss ${logLoss}, ` +
    `ECE ${calibrationError}, ${seconds} s${weights && `, ${weights} weights`}`
  )
}

/** `| a | b |`. */
export function toRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}

function toCells(entrant: Entrant): string[] {
  return [
    entrant.name,
    formatSpread(overSeeds(entrant, 'rocAuc')),
    formatSpread(overSeeds(entrant, 'prAuc')),
    formatSpread(overSeeds(entrant, 'logLoss')),
    formatSpread(overSeeds(entrant, 'calibrationError')),
    formatSeconds(overSeeds(entrant, 'seconds').mean),
    entrant.weights?.toLocaleString('en') ?? '',
  ]
}

function toReferenceCells({ name, rocAuc, logLoss }: ReferenceFigures): string[] {
  return [`${name}, README`, rocAuc.toFixed(4), '', logLoss.toFixed(4), '', '', '']
}

/** `0.8170 (0.0012)`; a dash where there is no such figure. */
function formatSpread({ mean, deviation }: SeedSpread): string {
  if (Number.isNaN(mean)) return '-'
  return deviation === null ? mean.toFixed(4) : `${mean.toFixed(4)} (${deviation.toFixed(4)})`
}
