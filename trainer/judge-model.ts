/** The judging stage of a run: every figure of the report, from the exported graph's answers. */

import { type CustomerTable, selectRows } from '../shared/customer-table.ts'
import { computeGoldenRows, type GoldenRow } from '../shared/golden-rows.ts'
import { type ReferenceScores, toProbability } from '../shared/score.ts'
import { type CalibratedModel, learnCalibration, type OutOfFold } from './calibrate-model.ts'
import type { AblationScores, Comparisons, LogisticScores } from './comparisons.ts'
import { setsOfRows } from './data/kept-together.ts'
import { countPositives, countPositivesAmong } from './data/positives.ts'
import { sampleRows } from './data/row-sample.ts'
import { measureAblation } from './evaluation/ablations.ts'
import { logLoss } from './evaluation/calibration.ts'
import { type Candidate, compareCandidates } from './evaluation/candidates.ts'
import { classificationReport, confusionMatrix } from './evaluation/classification.ts'
import { crossValidate } from './evaluation/cross-validation.ts'
import { groupsOfColumn } from './evaluation/customer-groups.ts'
import { decileTable, depthTable } from './evaluation/depths.ts'
import type { Ablation, CalibrationFigures, Evaluation } from './evaluation/evaluation.ts'
import { type ColumnGroups, groupFigures } from './evaluation/groups.ts'
import { permutationImportance } from './evaluation/importance.ts'
import { mailingFigures } from './evaluation/mailing.ts'
import { partialDependence } from './evaluation/partial-dependence.ts'
import { type ProfitFigures, profitFigures } from './evaluation/profit.ts'
import { gradeRanking } from './evaluation/quality.ts'
import { ksStatistic } from './evaluation/ranking.ts'
import { fitReferenceScores } from './evaluation/reference-scores.ts'
import { reliability } from './evaluation/reliability.ts'
import { fitRfmRule, rfmProbabilities } from './evaluation/rfm.ts'
import type { CustomerModel } from './evaluation/score-customers.ts'
import { fitBands } from './evaluation/value-bands.ts'
import { chooseGoldenCustomers } from './export/golden-customers.ts'
import { buildGraphModel } from './export/graph-model.ts'
import { loadGraphScorer } from './model/graph-scorer.ts'
import type { TrainOptions } from './options.ts'
import type { PreparedData } from './prepare-data.ts'
import { openRows, type RowSource, type SplitSources } from './preprocessing/labelled-rows.ts'
import { createRandom } from './random.ts'
import type { TunedModel } from './tune-model.ts'

/** Of more test rows than are resampled, so many are shuffled for importance. */
const SHUFFLED_ROWS = 10_000

/** Training rows that quintiles and rates of the RFM rule are learned from. */
const RFM_ROWS = 100_000

/** Features whose partial dependence is drawn: the most important ones. */
const DRAWN_FEATURES = 6

/** What a run has read, and what it made of it. */
export interface Judged extends PreparedData {
  /** Encoded. */
  readonly rows: Pick<SplitSources, 'validation' | 'test'>
  readonly model: CalibratedModel
  /** Logits of all test rows before calibration; null where none is kept. */
  readonly uncalibrated: Float64Array | null
  readonly comparisons: Comparisons
  readonly tuned: Pick<TunedModel, 'learnsAll' | 'outOfFold'>
}

/** What the exported graph says of rows that training has not seen. */
export interface Judgement {
  readonly testProbabilities: Float64Array
  readonly figures: Omit<Evaluation, 'run' | 'tuning' | 'seconds'>
  readonly referenceScores: ReferenceScores
  readonly golden: readonly GoldenRow[]
}

/** Everything that is told of the model comes from the exported graph, on the serving backend. */
export async function judgeModel(judged: Judged, options: TrainOptions): Promise<Judgement> {
  const { schema, dataset, split, preprocessing, rows } = judged
  const scorer = await loadGraphScorer(buildGraphModel(judged.model.weights))
  try {
    const { computeLogits } = scorer
    const probabilitiesOf = (source: RowSource) =>
      toProbabilities(new Float64Array(scorer.scoreRows(openRows(source))))
    const testProbabilities = probabilitiesOf(rows.test)
    const unseen = outOfFoldRows(judged) ?? {
      rows: split.validation,
      probabilities: probabilitiesOf(rows.validation),
    }
    const scored = { testProbabilities, unseen }
    return {
      testProbabilities,
      figures: measure(judged, scored, { preprocessing, computeLogits }, options),
      referenceScores: fitReferenceScores(unseen.probabilities),
      golden: computeGoldenRows(
        chooseGoldenCustomers(schema, selectRows(dataset.customers, split.validation)),
        { schema, preprocessing, computeLogits },
      ),
    }
  } finally {
    scorer.dispose()
  }
}

/** What is said of rows that were not learned from. */
interface Scored {
  readonly testProbabilities: Float64Array
  /** Rows that are neither learned from nor tested on: positions in the history. */
  readonly unseen: { readonly rows: Int32Array; readonly probabilities: Float64Array }
}

/**
 * Where the model learned from all rows but the test rows: what the networks of the search say of
 * rows that they had not seen, calibrated as the model is. Null elsewhere.
 */
function outOfFoldRows({ tuned, model }: Judged): Scored['unseen'] | null {
  if (!tuned.learnsAll || tuned.outOfFold === null) return null
  const { rows, logits } = tuned.outOfFold.model
  const { isKept, slope, intercept } = model.calibration
  const joined = Float64Array.from(logits.flatMap((fold) => [...fold]))
  return {
    rows: Int32Array.from(rows.flatMap((fold) => [...fold])),
    probabilities: toProbabilities(
      isKept ? joined.map((logit) => slope * logit + intercept) : joined,
    ),
  }
}

function measure(
  judged: Judged,
  scored: Scored,
  model: CustomerModel,
  options: TrainOptions,
): Judgement['figures'] {
  const { dataset, split, rows, sampledTest, comparisons, check } = judged
  const { labels } = rows.test
  const { testProbabilities } = scored
  const random = (purpose: string) => createRandom(options.seed, purpose)
  const ties = { customers: dataset.ids.customers, groups: dataset.groups }
  const isTied = ties.customers !== null || ties.groups !== null
  const candidates = compareCandidates(labels, candidatesOf(judged, testProbabilities, options), {
    sample: placesAmong(sampledTest, split.test),
    random: random('bootstrap'),
    sets: isTied ? setsOfRows(sampledTest, ties) : null,
  })
  const sampledLabels = pickLabels(dataset.labels, sampledTest)
  const shuffledRows =
    sampledTest.length < split.test.length
      ? sampleRows(dataset.labels, sampledTest, { size: SHUFFLED_ROWS, random: random('shuffled') })
      : sampledTest
  const sampledCustomers = selectRows(dataset.customers, shuffledRows)
  const importance = permutationImportance(
    sampledCustomers,
    pickLabels(dataset.labels, shuffledRows),
    model,
    {
      random: random('permutation importance'),
    },
  )
  const profit = measureMoney(judged, scored, options)
  return {
    data: check,
    testRows: labels.length,
    testPositives: countPositives(labels),
    confusion: confusionMatrix(labels, testProbabilities),
    classification: classificationReport(labels, testProbabilities),
    quality: gradeRanking(candidates[0].rocAuc?.value ?? null),
    candidates,
    ksStatistic: ksStatistic(labels, testProbabilities),
    deciles: decileTable(labels, testProbabilities),
    depths: depthTable(labels, testProbabilities),
    reliability: reliability(labels, testProbabilities),
    calibration: calibrationFigures(judged, testProbabilities),
    mailing: mailingFigures(
      {
        labels: pickLabels(dataset.labels, scored.unseen.rows),
        probabilities: scored.unseen.probabilities,
      },
      { labels, probabilities: testProbabilities },
      { kept: probabilityOfRule(profit) },
    ),
    profit,
    importance,
    partialDependence: partialDependence(sampledCustomers, model, {
      features: importance.slice(0, DRAWN_FEATURES).map(({ feature }) => feature),
      random: random('partial dependence'),
    }),
    groups: measureGroups(judged, testProbabilities),
    ablations: comparisons.ablations.map((scores) => toAblation(sampledLabels, scores)),
    crossValidation:
      options.folds !== null && comparisons.outOfFold !== null
        ? crossValidate(scoredFolds(dataset.labels, comparisons.outOfFold))
        : null,
    sampledRows: sampledTest.length,
  }
}

/** The network first. */
function candidatesOf(judged: Judged, network: Float64Array, options: TrainOptions): Candidate[] {
  const { schema, dataset, split, comparisons } = judged
  const rfm = fitRfmRule(
    schema,
    dataset.customers,
    dataset.labels,
    sampleRows(dataset.labels, split.train, {
      size: RFM_ROWS,
      random: createRandom(options.seed, 'RFM rule'),
    }),
  )
  const rate = countPositivesAmong(dataset.labels, split.train) / split.train.length
  return [
    { name: 'network', probabilities: network },
    ...(comparisons.logistic
      ? [
          {
            name: 'logistic_regression' as const,
            probabilities: logisticProbabilities(judged, comparisons.logistic, options),
          },
        ]
      : []),
    ...(rfm
      ? [
          {
            name: 'rfm' as const,
            probabilities: rfmProbabilities(rfm, dataset.customers, split.test),
          },
        ]
      : []),
    { name: 'base_rate', probabilities: new Float64Array(network.length).fill(rate) },
  ]
}

/** Calibrated as the network is: the comparison is to be of networks, not of what follows. */
function logisticProbabilities(
  { dataset, rows }: Judged,
  { test, validation, outOfFold }: LogisticScores,
  options: TrainOptions,
): Float64Array {
  const unseen = { labels: dataset.labels, validation: rows.validation, outOfFold }
  const { isKept, slope, intercept } = learnCalibration(unseen, validation, options)
  return toProbabilities(isKept ? test.map((logit) => slope * logit + intercept) : test)
}

function calibrationFigures(
  { rows, model, uncalibrated }: Judged,
  testProbabilities: Float64Array,
): CalibrationFigures {
  const { labels } = rows.test
  const figuresOf = (probabilities: Float64Array) => ({
    logLoss: logLoss(labels, probabilities),
    expectedCalibrationError: reliability(labels, probabilities).expectedCalibrationError,
  })
  const after = figuresOf(testProbabilities)
  return {
    ...model.calibration,
    before: uncalibrated ? figuresOf(toProbabilities(uncalibrated)) : after,
    after,
  }
}

function measureMoney(
  { dataset, split, amountsAt }: Judged,
  { testProbabilities, unseen }: Scored,
  options: TrainOptions,
): ProfitFigures | null {
  const { cost_per_send: costPerSend, value_per_conversion: valuePerConversion, budget } = options
  if (amountsAt === null || costPerSend === null || valuePerConversion === null) return null
  const outcomesOf = (rows: Int32Array, probabilities: Float64Array) => ({
    ...{ labels: pickLabels(dataset.labels, rows), probabilities },
    ...amountsAt(rows),
  })
  return profitFigures({
    unseen: outcomesOf(unseen.rows, unseen.probabilities),
    test: outcomesOf(split.test, testProbabilities),
    ...{ costPerSend, valuePerConversion, budget },
  })
}

/** Down to which probability the rule mails, where that says it all: amounts are the same for all. */
function probabilityOfRule(profit: ProfitFigures | null): number | null {
  if (typeof profit?.costPerSend !== 'number') return null
  return typeof profit.valuePerConversion === 'number' ? profit.rule.probability : null
}

/** Of each column whose role asks for it. */
function measureGroups(
  { schema, dataset, split, rows }: Judged,
  testProbabilities: Float64Array,
): ColumnGroups[] {
  const { customers } = dataset
  return schema.features.flatMap(({ name, role }, index): ColumnGroups[] => {
    if (role !== 'audit' && role !== 'inflatable') return []
    const [trained] = columnAt(customers, index, split.train)
    const [tested] = columnAt(customers, index, split.test)
    const bands = trained.kind === 'numeric' ? fitBands(trained.values) : null
    const groups = groupFigures(rows.test.labels, testProbabilities, groupsOfColumn(tested, bands))
    return [{ column: name, role, groups }]
  })
}

/** One column of some customers. */
function columnAt(customers: CustomerTable, index: number, rows: Int32Array) {
  return selectRows({ ...customers, columns: [customers.columns[index]] }, rows).columns
}

function toAblation(labels: Float32Array, scores: AblationScores): Ablation {
  const { role, columns, trainRows } = scores
  const probabilities = {
    withColumns: toProbabilities(scores.withColumns),
    without: toProbabilities(scores.without),
  }
  return { role, columns, trainRows, ...measureAblation(labels, probabilities) }
}

function scoredFolds(labels: Float32Array, { rows, logits }: OutOfFold) {
  return rows.map((fold, index) => ({
    labels: pickLabels(labels, fold),
    probabilities: toProbabilities(logits[index]),
  }))
}

function pickLabels(labels: Float32Array, rows: Int32Array): Float32Array {
  return Float32Array.from(rows, (row) => labels[row])
}

function toProbabilities(logits: Float64Array): Float64Array {
  return logits.map(toProbability)
}

/** Where each of some rows stands among others. Both ascend, and hold all of the first. */
function placesAmong(rows: Int32Array, others: Int32Array): Int32Array {
  let place = 0
  return rows.map((row) => {
    while (others[place] < row) place += 1
    if (others[place] !== row) throw new RangeError(`Expected row ${row} among the others.`)
    return place
  })
}
