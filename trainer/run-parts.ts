/** What the stages of a run have made by the time its files are written. */

import type { CalibratedModel } from './calibrate-model.ts'
import type { Evaluation } from './evaluation/evaluation.ts'
import type { AssembledBundle } from './export/bundle.ts'
import type { FittedModel } from './fit-model.ts'
import type { Judgement } from './judge-model.ts'
import type { Engine } from './model/engines.ts'
import type { ModelPlan } from './model/model-plan.ts'
import type { PreparedData } from './prepare-data.ts'

export interface RunParts {
  readonly data: PreparedData
  readonly engine: Engine
  readonly plan: ModelPlan
  readonly model: FittedModel
  readonly calibrated: CalibratedModel
  readonly judgement: Judgement
}

export interface FinishedRun extends RunParts {
  readonly bundle: AssembledBundle
  readonly figures: Evaluation
  readonly startedAt: Date
  readonly endedAt: Date
}
