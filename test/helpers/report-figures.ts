/** Figures of a run as they might be: a made-up history, a network a little better than a line. */

import type { Estimate } from '../../trainer/evaluation/estimate.ts'
import type { Evaluation } from '../../trainer/evaluation/evaluation.ts'

/** An estimate with a standard error that its interval goes with. */
function estimate(value: number, standardError: number): Estimate {
  return {
    value,
    low: value - 1.96 * standardError,
    high: value + 1.96 * standardError,
    standardError,
  }
}

export const REPORT_FIGURES: Evaluation = {
  run: {
    trainedAt: '2026-11-22T22:04:38.120Z',
    version: '84cb38aaa489b195',
    dataPath: 'data/campaign_history.csv',
    rows: { train: 7200, validation: 800, test: 2000 },
    split: 'random',
    times: null,
    features: ['recency', 'open_rate', 'gender'],
    auditedColumns: ['gender'],
    network: '7-64-32-1',
    seed: 1,
    options: { data_path: 'data/campaign_history.csv', hidden: '64,32', patience: null, lr: 0.001 },
    libraries: { presend: '0.1.0', '@tensorflow/tfjs-core': '4.22.0' },
  },
  tuning: {
    recipe: 'auto',
    rows: 7200,
    folds: 5,
    rowEpochs: 6_739_200,
    isReproducible: true,
    settings: [
      {
        name: 'classic',
        status: 'chosen',
        flags: '',
        weights: 2625,
        rocAuc: 0.7288,
        logLoss: 0.3227,
        lossAbove: null,
      },
      {
        name: 'logistic',
        status: 'considered',
        flags: '--hidden none --dropout 0 --epochs 27 --lr 0.02 --schedule cosine',
        weights: 8,
        rocAuc: 0.7179,
        logLoss: 0.3271,
        lossAbove: estimate(0.0044, 0.0013),
      },
    ],
    committee: null,
    command: 'pnpm train --recipe classic',
  },
  data: {
    rows: 10_000,
    positives: 1200,
    badRows: 3,
    columns: [
      { feature: 'recency', missing: 0, refused: 0.0003, unseen: null, rocAuc: 0.6512 },
      { feature: 'open_rate', missing: 0.05, refused: 0, unseen: null, rocAuc: null },
      { feature: 'gender', missing: 0, refused: 0, unseen: 0.0005, rocAuc: 0.5031 },
    ],
    leaks: [],
    warnings: [{ kind: 'repeated_rows', rows: 12, share: 0.0012 }],
  },
  testRows: 2000,
  testPositives: 240,
  confusion: { trueNegatives: 1712, falsePositives: 48, falseNegatives: 180, truePositives: 60 },
  classification: {
    '0': { precision: 0.905, recall: 0.9727, f1Score: 0.9376, support: 1760 },
    '1': { precision: 0.5556, recall: 0.25, f1Score: 0.3448, support: 240 },
    accuracy: 0.886,
    macroAverage: { precision: 0.7303, recall: 0.6114, f1Score: 0.6412, support: 2000 },
    weightedAverage: { precision: 0.8631, recall: 0.886, f1Score: 0.8665, support: 2000 },
  },
  quality: { score: 46.24691358024691, band: 'good' },
  candidates: [
    {
      name: 'network',
      rocAuc: estimate(0.7312345678901234, 0.0155),
      prAuc: estimate(0.3391, 0.0201),
      logLoss: estimate(0.3214, 0.0072),
      brierLoss: estimate(0.0952, 0.0031),
      expectedCalibrationError: 0.0123,
      networkAdvantage: null,
    },
    {
      name: 'logistic_regression',
      rocAuc: estimate(0.7188, 0.0159),
      prAuc: estimate(0.3215, 0.0198),
      logLoss: estimate(0.3262, 0.0074),
      brierLoss: estimate(0.0967, 0.0032),
      expectedCalibrationError: 0.0151,
      networkAdvantage: { rocAuc: estimate(0.0124, 0.004), logLoss: estimate(0.0048, 0.0019) },
    },
    {
      name: 'base_rate',
      rocAuc: estimate(0.5, 0),
      prAuc: estimate(0.12, 0),
      logLoss: estimate(0.3669, 0.0089),
      brierLoss: estimate(0.1056, 0.0035),
      expectedCalibrationError: 0.0004,
      networkAdvantage: { rocAuc: estimate(0.2312, 0.0155), logLoss: estimate(0.0455, 0.0061) },
    },
  ],
  ksStatistic: 0.3456,
  deciles: [
    {
      decile: 1,
      rows: 200,
      positives: 84,
      meanProbability: 0.4115,
      rate: 0.42,
      lift: 3.5,
      cumulativeGain: 0.35,
      cumulativeLift: 3.5,
    },
  ],
  depths: [
    {
      share: 0.1,
      rows: 200,
      positives: 84,
      probability: 0.2871,
      precision: 0.42,
      recall: 0.35,
      lift: 3.5,
    },
  ],
  reliability: {
    bins: [
      {
        rows: 200,
        positives: 84,
        meanProbability: 0.4115,
        rate: 0.42,
        low: 0.3537,
        high: 0.4892,
      },
    ],
    expectedCalibrationError: 0.0123,
  },
  calibration: {
    isKept: true,
    slope: 0.9134,
    intercept: -0.0412,
    fittedOn: 'validation',
    rows: 800,
    gain: estimate(0.0012, 0.0004),
    before: { logLoss: 0.3229, expectedCalibrationError: 0.0187 },
    after: { logLoss: 0.3214, expectedCalibrationError: 0.0123 },
  },
  mailing: {
    unseenRows: 7200,
    unseenPositives: 864,
    curve: [
      { share: 0, sends: 0, conversions: 0, probability: null },
      { share: 1, sends: 2000, conversions: 240, probability: 0.0041 },
    ],
    rules: [
      {
        ...{ probability: 0.0512, share: 0.6, sends: 4320, conversions: 796 },
        ...{ testSends: 1180, testConversions: 221 },
      },
    ],
  },
  profit: {
    costPerSend: 0.5,
    valuePerConversion: 'margin',
    curve: [
      { share: 0, sends: 0, conversions: 0, profit: 0 },
      { share: 1, sends: 2000, conversions: 240, profit: 1400 },
    ],
    rule: { share: 0.6, expectedProfit: 0.01, probability: 0.0512 },
    chosen: { share: 0.59, sends: 1180, conversions: 221, profit: 1620.5 },
    everyone: { share: 1, sends: 2000, conversions: 240, profit: 1400 },
    random: { share: 0.59, sends: 1180, conversions: 141.6, profit: 826 },
    budget: null,
    gainPerThousand: { value: 110.25, low: 61.5, high: 158 },
  },
  importance: [
    {
      feature: 'recency',
      rocAucDrop: estimate(0.0871, 0.0064),
      logLossRise: estimate(0.0212, 0.0023),
    },
  ],
  partialDependence: [
    {
      feature: 'gender',
      kind: 'category',
      points: [
        { value: 'F', probability: 0.1221, share: 0.71 },
        { value: null, probability: 0.1182, share: 0.29 },
      ],
    },
  ],
  groups: [
    {
      column: 'gender',
      role: 'audit',
      groups: [
        {
          name: 'F',
          rows: 1420,
          positives: 173,
          rate: 0.1218,
          meanProbability: 0.1225,
          rocAuc: estimate(0.7342, 0.0183),
          logLoss: 0.3221,
          expectedCalibrationError: 0.0134,
          warnings: [{ kind: 'calibration', meanProbability: 0.1225, rate: 0.1218 }],
        },
      ],
    },
  ],
  ablations: [
    {
      role: 'audit',
      columns: ['gender'],
      trainRows: 7200,
      withColumns: { rocAuc: 0.7312, logLoss: 0.3214 },
      without: { rocAuc: 0.7305, logLoss: 0.3217 },
      rocAucGain: estimate(0.0007, 0.0011),
      logLossGain: estimate(0.0003, 0.0004),
    },
  ],
  crossValidation: null,
  sampledRows: 2000,
  seconds: { reading: 0.5, tuning: 4.5, training: 1.25, retraining: 2.5, evaluation: 0.75 },
}
