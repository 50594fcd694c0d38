/** A model that Python's Keras, or Presend, saved for Keras. */

import type { NetworkWeights } from '../model/network.ts'
import { foldSteps } from './fold-steps.ts'
import { readKerasArchive } from './keras-archive.ts'
import type { SavedLayer } from './keras-config.ts'
import { readKerasH5 } from './keras-h5.ts'
import { stepsOf } from './keras-steps.ts'

export interface KerasModel {
  readonly weights: NetworkWeights
  /** The largest rate of its Dropout layers; null where it has none. */
  readonly dropout: number | null
  /** Whether its output is no probability yet, and so is taken for the logit. */
  readonly endsInLogit: boolean
}

/**
 * Reads a chain of Dense, Dropout, Normalization, BatchNormalization, Activation and ReLU layers.
 *
 * @throws Failure `invalid-usage`, naming the layer that is none of those.
 */
export async function readKerasModel(
  bytes: Uint8Array,
  format: 'keras' | 'h5',
): Promise<KerasModel> {
  const layers = await (format === 'h5' ? readKerasH5(bytes) : readKerasArchive(bytes))
  const steps = layers.flatMap(stepsOf)
  const weights = foldSteps(steps)
  return { weights, dropout: dropoutOf(layers), endsInLogit: steps.at(-1)?.kind === 'affine' }
}

function dropoutOf(layers: readonly SavedLayer[]): number | null {
  const rates = layers.flatMap(({ className, config }) =>
    className === 'Dropout' && typeof config.rate === 'number' ? [config.rate] : [],
  )
  return rates.length === 0 ? null : Math.max(...rates)
}
