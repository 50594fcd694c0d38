/** Runs side by side: the options in which they differ, and their figures on test rows. */

import type { KeptRun } from '../runs/run-folder.ts'
import { COMPARED_FIGURES, type ComparedFigure, fixed } from './compared-figures.ts'

/** Columns of the terminal, which up to five runs fit. */
const WIDTH = 100
const GAP = '  '
const NARROWEST_CELL = '0.7101-0.7523'.length

const NO_VALUE = '-'
const BEST = ' *'

interface Row {
  readonly label: string
  /** One for each run. */
  readonly cells: readonly string[]
}

/** What tells whether runs were tested on the same rows. */
const TEST_ROWS: Readonly<Record<string, (run: KeptRun) => unknown>> = {
  data_path: ({ options }) => options.data_path,
  rows: ({ metrics }) => metrics.data.rows,
  positives: ({ metrics }) => metrics.data.positives,
  split: ({ metrics }) => metrics.run.split,
  time_column: ({ options }) => options.time_column,
  group_column: ({ options }) => options.group_column,
  // Where a column tells the test rows, none are drawn.
  seed: ({ options, metrics }) =>
    metrics.run.split === 'random' || metrics.run.split === 'groups' ? options.seed : null,
  'test rows': ({ metrics }) => metrics.test_rows,
  'test positives': ({ metrics }) => metrics.test_positives,
}

/**
 * Lines of text, at most 100 columns wide for up to five runs. The best of each row has an
 * asterisk, unless runs were tested on different rows, or all are the same.
 *
 * @param runs At least one.
 */
export function describeComparison(runs: readonly KeptRun[]): string[] {
  const otherRows = Object.keys(TEST_ROWS).filter((name) => isDifferent(runs.map(TEST_ROWS[name])))
  const options = differentOptions(runs)
  const figures = COMPARED_FIGURES.filter(({ readValue }) =>
    runs.some(({ metrics }) => readValue(metrics) !== null),
  ).flatMap((figure) => figureRows(figure, runs, { hasBest: otherRows.length === 0 }))
  const titles = { options: 'Options that differ', figures: 'On test rows' }
  const labels = [...Object.values(titles), ...[...options, ...figures].map(({ label }) => label)]
  const labelWidth = Math.max(...labels.map(({ length }) => length))
  const hasBest = figures.some(({ cells }) => cells.some((cell) => cell.endsWith(BEST)))
  return [
    ...runs.map(({ name }, run) => `${run + 1}${GAP}${name}`),
    '',
    ...(options.length > 0 ? [...toTable(titles.options, options, labelWidth), ''] : []),
    ...(options.length === 0 && runs.length > 1 ? ['Their options are the same.', ''] : []),
    ...(otherRows.length > 0
      ? [
          `Warning: they differ in ${otherRows.join(', ')}, so not all were tested on the same rows.`,
          'Their figures are not comparable, and the best is not marked.',
          '',
        ]
      : []),
    ...toTable(titles.figures, figures, labelWidth),
    ...(hasBest ? ['', '* the best of its row'] : []),
  ]
}

/** Where outputs went changes no figure. */
function shapesModel(flag: string): boolean {
  return !flag.endsWith('_out') && flag !== 'tensorboard_dir'
}

function differentOptions(runs: readonly KeptRun[]): Row[] {
  const names = new Set(runs.flatMap(({ options }) => Object.keys(options).filter(shapesModel)))
  return [...names].flatMap((label) => {
    const cells = runs.map(({ options }) => String(options[label] ?? NO_VALUE))
    return isDifferent(cells) ? [{ label, cells }] : []
  })
}

/** The figure, and its interval below it. */
function figureRows(
  { label, readValue, format, better, readInterval, dependsOn = [] }: ComparedFigure,
  runs: readonly KeptRun[],
  { hasBest }: { readonly hasBest: boolean },
): Row[] {
  const values = runs.map(({ metrics }) => readValue(metrics))
  const known = values.filter((value) => value !== null)
  const isComparable = !dependsOn.some((flag) => isDifferent(runs.map((run) => run.options[flag])))
  const best =
    hasBest && isComparable && better !== null && isDifferent(known)
      ? Math[better === 'higher' ? 'max' : 'min'](...known)
      : null
  const cells = values.map((value) =>
    value === null ? NO_VALUE : format(value) + (value === best ? BEST : ''),
  )
  if (readInterval === undefined) return [{ label, cells }]
  const intervals = runs.map(({ metrics }) => {
    const interval = readInterval(metrics)
    return interval === null ? NO_VALUE : `${fixed(interval.low)}-${fixed(interval.high)}`
  })
  return [
    { label, cells },
    { label: '  95 % interval', cells: intervals },
  ]
}

function toTable(title: string, rows: readonly Row[], labelWidth: number): string[] {
  const runs = rows[0].cells.map((_, run) => String(run + 1))
  const room = Math.floor((WIDTH - labelWidth) / runs.length) - GAP.length
  const cellWidth = Math.max(NARROWEST_CELL, room)
  return [{ label: title, cells: runs }, ...rows].map(({ label, cells }) =>
    [label.padEnd(labelWidth), ...cells.map((cell) => shorten(cell, cellWidth).padEnd(cellWidth))]
      .join(GAP)
      .trimEnd(),
  )
}

/** Keeps the end, which tells paths apart. */
function shorten(text: string, width: number): string {
  return text.length <= width ? text : `…${text.slice(1 - width)}`
}

function isDifferent(values: readonly unknown[]): boolean {
  return new Set(values).size > 1
}
