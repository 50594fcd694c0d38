/** The edge bundle of a run: its graph, with all that the manifest tells of it. */

import type { RunPolicy } from '../shared/policy.ts'
import type { Evaluation, RunFacts } from './evaluation/evaluation.ts'
import { type AssembledBundle, assembleBundle } from './export/bundle.ts'
import { buildGraphModel } from './export/graph-model.ts'
import { describeTraining } from './export/training-record.ts'
import { describeLibraries } from './libraries.ts'
import type { TrainOptions } from './options.ts'
import { fitReferenceCustomer } from './preprocessing/reference-customer.ts'
import { fitTrainingRanges } from './preprocessing/training-ranges.ts'
import { keepFigures } from './report/kept-figures.ts'
import type { RunParts } from './run-parts.ts'

export async function describeBundle(
  run: RunParts & { readonly facts: Omit<RunFacts, 'trainedAt' | 'version'> },
  trainedAt: Date,
  options: TrainOptions,
): Promise<AssembledBundle> {
  const { data, calibrated, judgement } = run
  const { schema, dataset, split, preprocessing } = data
  const { figures, golden, referenceScores } = judgement
  const [network] = figures.candidates
  const constant = figures.candidates[figures.candidates.length - 1]
  return assembleBundle({
    graph: buildGraphModel(calibrated.weights),
    preprocessing,
    golden,
    figures: keepFigures({ run: run.facts, ...figures }),
    trainedAt,
    schema,
    metrics: {
      test_rows: figures.testRows,
      test_positives: figures.testPositives,
      accuracy: figures.classification.accuracy,
      roc_auc: network.rocAuc?.value ?? null,
      log_loss: network.logLoss.value,
      base_rate_log_loss: constant.logLoss.value,
    },
    policy: describePolicy(figures, options),
    ...(data.policySettings && { policy_settings: data.policySettings }),
    reference_scores: referenceScores,
    reference_customer: fitReferenceCustomer(schema, dataset.customers, split.train),
    training_ranges: fitTrainingRanges(schema, dataset.customers, split.train),
    training: describeTraining(options, run),
    libraries: await describeLibraries(options.engine),
  })
}

function describePolicy(
  { profit }: Pick<Evaluation, 'profit'>,
  { budget }: TrainOptions,
): RunPolicy | null {
  if (profit === null) return null
  return {
    cost_per_send: profit.costPerSend,
    value_per_conversion: profit.valuePerConversion,
    minimum_expected_profit: profit.rule.expectedProfit,
    minimum_probability: profit.rule.probability,
    share: profit.rule.share,
    budget,
  }
}
