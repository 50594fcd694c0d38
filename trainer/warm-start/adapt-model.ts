/** An earlier model made ready to train on with new rows. */

import { Failure } from '../../shared/failure.ts'
import type { PreprocessingParameters } from '../../shared/preprocessing.ts'
import type { NetworkWeights } from '../model/network.ts'
import { type EarlierModel, requireFiniteWeights, requireWidth } from './earlier-model.ts'
import { foldEncoding } from './fold-encoding.ts'
import { mergePreprocessing } from './merge-preprocessing.ts'

export interface AdaptedModel {
  /** Before the first step they give every customer the earlier model's logit. */
  readonly weights: NetworkWeights
  /** What customers are to be encoded with from now on. */
  readonly preprocessing: PreprocessingParameters
  /** What a person should know of the change, one sentence each. */
  readonly notes: readonly string[]
}

/**
 * Carries a model over to the encoding that new training rows ask for. Features may stand in
 * another order; categories and features that it does not know are added, and told. A model
 * without an encoding of its own is taken to have been trained with this run's.
 *
 * @param fresh Fitted on the new training rows alone.
 * @throws Failure `invalid-usage` when the new rows lack one of its features, or have it of
 *   another kind, or when the widths differ.
 */
export function adaptModel(earlier: EarlierModel, fresh: PreprocessingParameters): AdaptedModel {
  if (earlier.preprocessing === null) {
    const advice = ' Name the encoding it was trained with: --init_preprocessing FILE.'
    requireWidth(earlier.weights, fresh, advice)
    const assumed = "Its inputs are taken to be scaled as this run's new rows are."
    return {
      weights: earlier.weights,
      preprocessing: fresh,
      notes: [...earlier.notes, assumed],
    }
  }
  requireSameFeatures(earlier.preprocessing, fresh)
  const { preprocessing, notes } = mergePreprocessing(earlier.preprocessing, fresh)
  const encodings = { from: earlier.preprocessing, to: preprocessing }
  const weights = foldEncoding(earlier.weights, encodings)
  // A scale may be so much larger than it was that float32 cannot hold the product.
  requireFiniteWeights(weights)
  return { weights, preprocessing, notes: [...earlier.notes, ...notes] }
}

/** New features are no obstacle by themselves, but tell who renamed one. */
function requireSameFeatures(
  earlier: PreprocessingParameters,
  fresh: PreprocessingParameters,
): void {
  const kinds = new Map(fresh.features.map(({ name, kind }) => [name, kind]))
  const known = new Set(earlier.features.map(({ name }) => name))
  const missing = earlier.features.filter(({ name }) => !kinds.has(name))
  const changed = earlier.features.filter(
    ({ name, kind }) => kinds.has(name) && kinds.get(name) !== kind,
  )
  if (missing.length + changed.length === 0) return
  const added = fresh.features.filter(({ name }) => !known.has(name))
  const differences = [
    ...describe(
      'missing',
      missing.map(({ name }) => name),
    ),
    ...describe(
      'new',
      added.map(({ name }) => name),
    ),
    ...describe(
      'of another kind',
      changed.map(({ name, kind }) => `${name} (${kind}, now ${kinds.get(name)})`),
    ),
  ]
  throw new Failure(
    'invalid-usage',
    "Expected a schema with the earlier model's features. Received one where " +
      `${differences.join('; ')}.`,
  )
}

function describe(how: string, names: readonly string[]): string[] {
  return names.length > 0 ? [`${how}: ${names.join(', ')}`] : []
}
