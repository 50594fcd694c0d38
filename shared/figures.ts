/**
 * What a bundle keeps of a run's `metrics.json`: the figures that the worker's page shows. Names
 * and values are the same; fields that nobody is shown are left out.
 */

import * as v from 'valibot'
import { share } from './number-documents.ts'
import { QUALITY_BANDS } from './quality-bands.ts'

const number = v.number()
/** Of ties that are shared out, tenths of customers. */
const count = v.pipe(v.number(), v.minValue(0))
const estimate = v.object({ value: number, low: number, high: number })

const decile = v.object({
  decile: count,
  rows: count,
  positives: count,
  mean_probability: share,
  rate: share,
  lift: number,
  cumulative_gain: number,
  cumulative_lift: number,
})

const group = v.object({
  name: v.nullable(v.string()),
  rows: count,
  positives: count,
  rate: share,
  mean_probability: share,
  roc_auc: v.nullable(estimate),
  warnings: v.array(v.object({ kind: v.picklist(['ranking', 'calibration']) })),
})

const profitPoint = v.object({ share, sends: count, conversions: count, profit: number })
const amount = v.union([number, v.string()])

/** Valibot's description of `Figures`: `v.parse` of a whole `metrics.json` gives them. */
export const figuresDocument = v.object({
  run: v.object({
    rows: v.object({ train: count, validation: count, test: count }),
    split: v.picklist(['random', 'column', 'time', 'groups']),
    times: v.nullable(
      v.object({
        column: v.string(),
        train: v.tuple([v.string(), v.string()]),
        test: v.tuple([v.string(), v.string()]),
      }),
    ),
    network: v.string(),
  }),
  data: v.object({
    rows: count,
    positives: count,
    bad_rows: count,
    leaks: v.array(v.object({ feature: v.string() })),
    warnings: v.array(v.object({ kind: v.string() })),
  }),
  test_rows: count,
  test_positives: count,
  quality: v.nullable(
    v.object({ score: number, band: v.picklist(QUALITY_BANDS.map(({ band }) => band)) }),
  ),
  candidates: v.array(
    v.object({
      name: v.picklist(['network', 'logistic_regression', 'rfm', 'base_rate']),
      roc_auc: v.nullable(estimate),
      log_loss: estimate,
      network_advantage: v.nullable(
        v.object({ roc_auc: v.nullable(estimate), log_loss: estimate }),
      ),
    }),
  ),
  deciles: v.array(decile),
  depths: v.array(v.object({ share, rows: count, positives: count, recall: number, lift: number })),
  reliability: v.object({
    bins: v.array(
      v.object({
        rows: count,
        positives: count,
        mean_probability: share,
        rate: share,
        low: share,
        high: share,
      }),
    ),
    expected_calibration_error: share,
  }),
  importance: v.array(
    v.object({ feature: v.string(), roc_auc_drop: v.nullable(estimate), log_loss_rise: estimate }),
  ),
  groups: v.array(
    v.object({
      column: v.string(),
      role: v.picklist(['audit', 'inflatable']),
      groups: v.array(group),
    }),
  ),
  mailing: v.object({
    unseen_rows: count,
    unseen_positives: count,
    curve: v.array(
      v.object({ share, sends: count, conversions: count, probability: v.nullable(share) }),
    ),
    rules: v.array(
      v.object({
        probability: share,
        share,
        sends: count,
        conversions: count,
        test_sends: count,
        test_conversions: count,
      }),
    ),
  }),
  profit: v.nullable(
    v.object({
      cost_per_send: amount,
      value_per_conversion: amount,
      curve: v.array(profitPoint),
      rule: v.object({
        share,
        expected_profit: v.nullable(number),
        probability: v.nullable(share),
      }),
      chosen: profitPoint,
      everyone: profitPoint,
      random: profitPoint,
      budget: v.nullable(profitPoint),
      gain_per_thousand: estimate,
    }),
  ),
})

export type Figures = v.InferOutput<typeof figuresDocument>
