/** A chain of Keras's steps as a network of ours. */

import { Failure } from '../../shared/failure.ts'
import type { NetworkWeights } from '../model/network.ts'
import { type AffineMap, compose, toDenseWeights } from './affine-map.ts'
import { requireFiniteWeights } from './earlier-model.ts'
import type { KerasStep } from './keras-steps.ts'

/**
 * softmax over two units gives the second the probability `e^b / (e^a + e^b)`, which is the
 * sigmoid of `b - a`.
 */
const DIFFERENCE: AffineMap = {
  inputs: 2,
  units: 1,
  kernel: Float64Array.of(-1, 1),
  bias: Float64Array.of(0),
}

/**
 * Joins whatever lies between two activations, in whichever order, into one Dense layer: scalings
 * before, behind or between its parts. Computed in float64, rounded once a layer.
 *
 * @returns Layers with ReLU between; the last gives the logit, whether or not a sigmoid follows.
 * @throws Failure `invalid-usage` when widths do not match, the output is not one probability or a
 *   weight is not finite.
 */
export function foldSteps(steps: readonly KerasStep[]): NetworkWeights {
  const layers: AffineMap[] = []
  let open: AffineMap | null = null
  steps.forEach((step, index) => {
    if (step.kind === 'affine') {
      requireWidth(step.layer, step.map, open ?? layers.at(-1))
      open = open ? compose(open, step.map) : step.map
      return
    }
    if (step.kind !== 'relu') {
      if (index < steps.length - 1) throw misplaced(step, 'the end of the model')
      if (step.kind === 'softmax' && open?.units === 2) open = compose(open, DIFFERENCE)
      return
    }
    if (open) layers.push(open)
    else if (layers.length === 0) throw misplaced(step, 'a layer of weights before it')
    open = null // a ReLU right after a ReLU changes nothing
  })
  const weights = [...layers, requireOneUnit(open)].map(toDenseWeights)
  // Products may be more than float32 holds.
  requireFiniteWeights(weights)
  return weights
}

function requireWidth(layer: string, { inputs }: AffineMap, before: AffineMap | undefined): void {
  if (!before || before.units === inputs) return
  throw new Failure(
    'invalid-usage',
    `Layer "${layer}": expected weights for the ${before.units} outputs before it. ` +
      `Received some for ${inputs}.`,
  )
}

function requireOneUnit(output: AffineMap | null): AffineMap {
  if (output?.units === 1) return output
  throw new Failure(
    'invalid-usage',
    'Expected a last Dense layer of one unit (sigmoid, or linear for a logit) or of two ' +
      `(softmax). Received ${output ? `${output.units} outputs` : 'another activation'}.`,
  )
}

function misplaced({ layer, kind }: KerasStep, expected: string): Failure {
  return new Failure('invalid-usage', `Layer "${layer}": expected ${expected}. Received ${kind}.`)
}
