/** Small sets of scored rows with the figures scikit-learn and pandas gave them. */

import { readFileSync } from 'node:fs'
import type {
  ClassFigures,
  ClassificationReport,
  ConfusionMatrix,
} from '../../../trainer/evaluation/classification.ts'

export interface ScikitLearnCase {
  readonly name: string
  readonly labels: Float32Array
  readonly probabilities: Float64Array
  readonly confusion: ConfusionMatrix
  readonly report: ClassificationReport
  readonly rocAuc: number | null
  /** Also of one class, where Presend has none: 0 without positives, 1 without negatives. */
  readonly averagePrecision: number
  readonly ksStatistic: number | null
  readonly brierLoss: number
  readonly logLoss: number
  readonly baseRateLogLoss: number
  /** The metrics file as pandas wrote it. */
  readonly csv: string
}

/** Rows that scikit-learn raises an error for. */
export interface RefusedRows {
  readonly name: string
  readonly labels: Float32Array
  readonly probabilities: Float64Array
}

type FixtureFigures = Readonly<Record<'precision' | 'recall' | 'f1-score' | 'support', number>>

/** What make-fixtures.py writes. */
interface Fixtures {
  readonly training_base_rate: number
  readonly cases: Readonly<Record<string, FixtureCase>>
  readonly refused: Readonly<
    Record<string, { readonly labels: number[]; readonly probabilities: number[] }>
  >
}

interface FixtureCase {
  /** Label, probability, number of rows. */
  readonly runs: readonly (readonly [number, number, number])[]
  readonly confusion_matrix: readonly [readonly [number, number], readonly [number, number]]
  readonly report: Readonly<Record<'0' | '1' | 'macro avg' | 'weighted avg', FixtureFigures>> & {
    readonly accuracy: number
  }
  readonly roc_auc: number | null
  readonly average_precision: number
  readonly ks_statistic: number | null
  readonly brier_loss: number
  readonly log_loss: number
  readonly base_rate_log_loss: number
}

// Written by our own script, so its shape is taken on trust.
const fixtures = JSON.parse(readFixture('cases.json')) as Fixtures

export const trainingBaseRate = fixtures.training_base_rate

export const scikitLearnCases: readonly ScikitLearnCase[] = Object.entries(fixtures.cases).map(
  ([
    name,
    {
      runs,
      report,
      confusion_matrix: [negatives, positives],
      ...figures
    },
  ]) => ({
    name,
    labels: Float32Array.from(runs.flatMap(([label, , rows]) => Array(rows).fill(label))),
    probabilities: Float64Array.from(runs.flatMap(([, p, rows]) => Array(rows).fill(p))),
    confusion: {
      trueNegatives: negatives[0],
      falsePositives: negatives[1],
      falseNegatives: positives[0],
      truePositives: positives[1],
    },
    report: {
      '0': toFigures(report['0']),
      '1': toFigures(report['1']),
      accuracy: report.accuracy,
      macroAverage: toFigures(report['macro avg']),
      weightedAverage: toFigures(report['weighted avg']),
    },
    rocAuc: figures.roc_auc,
    averagePrecision: figures.average_precision,
    ksStatistic: figures.ks_statistic,
    brierLoss: figures.brier_loss,
    logLoss: figures.log_loss,
    baseRateLogLoss: figures.base_rate_log_loss,
    csv: readFixture(`${name}.csv`),
  }),
)

/** Those with both classes, which alone have a ranking to judge, and the others. */
export const rankedCases = scikitLearnCases.filter(({ rocAuc }) => rocAuc !== null)
export const oneClassCases = scikitLearnCases.filter(({ rocAuc }) => rocAuc === null)

export const refusedRows: readonly RefusedRows[] = Object.entries(fixtures.refused).map(
  ([name, { labels, probabilities }]) => ({
    name,
    labels: Float32Array.from(labels),
    probabilities: Float64Array.from(probabilities),
  }),
)

function toFigures({ 'f1-score': f1Score, ...figures }: FixtureFigures): ClassFigures {
  return { ...figures, f1Score }
}

function readFixture(name: string): string {
  return readFileSync(new URL(`./fixtures/${name}`, import.meta.url), 'utf8')
}
