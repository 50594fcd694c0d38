/** The metrics file: an evaluation as pandas writes scikit-learn's classification report. */

import { stringify } from 'csv-stringify/sync'
import type { ClassFigures, ClassificationReport } from '../evaluation/classification.ts'

const HEADER = ['', 'precision', 'recall', 'f1-score', 'support', 'roc_auc']

/**
 * The text of
 *
 *     report = classification_report(labels, predictions, output_dict=True, zero_division=0)
 *     frame = pd.DataFrame(report).transpose()
 *     frame.loc['1', 'roc_auc'] = roc_auc_score(labels, probabilities)
 *     frame.to_csv()
 *
 * where pandas repeats the one number of the accuracy row in all four columns, support included.
 * An undefined ROC AUC is an empty cell.
 */
export function toMetricsCsv(
  report: ClassificationReport,
  { rocAuc }: { readonly rocAuc: number | null },
): string {
  return stringify([
    HEADER,
    ['0', ...cellsOf(report['0']), ''],
    ['1', ...cellsOf(report['1']), rocAuc === null ? '' : pythonNumber(rocAuc)],
    ['accuracy', ...Array<string>(4).fill(pythonNumber(report.accuracy)), ''],
    ['macro avg', ...cellsOf(report.macroAverage), ''],
    ['weighted avg', ...cellsOf(report.weightedAverage), ''],
  ])
}

function cellsOf({ precision, recall, f1Score, support }: ClassFigures): string[] {
  return [precision, recall, f1Score, support].map(pythonNumber)
}

/**
 * A number below 1e16 as Python's `repr` of a float: the same shortest digits as JavaScript's,
 * but `1500.0`, and exponents from 1e-05 down, of two digits at least.
 */
function pythonNumber(value: number): string {
  if (Number.isInteger(value)) return value.toFixed(1)
  if (value >= 1e-4) return String(value)
  return value.toExponential().replace(/-(\d)$/, '-0$1')
}
