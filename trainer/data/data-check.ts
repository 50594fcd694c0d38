/** What is odd about a history, found before anything is trained on it. */

/** A feature that tells the label: known only afterwards, or the label itself in other words. */
export interface Leak {
  readonly feature: string
  /** How well it alone ranks the label, whichever way round, in [0.5, 1]. */
  readonly rocAuc: number
  /** Whether each of its values goes with one outcome. */
  readonly isCopy: boolean
}

export interface ColumnCheck {
  readonly feature: string
  /** Share of rows, in [0, 1], without a value. */
  readonly missing: number
  /** Share of rows set aside because this value broke the schema's rule. */
  readonly refused: number
  /** Share of test rows with a category that no training row has; null for a number. */
  readonly unseen: number | null
  /** How well it alone ranks the label, whichever way round, in [0.5, 1]; null: it is constant. */
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

export interface DataCheck {
  readonly rows: number
  readonly positives: number
  readonly badRows: number
  readonly columns: readonly ColumnCheck[]
  /** Empty, or allowed by the person who ran it. */
  readonly leaks: readonly Leak[]
  readonly warnings: readonly DataWarning[]
}
