/** The figures of one made-up run with something in every section of the report. */

import type { MailingRule } from '../../shared/mailing.ts'
import type { DecileFigures, DepthFigures } from '../../trainer/evaluation/depths.ts'
import type { Estimate } from '../../trainer/evaluation/estimate.ts'
import type { CandidateFigures, Evaluation } from '../../trainer/evaluation/evaluation.ts'
import type { GroupFigures } from '../../trainer/evaluation/groups.ts'
import type { PartialDependence } from '../../trainer/evaluation/partial-dependence.ts'
import type { ProfitPoint } from '../../trainer/evaluation/profit.ts'
import type { ReliabilityBin } from '../../trainer/evaluation/reliability.ts'
import { EXAMPLE_TUNING } from './example-tuning.ts'

const CANDIDATES: readonly CandidateFigures[] = [
  {
    name: 'network',
    rocAuc: estimateOf(0.7721191, 0.7444898, 0.7972356, 0.01364521),
    prAuc: estimateOf(0.402245, 0.3563832, 0.4549196, 0.02507208),
    logLoss: estimateOf(0.4047613, 0.3782052, 0.4296345, 0.01357345),
    brierLoss: estimateOf(0.1286542, 0.1187209, 0.1376584, 0.005069016),
    expectedCalibrationError: 0.01439194,
    networkAdvantage: null,
  },
  {
    name: 'logistic_regression',
    rocAuc: estimateOf(0.7475315, 0.7186702, 0.7753933, 0.01445221),
    prAuc: estimateOf(0.3847843, 0.3366106, 0.4363426, 0.02573497),
    logLoss: estimateOf(0.4195016, 0.3928218, 0.4485688, 0.01430206),
    brierLoss: estimateOf(0.1324685, 0.1225343, 0.1427678, 0.005207531),
    expectedCalibrationError: 0.02840687,
    networkAdvantage: {
      rocAuc: estimateOf(0.02458758, 0.006620467, 0.04212028, 0.009024556),
      logLoss: estimateOf(0.01474032, 0.004152832, 0.02462632, 0.005419095),
    },
  },
  {
    name: 'rfm',
    rocAuc: estimateOf(0.6987006, 0.6666344, 0.7285724, 0.01532412),
    prAuc: estimateOf(0.3454698, 0.3024094, 0.3917451, 0.02383959),
    logLoss: estimateOf(0.4637353, 0.4399374, 0.4865849, 0.01219072),
    brierLoss: estimateOf(0.150158, 0.1414538, 0.159245, 0.00476652),
    expectedCalibrationError: 0.08066844,
    networkAdvantage: {
      rocAuc: estimateOf(0.07341848, 0.04433393, 0.09791989, 0.01365941),
      logLoss: estimateOf(0.05897406, 0.04126969, 0.07499958, 0.008456561),
    },
  },
  {
    name: 'base_rate',
    rocAuc: estimateOf(0.5, 0.5, 0.5, 0.0),
    prAuc: estimateOf(0.182, 0.165975, 0.1982625, 0.008518092),
    logLoss: estimateOf(0.4744127, 0.4503294, 0.4988529, 0.01280146),
    brierLoss: estimateOf(0.148876, 0.1386841, 0.1592189, 0.005417506),
    expectedCalibrationError: 0.0208,
    networkAdvantage: {
      rocAuc: estimateOf(0.2721191, 0.2444898, 0.2972356, 0.01364521),
      logLoss: estimateOf(0.06965141, 0.05116415, 0.08487874, 0.008570268),
    },
  },
]

const DECILES: readonly DecileFigures[] = [
  decileOf([1, 200, 98, 0.5448709, 0.49, 2.692308, 0.2692308, 2.692308]),
  decileOf([2, 200, 73, 0.3526189, 0.365, 2.005495, 0.4697802, 2.348901]),
  decileOf([3, 200, 51, 0.2573973, 0.255, 1.401099, 0.6098901, 2.032967]),
  decileOf([4, 200, 46, 0.1941623, 0.23, 1.263736, 0.7362637, 1.840659]),
  decileOf([5, 200, 32, 0.1503443, 0.16, 0.8791209, 0.8241758, 1.648352]),
  decileOf([6, 200, 25, 0.1174784, 0.125, 0.6868132, 0.8928571, 1.488095]),
  decileOf([7, 200, 17, 0.08858343, 0.085, 0.467033, 0.9395604, 1.342229]),
  decileOf([8, 200, 12, 0.06517904, 0.06, 0.3296703, 0.9725275, 1.215659]),
  decileOf([9, 200, 7, 0.04217909, 0.035, 0.1923077, 0.9917582, 1.101954]),
  decileOf([10, 200, 3, 0.02031354, 0.015, 0.08241758, 1.0, 1.0]),
]

const DEPTHS: readonly DepthFigures[] = [
  depthOf([0.01, 20, 11, 0.7102294, 0.55, 0.03021978, 3.021978]),
  depthOf([0.05, 100, 52, 0.5190398, 0.52, 0.1428571, 2.857143]),
  depthOf([0.1, 200, 98, 0.421405, 0.49, 0.2692308, 2.692308]),
  depthOf([0.2, 400, 171, 0.2975816, 0.4275, 0.4697802, 2.348901]),
  depthOf([0.3, 600, 222, 0.2221319, 0.37, 0.6098901, 2.032967]),
  depthOf([0.5, 1000, 300, 0.1320753, 0.3, 0.8241758, 1.648352]),
]

const BINS: readonly ReliabilityBin[] = [
  binOf([200, 3, 0.02031354, 0.015, 0.005114238, 0.04316573]),
  binOf([200, 7, 0.04217909, 0.035, 0.01705554, 0.07047061]),
  binOf([200, 12, 0.06517904, 0.06, 0.03465219, 0.1019317]),
  binOf([200, 17, 0.08858343, 0.085, 0.05374575, 0.1318959]),
  binOf([200, 25, 0.1174784, 0.125, 0.08611974, 0.1780143]),
  binOf([200, 32, 0.1503443, 0.16, 0.1156741, 0.2171407]),
  binOf([200, 46, 0.1941623, 0.23, 0.1770934, 0.293083]),
  binOf([200, 51, 0.2573973, 0.255, 0.199605, 0.3196293]),
  binOf([200, 73, 0.3526189, 0.365, 0.3014053, 0.433683]),
  binOf([200, 98, 0.5448709, 0.49, 0.4215628, 0.5588141]),
]

const CURVE: readonly ProfitPoint[] = [
  pointOf([0.0, 0, 0, 0.0]),
  pointOf([0.05, 100, 52, 277.0]),
  pointOf([0.1, 200, 98, 518.0]),
  pointOf([0.15, 300, 134, 699.0]),
  pointOf([0.2, 400, 171, 886.0]),
  pointOf([0.25, 500, 199, 1019.0]),
  pointOf([0.3, 600, 222, 1122.0]),
  pointOf([0.35, 700, 248, 1243.0]),
  pointOf([0.4, 800, 268, 1328.0]),
  pointOf([0.45, 900, 288, 1413.0]),
  pointOf([0.5, 1000, 300, 1450.0]),
  pointOf([0.55, 1100, 309, 1469.0]),
  pointOf([0.6, 1200, 325, 1530.0]),
  pointOf([0.65, 1300, 333, 1543.0]),
  pointOf([0.7, 1400, 342, 1562.0]),
  pointOf([0.75, 1500, 346, 1551.0]),
  pointOf([0.8, 1600, 354, 1564.0]),
  pointOf([0.85, 1700, 356, 1541.0]),
  pointOf([0.9, 1800, 361, 1536.0]),
  pointOf([0.95, 1900, 362, 1507.0]),
  pointOf([1.0, 2000, 364, 1484.0]),
]

const GENDERS: readonly GroupFigures[] = [
  groupOf(
    'M',
    [715, 135, 0.1888112, 0.1928454, 0.405232, 0.004034227],
    estimateOf(0.7815453, 0.7320636, 0.8213917, 0.02231975),
  ),
  groupOf(
    'F',
    [1205, 214, 0.1775934, 0.1771597, 0.402539, 0.0004336256],
    estimateOf(0.7682649, 0.7380165, 0.8005885, 0.01683651),
  ),
  groupOf(
    'Other',
    [63, 14, 0.2222222, 0.1916755, 0.4676123, 0.0305467],
    estimateOf(0.7405248, 0.5953284, 0.849826, 0.06709042),
  ),
  groupOf(null, [17, 1, 0.05882353, 0.187525, 0.3095652, 0.1287014], null),
]

const AGES: readonly GroupFigures[] = [
  groupOf(
    '18 – 33',
    [377, 56, 0.1485411, 0.249485, 0.3859897, 0.1009439],
    estimateOf(0.7803182, 0.7049549, 0.8403276, 0.03453658),
    [{ kind: 'calibration', meanProbability: 0.249485, rate: 0.1485411 }],
  ),
  groupOf(
    '34 – 45',
    [627, 123, 0.1961722, 0.1867046, 0.4526127, 0.009467644],
    estimateOf(0.7243354, 0.676, 0.7738496, 0.02412343),
    [{ kind: 'ranking', rocAuc: 0.7243354, others: 0.7921434 }],
  ),
  groupOf(
    '46 – 58',
    [599, 107, 0.1786311, 0.1770533, 0.3764193, 0.001577714],
    estimateOf(0.8173011, 0.7721834, 0.8553222, 0.02054114),
  ),
  groupOf(
    '59 – 90',
    [397, 78, 0.1964736, 0.1858751, 0.4207449, 0.01059843],
    estimateOf(0.7737722, 0.7221517, 0.8128228, 0.0255553),
  ),
]

const OPEN_RATES: readonly GroupFigures[] = [
  groupOf(
    '0 – 0.12',
    [490, 100, 0.2040816, 0.1957466, 0.4368913, 0.008335051],
    estimateOf(0.7619744, 0.7147964, 0.8124007, 0.02448585),
  ),
  groupOf(
    '0.12 – 0.31',
    [479, 69, 0.1440501, 0.1786519, 0.3474467, 0.03460179],
    estimateOf(0.7915871, 0.7352505, 0.8447734, 0.02695101),
  ),
  groupOf(
    '0.31 – 0.52',
    [525, 98, 0.1866667, 0.1819169, 0.432448, 0.004749745],
    estimateOf(0.7461645, 0.6978058, 0.8010611, 0.02739621),
  ),
  groupOf(
    '0.52 – 1',
    [506, 97, 0.1916996, 0.1771323, 0.3991771, 0.01456726],
    estimateOf(0.7973433, 0.7546979, 0.8404086, 0.02304043),
  ),
]

const DEPENDENCES: readonly PartialDependence[] = [
  {
    feature: 'recency',
    kind: 'numeric',
    points: [
      { value: 2, probability: 0.3126504, share: 0.18 },
      { value: 14, probability: 0.2704183, share: 0.21 },
      { value: 38, probability: 0.2150421, share: 0.2 },
      { value: 90, probability: 0.1502214, share: 0.21 },
      { value: 210, probability: 0.0911037, share: 0.2 },
    ],
  },
  {
    feature: 'open_rate',
    kind: 'numeric',
    points: [
      { value: 0, probability: 0.1204411, share: 0.2 },
      { value: 0.18, probability: 0.1588032, share: 0.25 },
      { value: 0.4, probability: 0.2012177, share: 0.25 },
      { value: 0.85, probability: 0.2419025, share: 0.22 },
      { value: null, probability: 0.1710331, share: 0.08 },
    ],
  },
  {
    feature: 'monetary',
    kind: 'numeric',
    points: [
      { value: 12.5, probability: 0.1503112, share: 0.3 },
      { value: 480, probability: 0.1834771, share: 0.4 },
      { value: 12900, probability: 0.2190087, share: 0.3 },
    ],
  },
  {
    feature: 'region',
    kind: 'category',
    points: [
      { value: 'North', probability: 0.1931224, share: 0.41 },
      { value: 'South', probability: 0.1780042, share: 0.35 },
      { value: 'Islands and overseas territories', probability: 0.1622119, share: 0.2 },
      { value: null, probability: 0.1744508, share: 0.04 },
    ],
  },
]

export const EXAMPLE_FIGURES: Evaluation = {
  run: {
    trainedAt: '2026-11-22T22:04:31.000Z',
    version: '84cb38aa',
    dataPath: 'data/campaign_history.csv',
    rows: { train: 7200, validation: 800, test: 2000 },
    split: 'random',
    times: null,
    features: ['recency', 'frequency', 'monetary', 'open_rate', 'ctr', 'age', 'gender', 'region'],
    auditedColumns: ['age', 'gender'],
    network: '135-128-64-1',
    seed: 1,
    options: {
      recipe: 'strong',
      data_path: 'data/campaign_history.csv',
      test_size: 0.2,
      teacher: 'committee',
      hidden: '128,64',
      dropout: 0,
      lr: 0.003,
      patience: null,
      calibration: 'auto',
      seed: 1,
      quiet: false,
    },
    libraries: { presend: '0.1.0', '@tensorflow/tfjs-core': '4.22.0', assemblyscript: '0.28.20' },
  },
  tuning: EXAMPLE_TUNING,
  data: {
    rows: 10000,
    positives: 1822,
    badRows: 3,
    columns: [
      { feature: 'recency', missing: 0, refused: 0.0002, unseen: null, rocAuc: 0.6912034 },
      { feature: 'frequency', missing: 0, refused: 0, unseen: null, rocAuc: 0.6204471 },
      { feature: 'monetary', missing: 0, refused: 0.0001, unseen: null, rocAuc: 0.6033129 },
      { feature: 'open_rate', missing: 0.0811, refused: 0, unseen: null, rocAuc: 0.5920044 },
      { feature: 'ctr', missing: 0.0811, refused: 0, unseen: null, rocAuc: 0.5811902 },
      { feature: 'age', missing: 0.0124, refused: 0, unseen: null, rocAuc: 0.5230018 },
      { feature: 'gender', missing: 0.0093, refused: 0, unseen: 0, rocAuc: 0.5104431 },
      { feature: 'region', missing: 0.0402, refused: 0, unseen: 0.0015, rocAuc: null },
    ],
    leaks: [],
    warnings: [{ kind: 'repeated_rows', rows: 212, share: 0.0212 }],
  },
  testRows: 2000,
  testPositives: 364,
  confusion: { trueNegatives: 1584, falsePositives: 52, falseNegatives: 306, truePositives: 58 },
  classification: {
    '0': { precision: 0.8380952, recall: 0.9682152, f1Score: 0.8984685, support: 1636.0 },
    '1': { precision: 0.5272727, recall: 0.1593407, f1Score: 0.2447257, support: 364.0 },
    accuracy: 0.821,
    macroAverage: { precision: 0.682684, recall: 0.5637779, f1Score: 0.5715971, support: 2000 },
    weightedAverage: { precision: 0.7815255, recall: 0.821, f1Score: 0.7794873, support: 2000 },
  },
  quality: { score: 54.42382, band: 'good' },
  candidates: CANDIDATES,
  ksStatistic: 0.4281281,
  deciles: DECILES,
  depths: DEPTHS,
  reliability: { bins: BINS, expectedCalibrationError: 0.01439194 },
  calibration: {
    isKept: true,
    slope: 0.9104216,
    intercept: -0.0410372,
    fittedOn: 'validation',
    rows: 800,
    gain: estimateOf(0.0041203, 0.0012804, 0.0069911, 0.0014507),
    before: { logLoss: 0.4083127, expectedCalibrationError: 0.0301884 },
    after: { logLoss: 0.4047613, expectedCalibrationError: 0.01439194 },
  },
  mailing: {
    unseenRows: 8000,
    unseenPositives: 1458,
    curve: CURVE.map(({ profit: _, ...point }, at) => ({
      ...{ ...point, probability: at === 0 ? null : 0.82 * (1 - point.share) + 0.006 },
    })),
    rules: [
      ruleOf([0.5190398, 0.05025, 402, 207, 100, 52]),
      ruleOf([0.2975816, 0.2015, 1612, 681, 400, 171]),
      ruleOf([0.1320753, 0.4985, 3988, 1205, 1000, 300]),
      ruleOf([0.0602007, 0.6825, 5460, 1361, 1400, 342]),
      ruleOf([0.0203135, 0.95, 7600, 1451, 1900, 362]),
    ],
  },
  profit: {
    costPerSend: 0.35,
    valuePerConversion: 6,
    curve: CURVE,
    rule: { share: 0.6825, expectedProfit: 0.0112044, probability: 0.0602007 },
    chosen: pointOf([0.7, 1400, 342, 1562]),
    everyone: pointOf([1, 2000, 364, 1484]),
    random: pointOf([0.7, 1400, 254.8, 1038.8]),
    budget: pointOf([0.25, 500, 199, 1019]),
    gainPerThousand: { value: 39, low: 12.1, high: 64.35 },
  },
  importance: [
    {
      feature: 'recency',
      logLossRise: estimateOf(0.0412033, 0.0350112, 0.0478821, 0.0033),
      rocAucDrop: estimateOf(0.0911204, 0.0791, 0.1032, 0.0062),
    },
    {
      feature: 'open_rate',
      logLossRise: estimateOf(0.0187402, 0.0141, 0.0236, 0.0024),
      rocAucDrop: estimateOf(0.0402118, 0.0311, 0.0499, 0.0048),
    },
    {
      feature: 'monetary',
      logLossRise: estimateOf(0.0110437, 0.0078, 0.0145, 0.0017),
      rocAucDrop: estimateOf(0.0251106, 0.0181, 0.0322, 0.0036),
    },
    {
      feature: 'frequency',
      logLossRise: estimateOf(0.0092051, 0.0061, 0.0124, 0.0016),
      rocAucDrop: estimateOf(0.0210443, 0.0144, 0.0281, 0.0035),
    },
    {
      feature: 'ctr',
      logLossRise: estimateOf(0.0041127, 0.0018, 0.0065, 0.0012),
      rocAucDrop: estimateOf(0.0094402, 0.0042, 0.0149, 0.0027),
    },
    {
      feature: 'region',
      logLossRise: estimateOf(0.0012204, -0.0002, 0.0027, 0.0007),
      rocAucDrop: estimateOf(0.0030118, -0.0005, 0.0066, 0.0018),
    },
    {
      feature: 'age',
      logLossRise: estimateOf(0.0004018, -0.0004, 0.0012, 0.0004),
      rocAucDrop: estimateOf(0.0009104, -0.0011, 0.0029, 0.001),
    },
    {
      feature: 'gender',
      logLossRise: estimateOf(-0.0001033, -0.0005, 0.0003, 0.0002),
      rocAucDrop: estimateOf(-0.0002208, -0.0012, 0.0008, 0.0005),
    },
  ],
  partialDependence: DEPENDENCES,
  groups: [
    { column: 'gender', role: 'audit', groups: GENDERS },
    { column: 'age', role: 'audit', groups: AGES },
    { column: 'open_rate', role: 'inflatable', groups: OPEN_RATES },
  ],
  ablations: [
    {
      role: 'audit',
      columns: ['age', 'gender'],
      trainRows: 7200,
      withColumns: { rocAuc: 0.7721191, logLoss: 0.4047613 },
      without: { rocAuc: 0.7704412, logLoss: 0.4059118 },
      rocAucGain: estimateOf(0.0016779, -0.0020113, 0.0053402, 0.0018803),
      logLossGain: estimateOf(0.0011505, -0.0009041, 0.0032117, 0.0010604),
    },
    {
      role: 'inflatable',
      columns: ['open_rate'],
      trainRows: 7200,
      withColumns: { rocAuc: 0.7721191, logLoss: 0.4047613 },
      without: { rocAuc: 0.7411027, logLoss: 0.4190552 },
      rocAucGain: estimateOf(0.0310164, 0.0188201, 0.0432219, 0.0061803),
      logLossGain: estimateOf(0.0142939, 0.0081004, 0.0204877, 0.0031102),
    },
  ],
  crossValidation: {
    folds: 3,
    rows: 8000,
    rocAuc: { mean: 0.7690411, deviation: 0.0081204, values: [0.7612003, 0.7684206, 0.7775024] },
    prAuc: { mean: 0.3980127, deviation: 0.0120331, values: [0.3861104, 0.3977115, 0.4102162] },
    logLoss: { mean: 0.4071188, deviation: 0.0040127, values: [0.4110203, 0.4073306, 0.4030055] },
    brierLoss: { mean: 0.1294403, deviation: 0.0014112, values: [0.1309004, 0.1293088, 0.1281117] },
  },
  sampledRows: 2000,
  seconds: {
    reading: 0.5,
    tuning: 8.4127,
    training: 1.2337,
    retraining: 2.8104,
    evaluation: 0.9421,
  },
}

/** In the order of the type: value, low, high, standard error. */
function estimateOf(value: number, low: number, high: number, standardError: number): Estimate {
  return { value, low, high, standardError }
}

/** These too take a row of figures in the order of their type. */
function decileOf(figures: readonly number[]): DecileFigures {
  const [decile, rows, positives, meanProbability, rate, lift, cumulativeGain, cumulativeLift] =
    figures
  return {
    ...{ decile, rows, positives, meanProbability, rate, lift, cumulativeGain, cumulativeLift },
  }
}

function depthOf(figures: readonly number[]): DepthFigures {
  const [share, rows, positives, probability, precision, recall, lift] = figures
  return { share, rows, positives, probability, precision, recall, lift }
}

function binOf(figures: readonly number[]): ReliabilityBin {
  const [rows, positives, meanProbability, rate, low, high] = figures
  return { rows, positives, meanProbability, rate, low, high }
}

function pointOf(figures: readonly number[]): ProfitPoint {
  const [share, sends, conversions, profit] = figures
  return { share, sends, conversions, profit }
}

function ruleOf(figures: readonly number[]): MailingRule {
  const [probability, share, sends, conversions, testSends, testConversions] = figures
  return { probability, share, sends, conversions, testSends, testConversions }
}

/** @param figures Rows, positives, rate, mean probability, log loss, calibration error. */
function groupOf(
  name: string | null,
  figures: readonly number[],
  rocAuc: Estimate | null,
  warnings: GroupFigures['warnings'] = [],
): GroupFigures {
  const [rows, positives, rate, meanProbability, logLoss, expectedCalibrationError] = figures
  return {
    ...{ name, rows, positives, rate, meanProbability, rocAuc, logLoss, warnings },
    expectedCalibrationError,
  }
}
