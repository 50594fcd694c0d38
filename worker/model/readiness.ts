/** Whether a model computes what the trainer tested. */

import { findGoldenDifferences } from '../../shared/golden-rows.ts'
import { nameOfError } from '../name-of-error.ts'
import type { Model } from './model.ts'

/**
 * Replays a model's golden rows when it is first asked; the verdict holds, since neither code nor
 * bundle can change. A model that throws is asked again: it gave none.
 *
 * @returns What differs, in words; empty for a model that is ready. Never throws.
 */
export function createReadiness(): (model: Model) => readonly string[] {
  let differences: readonly string[] | undefined
  return ({ manifest, preprocessing, golden, computeLogits }) => {
    try {
      differences ??= findGoldenDifferences(golden, {
        schema: manifest.schema,
        preprocessing,
        computeLogits,
      })
      return differences
    } catch (error) {
      return [`The model did not answer: ${nameOfError(error)}.`]
    }
  }
}
