/** The encodings that the training rows teach, each learned once, and what networks they make. */

import { encodedWidth } from '../../shared/encode.ts'
import type { PreprocessingParameters } from '../../shared/preprocessing.ts'
import { joinedNetwork } from '../model/ensemble.ts'
import { countWeights } from '../model/network.ts'
import { encodingOf, type TrainOptions } from '../options.ts'
import type { PreparedData } from '../prepare-data.ts'
import { fitPreprocessing } from '../preprocessing/fit.ts'

export interface Encodings {
  /** Learned from the training rows as the options say. */
  preprocessing(options: Pick<TrainOptions, 'bins' | 'rare_below'>): PreprocessingParameters
  /** How many numbers a customer becomes. */
  inputs(options: Pick<TrainOptions, 'bins' | 'rare_below'>): number
  /** Of the model that these options make, the zeros of an ensemble's blocks counted. */
  weights(options: TrainOptions): number
}

export function createEncodings({
  schema,
  dataset,
  split,
}: Pick<PreparedData, 'schema' | 'dataset' | 'split'>): Encodings {
  const learned = new Map<string, PreprocessingParameters>()
  const preprocessing: Encodings['preprocessing'] = (options) => {
    const choices = encodingOf(options)
    const key = JSON.stringify(choices)
    const known =
      learned.get(key) ?? fitPreprocessing(schema, dataset.customers, split.train, choices)
    learned.set(key, known)
    return known
  }
  const inputs: Encodings['inputs'] = (options) => encodedWidth(preprocessing(options))
  return {
    preprocessing,
    inputs,
    weights: (options) =>
      countWeights(joinedNetwork({ inputs: inputs(options), ...options }, options.ensemble)),
  }
}
