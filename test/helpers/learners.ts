/** The SIMD engine and TensorFlow.js at the same work. */

import { loadKernels } from '../../trainer/engine/compile.ts'
import { type SimdLearner, simdEngine } from '../../trainer/engine/simd-learner.ts'
import type { CreateLearner, UpdateOptions } from '../../trainer/model/learner.ts'
import { initialWeights, type Network, type NetworkWeights } from '../../trainer/model/network.ts'
import { createTfjsLearner, type TfjsLearner } from '../../trainer/model/tfjs-learner.ts'
import { openRows, type RowSource } from '../../trainer/preprocessing/labelled-rows.ts'
import { createRandom } from '../../trainer/random.ts'
import { encodedRows } from './encoded-rows.ts'
import { PLAIN_UPDATE } from './plain-update.ts'

/** What learners are made for: a network, its data (both to train and to evaluate on), its options. */
export interface Work {
  readonly network: Network
  readonly rows: RowSource
  readonly start: NetworkWeights
  readonly options: UpdateOptions
  readonly seed: number
}

/** Work on `encodedRows` from Glorot's weights, unless told otherwise. */
export function workOf({
  inputs,
  hidden,
  dropout = 0,
  count = 200,
  seed = 1,
  ...given
}: {
  readonly inputs: number
  readonly hidden: readonly number[]
  readonly dropout?: number
  readonly count?: number
  readonly seed?: number
  readonly rows?: RowSource
  readonly start?: NetworkWeights
  readonly options?: Partial<UpdateOptions>
}): Work {
  const network = { inputs, hidden, dropout }
  return {
    network,
    rows: given.rows ?? encodedRows(count, inputs, seed),
    start: given.start ?? initialWeights(network, createRandom(seed, 'start')),
    options: { ...PLAIN_UPDATE, ...given.options },
    seed,
  }
}

const kernels = await loadKernels()

export function simdLearner(work: Work): SimdLearner {
  return simdEngine(kernels)(...argumentsOf(work))
}

/** On the backend that is current. */
export function tfjsLearner(work: Work): TfjsLearner {
  return createTfjsLearner(...argumentsOf(work))
}

function argumentsOf({ network, rows, start, options, seed }: Work): Parameters<CreateLearner> {
  const data = openRows(rows)
  return [network, start, { train: data, validation: data }, options, createRandom(seed, 'masks')]
}
