/** What is odd about a history, found before anything is trained on it. */

import type { CustomerColumn } from '../../shared/customer-table.ts'
import { Failure } from '../../shared/failure.ts'
import type { PreprocessingParameters } from '../../shared/preprocessing.ts'
import type { Schema } from '../../shared/schema.ts'
import { findWarnings } from './data-warnings.ts'
import type { Dataset } from './dataset.ts'
import { countPositives } from './positives.ts'
import { copiesOutcome, rankByFeature } from './single-feature.ts'
import type { Split } from './split.ts'
import { sampleTrainingRows } from './training-sample.ts'
import { countValues } from './value-counts.ts'

/** A feature that alone ranks outcomes so well is known only after them, or it is the label. */
const LEAK_ROC_AUC = 0.95

/** Training rows of each outcome that features are tried on alone, at most. */
const SAMPLED_PER_OUTCOME = 50_000

/** Test rows that the model cannot know are told of from this share on. */
const UNSEEN_SHARE = 0.01

/** A feature that tells the label: known only afterwards, or the label itself in other words. */
export interface Leak {
  readonly feature: string
  /**
   * How well it alone ranks the label of training rows, whichever way round, in [0.5, 1]; of more
   * than 50,000 rows of an outcome, a sample.
   */
  readonly rocAuc: number
  /** Whether each of its values goes with one outcome. */
  readonly isCopy: boolean
}

export interface ColumnCheck {
  readonly feature: string
  /** Share of good rows, in [0, 1], without a value. */
  readonly missing: number
  /** Share of all rows, good and bad, set aside because this value broke the schema's rule. */
  readonly refused: number
  /** Share of test rows with a category that no training row has; null for a number. */
  readonly unseen: number | null
  /** As a leak's; null: it is constant. */
  readonly rocAuc: number | null
}

export type DataWarning =
  | { readonly kind: 'constant'; readonly feature: string }
  /** Almost as many different values as rows. */
  | { readonly kind: 'id_like'; readonly feature: string; readonly distinctShare: number }
  /** Rows whose features all repeat those of an earlier row. */
  | { readonly kind: 'repeated_rows'; readonly rows: number; readonly share: number }
  | {
      readonly kind: 'few_positives'
      readonly part: 'train' | 'validation' | 'test'
      readonly positives: number
      readonly expected: number
    }
  /** Customers with test rows and others. */
  | { readonly kind: 'divided_customers'; readonly customers: number }
  /** Test rows with a category that no training row has. */
  | { readonly kind: 'unseen'; readonly feature: string; readonly share: number }
  /** The weights that training starts from may come from these test rows. */
  | { readonly kind: 'earlier_model'; readonly origin: string }

export interface DataCheck {
  readonly rows: number
  readonly positives: number
  readonly badRows: number
  readonly columns: readonly ColumnCheck[]
  /** Empty, or allowed by the person who ran it. */
  readonly leaks: readonly Leak[]
  readonly warnings: readonly DataWarning[]
}

/** What a run knows before training. */
export interface CheckedData {
  readonly schema: Schema
  readonly dataset: Dataset
  readonly split: Split
  readonly preprocessing: PreprocessingParameters
}

/** Looks at every column of a history that is ready to be trained on. Stops nothing. */
export function checkData({ schema, dataset, split, preprocessing }: CheckedData): DataCheck {
  const { customers, labels, badRows } = dataset
  const sample = sampleTrainingRows(labels, split.train, {
    customers: dataset.ids.customers,
    groups: dataset.groups,
    most: SAMPLED_PER_OUTCOME,
  })
  const columns: ColumnCheck[] = []
  const leaks: Leak[] = []
  schema.features.forEach(({ name }, index) => {
    const column = customers.columns[index]
    const counts = countValues(column, sample)
    const rocAuc = rankByFeature(counts)
    columns.push({
      feature: name,
      missing: shareOf(countMissing(column), customers.rows),
      refused: shareOf(badRows.rowsByField.get(name) ?? 0, customers.rows + badRows.length),
      unseen: shareOfUnseen(column, split),
      rocAuc,
    })
    const isCopy = copiesOutcome(counts)
    if (rocAuc !== null && (isCopy || rocAuc >= LEAK_ROC_AUC)) {
      leaks.push({ feature: name, rocAuc, isCopy })
    }
  })
  return {
    rows: labels.length,
    positives: countPositives(labels),
    badRows: badRows.length,
    columns,
    leaks,
    warnings: [
      ...findWarnings({ schema, dataset, split, preprocessing }),
      ...columns.flatMap(warnOfUnseen),
    ],
  }
}

function warnOfUnseen({ feature, unseen }: ColumnCheck): DataWarning[] {
  return unseen !== null && unseen >= UNSEEN_SHARE
    ? [{ kind: 'unseen', feature, share: unseen }]
    : []
}

/**
 * @param allowed Features that may tell the label all by themselves.
 * @throws Failure `gate` that names every other leak, `invalid-usage` when one that is allowed is
 *   no feature.
 */
export function requireNoLeaks({ columns, leaks }: DataCheck, allowed: readonly string[]): void {
  const features = columns.map(({ feature }) => feature)
  const unknown = allowed.find((column) => !features.includes(column))
  if (unknown !== undefined) {
    throw new Failure(
      'invalid-usage',
      `--allow_leakage: expected features (${features.join(', ')}), received "${unknown}"`,
    )
  }
  const refused = leaks.filter(({ feature }) => !allowed.includes(feature))
  if (refused.length === 0) return
  const names = refused.map(({ feature }) => feature)
  throw new Failure(
    'gate',
    [
      'Expected no column to tell the label all by itself. Received:',
      ...refused.map((leak) => `  ${describeLeak(leak)}`),
      'What is known only after the send must not be learned from: move such a column to ' +
        '"ignore" in the schema. If it is known before, ' +
        `add --allow_leakage ${[...allowed, ...names].join(',')}`,
    ].join('\n'),
  )
}

/** A leak and its figure, in a line. */
export function describeLeak({ feature, rocAuc, isCopy }: Leak): string {
  const figure = `it alone ranks the label with a ROC AUC of ${rocAuc.toFixed(3)}`
  return `${feature}: ${isCopy ? 'each of its values goes with one outcome; ' : ''}${figure}`
}

function countMissing(column: CustomerColumn): number {
  return column.kind === 'numeric'
    ? column.values.reduce((count, value) => count + Number(Number.isNaN(value)), 0)
    : column.codes.reduce((count, code) => count + Number(code < 0), 0)
}

/**
 * Whether training rows have a name, not whether the encoding keeps it: rare ones, which some
 * recipes pool, were seen.
 */
function shareOfUnseen(column: CustomerColumn, { train, test }: Split): number | null {
  if (column.kind === 'numeric') return null
  const { codes, dictionary } = column
  const isSeen = new Uint8Array(dictionary.length)
  for (const row of train) if (codes[row] >= 0) isSeen[codes[row]] = 1
  const isUnseen = (row: number) => codes[row] >= 0 && isSeen[codes[row]] === 0
  return shareOf(
    test.reduce((count, row) => count + Number(isUnseen(row)), 0),
    test.length,
  )
}

/** 0 of none. */
function shareOf(count: number, total: number): number {
  return total === 0 ? 0 : count / total
}
