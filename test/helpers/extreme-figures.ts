/** Figures of runs in which something is missing, tiny, long or many. */

import type { Evaluation } from '../../trainer/evaluation/evaluation.ts'
import { EXAMPLE_FIGURES } from './example-figures.ts'
import { EXAMPLE_TUNING } from './example-tuning.ts'

const { run, data, candidates, calibration, importance, groups, ablations } = EXAMPLE_FIGURES
const [network, regression, , baseRate] = candidates
const [gender, age] = groups
const [, taught, regularised, classic, logistic] = EXAMPLE_TUNING.settings

const NONE = { value: 0, low: 0, high: 0, standardError: 0 }

/** Nobody among the test customers converted, and nothing was asked for. */
const ONE_CLASS: Evaluation = {
  ...EXAMPLE_FIGURES,
  testPositives: 0,
  quality: null,
  ksStatistic: null,
  candidates: [network, regression, baseRate].map((candidate) => ({
    ...candidate,
    rocAuc: null,
    prAuc: null,
    networkAdvantage: candidate.networkAdvantage && { rocAuc: null, logLoss: NONE },
  })),
  deciles: [],
  depths: [],
  reliability: {
    bins: [{ rows: 5, positives: 0, meanProbability: 0.0042, rate: 0, low: 0, high: 0.4344825 }],
    expectedCalibrationError: 0.0042,
  },
  calibration: { ...calibration, isKept: false, gain: NONE },
  mailing: {
    ...{ unseenRows: 1, unseenPositives: 0, rules: [] },
    curve: [{ share: 0, sends: 0, conversions: 0, probability: null }],
  },
  profit: null,
  importance: importance.slice(0, 1).map((one) => ({ ...one, rocAucDrop: null })),
  partialDependence: [],
  groups: [],
  ablations: ablations.slice(0, 1).map((ablation) => ({
    ...ablation,
    withColumns: { rocAuc: null, logLoss: 0.01 },
    without: { rocAuc: null, logLoss: 0.01 },
    rocAucGain: null,
    logLossGain: NONE,
  })),
  crossValidation: null,
  tuning: null,
  run: { ...run, auditedColumns: [], features: ['recency'] },
  data: { ...data, rows: 1, positives: 1, badRows: 1, warnings: [] },
}

const LONG_NAME = 'household_income_before_tax_of_the_previous_calendar_year_in_thousands'

/** Names that a browser must not take for its own, and that do not fit. */
const STRANGE_NAMES: Evaluation = {
  ...EXAMPLE_FIGURES,
  run: {
    ...run,
    dataPath: '</title><script>alert(1)</script>.csv',
    split: 'time',
    times: {
      column: '<img src=x>',
      train: ['2025-01-01', '2026-06-30'],
      test: ['2026-07-01', '2026-09-30"'],
    },
    features: ['<script>alert(2)</script>', LONG_NAME],
    auditedColumns: ['<b>age</b>'],
    options: { ...run.options, data_path: '"><script>alert(3)</script>', calibration: 'off' },
    libraries: { '<i>presend</i>': '0.1.0' },
  },
  tuning: {
    ...EXAMPLE_TUNING,
    isReproducible: false,
    command: `pnpm train --data_path '"><script>alert(13)</script>${'/long'.repeat(80)}.csv'`,
  },
  data: {
    ...data,
    columns: [{ ...data.columns[0], feature: '<script>alert(4)</script>' }],
    leaks: [
      { feature: '<script>alert(5)</script>', rocAuc: 0.9991, isCopy: false },
      { feature: 'bought_"after"', rocAuc: 1, isCopy: true },
    ],
    warnings: [
      { kind: 'constant', feature: '<script>alert(6)</script>' },
      { kind: 'id_like', feature: "it's", distinctShare: 0.99871 },
      { kind: 'few_positives', part: 'test', positives: 1, expected: 50 },
      { kind: 'few_positives', part: 'validation', positives: 7, expected: 20 },
      { kind: 'divided_customers', customers: 1 },
      { kind: 'repeated_rows', rows: 1, share: 0.0001 },
    ],
  },
  profit: EXAMPLE_FIGURES.profit && {
    ...EXAMPLE_FIGURES.profit,
    costPerSend: '<script>alert(7)</script>',
    valuePerConversion: LONG_NAME,
  },
  calibration: { ...calibration, isKept: false },
  importance: [
    { ...importance[0], feature: '<script>alert(8)</script>' },
    { ...importance[1], feature: LONG_NAME },
  ],
  partialDependence: [
    {
      feature: LONG_NAME,
      kind: 'numeric',
      points: [
        { value: -2500000, probability: 0.4, share: 0.5 },
        { value: 125000000, probability: 0.1, share: 0.4 },
        { value: null, probability: 0.2, share: 0.1 },
      ],
    },
    {
      feature: '<script>alert(9)</script>',
      kind: 'category',
      points: ['<script>alert(10)</script>', LONG_NAME, 'ok'].map((value, index) => ({
        ...{ value, probability: 0.1 * (index + 1), share: 0.3 },
      })),
    },
    {
      feature: 'always the same',
      kind: 'numeric',
      points: [{ value: 7, probability: 0.2, share: 1 }],
    },
  ],
  groups: [
    {
      ...{ column: '<script>alert(11)</script>', role: 'audit' },
      groups: age.groups.map((group) => ({ ...group, name: `<i>${LONG_NAME}</i> ${group.name}` })),
    },
  ],
  ablations: ablations.map((ablation) => ({
    ...ablation,
    columns: ['<script>alert(12)</script>'],
  })),
}

/** 9 in 1,000 convert; the network is worse than logistic regression and mails nobody. */
const RARE: Evaluation = {
  ...EXAMPLE_FIGURES,
  tuning: {
    ...{ ...EXAMPLE_TUNING, recipe: 'strong', rows: 2000 },
    settings: [{ ...taught, rocAuc: null, logLoss: null }],
  },
  testRows: 12800,
  testPositives: 1,
  sampledRows: 5000,
  quality: { score: 0, band: 'poor' },
  candidates: [
    network,
    {
      ...regression,
      networkAdvantage: {
        rocAuc: { value: -0.0151, low: -0.0302, high: -0.0011, standardError: 0.007 },
        logLoss: { value: -0.0004, low: -0.0011, high: 0.0003, standardError: 0.0004 },
      },
    },
  ],
  deciles: EXAMPLE_FIGURES.deciles.map((decile) => ({
    ...decile,
    ...{ rows: 1280, positives: 11.5, meanProbability: 0.009, rate: 0.00898, lift: 1 },
    ...{ cumulativeGain: decile.decile / 10, cumulativeLift: 1 },
  })),
  reliability: {
    bins: EXAMPLE_FIGURES.reliability.bins.map((bin, index) => ({
      ...{ ...bin, meanProbability: 0.0082 + 0.0002 * index },
      ...{ rate: 0.009, low: 0.0051, high: 0.0158 },
    })),
    expectedCalibrationError: 0.0004,
  },
  profit: EXAMPLE_FIGURES.profit && {
    ...EXAMPLE_FIGURES.profit,
    curve: EXAMPLE_FIGURES.profit.curve.map((point) => ({
      ...point,
      profit: -1234.5 * point.share,
    })),
    rule: { share: 0, expectedProfit: Number.POSITIVE_INFINITY, probability: 1 },
    chosen: { share: 0, sends: 0, conversions: 0, profit: 0 },
    everyone: { share: 1, sends: 12800, conversions: 115, profit: -1234.5 },
    random: { share: 0, sends: 0, conversions: 0, profit: 0 },
    budget: null,
    gainPerThousand: { value: 96.4, low: -1, high: 193 },
  },
  partialDependence: EXAMPLE_FIGURES.partialDependence.map((dependence) => ({
    ...dependence,
    points: dependence.points.map((point) => ({ ...point, probability: point.probability / 20 })),
  })),
  groups: [
    {
      ...gender,
      groups: gender.groups.map((group) => ({
        ...{ ...group, positives: 0, rate: 0, meanProbability: 0.0094, rocAuc: null },
      })),
    },
  ],
}

/** 300 features, and columns of many groups, where time was up before there was a committee. */
const MANY: Evaluation = {
  ...EXAMPLE_FIGURES,
  tuning: {
    ...{ ...EXAMPLE_TUNING, isReproducible: false, committee: null, rows: 1200 },
    settings: [
      { ...regularised, status: 'chosen', lossAbove: null },
      {
        ...classic,
        lossAbove: { value: 0.0044174, low: 0.0018694, high: 0.0069654, standardError: 0.0013 },
      },
      { ...taught, status: 'cut', rocAuc: null, logLoss: null },
      { ...logistic, status: 'cut' },
    ],
  },
  importance: Array.from({ length: 300 }, (_, index) => ({
    ...{ ...importance[Math.min(index, 7)], feature: `feature_${index}` },
  })),
  data: {
    ...data,
    columns: Array.from({ length: 300 }, (_, index) => ({
      ...{ ...data.columns[index % 8], feature: `feature_${index}` },
    })),
  },
  run: { ...run, features: Array.from({ length: 300 }, (_, index) => `feature_${index}`) },
  partialDependence: Array.from({ length: 6 }, (_, index) => ({
    feature: `feature_${index}`,
    kind: 'category',
    points: Array.from({ length: 13 }, (_, category) => ({
      ...{ value: `category ${category}`, probability: 0.05 * category, share: 1 / 13 },
    })),
  })),
  groups: ['age', 'gender', 'region'].map((column) => ({
    column,
    role: 'audit',
    groups: Array.from({ length: 13 }, (_, group) => ({
      ...{ ...age.groups[group % 4], name: `group ${group}` },
    })),
  })),
}

export const EXTREME_FIGURES = {
  'one outcome only': ONE_CLASS,
  'strange and long names': STRANGE_NAMES,
  'few conversions': RARE,
  'many features and groups': MANY,
} as const
