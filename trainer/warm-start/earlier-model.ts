/** A model to start from: what its files say, whoever wrote them. */

import { encodedWidth } from '../../shared/encode.ts'
import { Failure } from '../../shared/failure.ts'
import { inputNames, type PreprocessingParameters } from '../../shared/preprocessing.ts'
import type { Schema } from '../../shared/schema.ts'
import type { NetworkWeights } from '../model/network.ts'

export interface EarlierModel {
  /** ReLU between the layers; the last one gives the logit. */
  readonly weights: NetworkWeights
  /** The encoding that it was trained with; null where no file tells. */
  readonly preprocessing: PreprocessingParameters | null
  /** Null where its files know no schema. */
  readonly schema: Schema | null
  /** Share of hidden outputs zeroed in its training; null where its files do not tell. */
  readonly dropout: number | null
  /** What it is, in a few words and without a path: `edge bundle 0123456789abcdef`. */
  readonly origin: string
  /** What was taken for granted in reading it, one sentence each. */
  readonly notes: readonly string[]
}

/** @throws Failure `invalid-usage` when an encoding does not make what the network takes. */
export function requireWidth(
  weights: NetworkWeights,
  preprocessing: PreprocessingParameters,
  advice = '',
): void {
  const width = encodedWidth(preprocessing)
  const { inputs } = weights[0]
  if (inputs === width) return
  throw new Failure(
    'invalid-usage',
    `Expected an earlier model of ${width} inputs: ${inputNames(preprocessing).join(', ')}. ` +
      `Received one of ${inputs}.${advice}`,
  )
}

/** @throws Failure `invalid-usage` when a weight is not a number that float32 holds. */
export function requireFiniteWeights(weights: NetworkWeights): void {
  weights.forEach(({ kernel, bias }, layer) => {
    if (kernel.every(Number.isFinite) && bias.every(Number.isFinite)) return
    throw new Failure(
      'invalid-usage',
      `Expected finite weights in an earlier model. Received NaN or infinity in layer ${layer + 1}.`,
    )
  })
}
