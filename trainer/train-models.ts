/** The training stages of a run: rows encoded, and every network trained on them. */

import {
  type Comparisons,
  describeComparisons,
  planComparisons,
  scoreComparisons,
  trialsOf,
} from './comparisons.ts'
import { type FittedModel, fitModel, planModel } from './fit-model.ts'
import type { Engine } from './model/engines.ts'
import { withFoldValidation } from './model/ensemble.ts'
import type { PreparedData } from './prepare-data.ts'
import { encodeSplit, type SplitSources } from './preprocessing/labelled-rows.ts'
import type { TrainServices } from './services.ts'
import type { Stopwatch } from './stopwatch.ts'
import type { TunedFolds, TunedModel } from './tune-model.ts'

/** What is left of training once the training rows' encodings, its largest part, are let go. */
export interface TrainedModels {
  readonly engine: Engine
  readonly model: FittedModel
  readonly comparisons: Comparisons
  /** Rows that training has not seen. */
  readonly rows: Pick<SplitSources, 'validation' | 'test'>
}

/** @throws Failure `gate` when the model diverges, `invalid-usage` where it would be too large. */
export async function trainModels(
  data: PreparedData,
  tuned: TunedModel,
  engine: Engine,
  services: TrainServices & { readonly watch: Stopwatch },
): Promise<TrainedModels> {
  const { preprocessing, dataset, split } = data
  const { options } = tuned
  const { watch } = services
  // Of training rows that a lesson stands for, nobody reads the encodings.
  const held = tuned.lesson ? { heldBytes: 0 } : {}
  const rows = encodeSplit(preprocessing, dataset.customers, dataset.labels, split, held)
  const { validation, test } = rows
  const { start } = data
  const learned = { preprocessing, train: tuned.lesson ?? rows.train, validation, start }
  const plan = planModel(learned, options)
  const planned = planComparisons({ ...data, plan, rows, tuned }, options)
  watch.lap('reading')
  const { model, others } = await fitModel(
    {
      plan,
      others: trialsOf(planned).map(({ plan }) => plan),
      otherNames: describeComparisons(planned),
    },
    engine,
    options,
    { ...services, onEpoch: () => watch.lap('training'), hasUnseenRows: !tuned.learnsAll },
  )
  const comparisons = await scoreComparisons(planned, others)
  watch.lap('retraining')
  const shown = tuned.learnsAll && tuned.outOfFold ? judgedByFolds(model, tuned.outOfFold) : model
  return { engine, model: shown, comparisons, rows: { validation, test } }
}

/** With the validation figures of the search's networks: the model's own rows are none it had not seen. */
function judgedByFolds(model: FittedModel, { history: folds }: TunedFolds): FittedModel {
  return {
    ...model,
    histories: model.histories.map((history) => withFoldValidation(history, folds)),
    history: withFoldValidation(model.history, folds),
  }
}
