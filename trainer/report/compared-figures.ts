/** The figures of test rows by which runs are compared. */

import type { ComparedMetrics } from './metrics-json.ts'

export interface ComparedFigure {
  readonly label: string
  readonly readValue: (metrics: ComparedMetrics) => number | null
  readonly format: (value: number) => string
  /** Null where neither is better. */
  readonly better: 'higher' | 'lower' | null
  /** 95 %. */
  readonly readInterval?: (metrics: ComparedMetrics) => Interval | null
  /** Runs of which these options differ are not comparable in this figure. */
  readonly dependsOn?: readonly string[]
}

interface Interval {
  readonly low: number
  readonly high: number
}

export const COMPARED_FIGURES: readonly ComparedFigure[] = [
  { label: 'rows', readValue: (run) => run.test_rows, format: amount, better: null },
  { label: 'positives', readValue: (run) => run.test_positives, format: amount, better: null },
  {
    label: 'ROC AUC',
    readValue: (run) => networkOf(run).roc_auc?.value ?? null,
    format: fixed,
    better: 'higher',
    readInterval: (run) => networkOf(run).roc_auc,
  },
  {
    label: 'PR AUC',
    readValue: (run) => networkOf(run).pr_auc?.value ?? null,
    format: fixed,
    better: 'higher',
    readInterval: (run) => networkOf(run).pr_auc,
  },
  {
    label: 'log loss',
    readValue: (run) => networkOf(run).log_loss.value,
    format: fixed,
    better: 'lower',
    readInterval: (run) => networkOf(run).log_loss,
  },
  {
    label: 'Brier loss',
    readValue: (run) => networkOf(run).brier_loss.value,
    format: fixed,
    better: 'lower',
  },
  {
    label: 'calibration error',
    readValue: (run) => networkOf(run).expected_calibration_error,
    format: fixed,
    better: 'lower',
  },
  {
    label: 'quality, 0 to 100',
    readValue: (run) => run.quality?.score ?? null,
    format: (score) => score.toFixed(1),
    better: 'higher',
  },
  { label: 'KS statistic', readValue: (run) => run.ks_statistic, format: fixed, better: 'higher' },
  {
    label: 'profit',
    readValue: (run) => run.profit?.chosen.profit ?? null,
    format: amount,
    better: 'higher',
    dependsOn: ['cost_per_send', 'value_per_conversion'],
  },
  {
    label: 'seconds of training',
    readValue: (run) => run.seconds.training,
    format: (seconds) => seconds.toFixed(1),
    better: 'lower',
  },
]

export function fixed(figure: number): string {
  return figure.toFixed(4)
}

function networkOf({ candidates }: ComparedMetrics): ComparedMetrics['candidates'][number] {
  return candidates[0] // as readMetricsJson made sure
}

function amount(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: 2 })
}
