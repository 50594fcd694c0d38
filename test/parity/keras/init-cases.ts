/** Models that Python's Keras saved, with what it predicts, for `--init_from`. */

import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export interface InitCase {
  readonly name: string
  /** Inputs of a few rows, shape `[rows, inputs]`. */
  readonly rows: Float32Array
  /** What Keras predicts for them. */
  readonly probabilities: readonly number[]
}

// Written by make-init-fixtures.py, so its shape is taken on trust.
const { predictions } = JSON.parse(readFileSync(initFixture('predictions.json'), 'utf8')) as {
  readonly predictions: Readonly<
    Record<
      string,
      { readonly rows: readonly number[][]; readonly probabilities: readonly number[] }
    >
  >
}

export const initCases: readonly InitCase[] = Object.entries(predictions).map(
  ([name, { rows, probabilities }]) => ({
    name,
    rows: Float32Array.from(rows.flat()),
    probabilities,
  }),
)

export function initFixture(file: string): string {
  return fileURLToPath(new URL(`./fixtures/init/${file}`, import.meta.url))
}
