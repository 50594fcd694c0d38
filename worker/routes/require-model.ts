/** A route's model, or the problem that there is none. */

import type { Model, ModelState } from '../model/model.ts'
import { ProblemFailure, problemOf } from '../problems.ts'

/** @throws ProblemFailure 503 with the reason. */
export function requireModel(state: ModelState): Model {
  if (state.ok) return state.model
  throw new ProblemFailure(problemOf('model-unavailable', state.reason))
}
