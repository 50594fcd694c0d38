/** `metrics.json`: every figure of a run, for programs, and to compare runs by. */

import * as v from 'valibot'
import { Failure } from '../../shared/failure.ts'
import { count, share } from '../../shared/number-documents.ts'
import type { Evaluation } from '../evaluation/evaluation.ts'
import { parseJson } from '../json-file.ts'
import { withSnakeCase } from './snake-case.ts'

/** Raised whenever an older version could misread a newer file. */
const METRICS_FORMAT = 1

/**
 * The text of `metrics.json`: `{ "format": 1, "run": { ... }, ..., "seconds": { ... } }`.
 *
 * Its shape is that of `Evaluation`, where every field is explained, with each name in
 * snake_case: `testRows` is `test_rows`, `candidates[0].rocAuc.standardError` is
 * `candidates[0].roc_auc.standard_error`. Only the keys of `run.options` (flags) and
 * `run.libraries` are data, and stay as they are. Numbers have all the digits of their float64; a
 * figure that is undefined is null, as is an infinite one, or one that is not a number: JSON knows
 * neither.
 */
export function toMetricsJson(figures: Evaluation): string {
  const document = { format: METRICS_FORMAT, ...(withSnakeCase(figures) as object) } // an object
  return `${JSON.stringify(document, null, 2)}\n`
}

const estimate = v.object({ value: v.number(), low: v.number(), high: v.number() })

/** What runs are compared by; the file holds more. */
const comparedMetrics = v.object({
  run: v.object({ split: v.string() }),
  data: v.object({ rows: count, positives: count, bad_rows: count }),
  test_rows: count,
  test_positives: count,
  quality: v.nullable(v.object({ score: v.number() })),
  candidates: v.pipe(
    v.array(
      v.object({
        name: v.string(),
        roc_auc: v.nullable(estimate),
        pr_auc: v.nullable(estimate),
        log_loss: estimate,
        brier_loss: estimate,
        expected_calibration_error: share,
      }),
    ),
    v.check(
      (candidates) => candidates[0]?.name === 'network',
      'Expected the network to be the first candidate',
    ),
  ),
  ks_statistic: v.nullable(share),
  profit: v.nullable(v.object({ chosen: v.object({ profit: v.number() }) })),
  seconds: v.object({ training: v.number(), retraining: v.number(), evaluation: v.number() }),
})

/** Some of `metrics.json`, by the names it has there. */
export type ComparedMetrics = v.InferOutput<typeof comparedMetrics>

/**
 * Reads what runs are compared by.
 *
 * @param path Of the file, for messages.
 * @throws Failure `invalid-data` for a text that is no such file, or of another format.
 */
export function readMetricsJson(text: string, path: string): ComparedMetrics {
  const document = parseJson(text, path, { expected: 'figures', code: 'invalid-data' })
  const format = v.safeParse(v.object({ format: v.number() }), document)
  if (!format.success || format.output.format !== METRICS_FORMAT) {
    const received = format.success ? `format ${format.output.format}` : 'a file without one'
    throw new Failure(
      'invalid-data',
      `Expected figures of format ${METRICS_FORMAT} in ${path}. Received ${received}.`,
    )
  }
  const result = v.safeParse(comparedMetrics, document)
  if (result.success) return result.output
  const [issue] = result.issues
  const where = v.getDotPath(issue) ?? 'the whole file'
  throw new Failure('invalid-data', `${path}, ${where}: ${issue.message}.`)
}
