/** What the stages of a run have made by the time its files are written. */

import type { CalibratedModel } from './calibrate-model.ts'
import type { Evaluation } from './evaluation/evaluation.ts'
import type { AssembledBundle } from './export/bundle.ts'
import type { Judgement } from './judge-model.ts'
import type { PreparedData } from './prepare-data.ts'
import type { TrainedModels } from './train-models.ts'
import type { TunedModel } from './tune-model.ts'

export interface RunParts extends TrainedModels {
  readonly data: PreparedData
  readonly calibrated: CalibratedModel
  readonly tuned: Pick<TunedModel, 'isReproducible' | 'learnsAll'>
  readonly judgement: Judgement
}

export interface FinishedRun extends RunParts {
  readonly bundle: AssembledBundle
  readonly figures: Evaluation
  readonly startedAt: Date
  readonly endedAt: Date
}
