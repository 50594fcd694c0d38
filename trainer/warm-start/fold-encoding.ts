/** Another encoding of the same customers, made up for in the first layer. */

import { encodedWidth } from '../../shared/encode.ts'
import {
  binCount,
  type CategoryParameters,
  type FeatureParameters,
  inputCount,
  type NumericParameters,
  type PreprocessingParameters,
} from '../../shared/preprocessing.ts'
import type { NetworkWeights } from '../model/network.ts'

/** An input of the earlier encoding, so many times. */
interface Term {
  readonly input: number
  readonly factor: number
}

/** What a feature's earlier inputs are, as sums over its new ones. */
interface FeatureMixture {
  /** For each new input, the earlier inputs to which it contributes. */
  readonly inputs: readonly (readonly Term[])[]
  /** What earlier inputs have beside that, whoever the customer is. */
  readonly shift: readonly Term[]
}

/**
 * Weights that give customers encoded by `to` the logits that `weights` gives them encoded by
 * `from`. The earlier inputs are an affine function of the new ones, `earlier = new * T + t`,
 * feature by feature (below), so that
 *
 *     earlier * K + b = new * (T * K) + (t * K + b)
 *
 * Computed in float64, rounded once. It holds for every customer, missing and unseen values
 * included, except for numbers so far out that one of the encodings clamps them (a million
 * standard deviations, `LARGEST_INPUT` in shared/encode.ts).
 *
 * @param encodings.to Made by `mergePreprocessing` of `from`.
 */
export function foldEncoding(
  weights: NetworkWeights,
  { from, to }: { readonly from: PreprocessingParameters; readonly to: PreprocessingParameters },
): NetworkWeights {
  const [first, ...rest] = weights
  const { units } = first
  const inputs = encodedWidth(to)
  const kernel = new Float64Array(inputs * units)
  const bias = Float64Array.from(first.bias)
  const addTerms = (terms: readonly Term[], into: Float64Array, at: number): void => {
    for (const { input, factor } of terms) {
      for (let unit = 0; unit < units; unit++) {
        into[at + unit] += factor * first.kernel[input * units + unit]
      }
    }
  }
  const starts = findStarts(from)
  let row = 0
  for (const feature of to.features) {
    const known = starts.get(feature.name)
    const mixture = known ? mixtureOf(known.feature, feature, known.start) : NO_EFFECT
    mixture.inputs.forEach((terms, index) => {
      addTerms(terms, kernel, (row + index) * units)
    })
    addTerms(mixture.shift, bias, 0)
    row += inputCount(feature)
  }
  const folded = { inputs, units, kernel: Float32Array.from(kernel), bias: Float32Array.from(bias) }
  return [folded, ...rest]
}

/** Of a feature that the earlier model does not know. */
const NO_EFFECT: FeatureMixture = { inputs: [], shift: [] }

/** @param start Position of the feature's first input in the earlier encoding. */
function mixtureOf(
  earlier: FeatureParameters,
  next: FeatureParameters,
  start: number,
): FeatureMixture {
  if (earlier.kind === 'numeric' && next.kind === 'numeric') {
    return mixNumeric(earlier, next, start)
  }
  if (earlier.kind === 'category' && next.kind === 'category') {
    return mixCategory(earlier, next, start)
  }
  throw new TypeError(`Expected a ${earlier.kind} feature. Received ${next.name}, ${next.kind}.`)
}

/**
 * With mean m, scale s and median d of the earlier encoding, M, S and D of the new one, and z the
 * new standard score, a value x that is there was
 *
 *     (x - m) / s = z * S/s + (M - m)/s
 *
 * A missing one was (d - m)/s and is z = (D - M)/S, from which the same formula makes (D - m)/s:
 * its indicator has to add (d - D)/s. Where there is none, D = d (see `mergePreprocessing`).
 * Where s = 0 the earlier input was 0 whatever came; where S = 0, so is s.
 */
function mixNumeric(
  earlier: NumericParameters,
  next: NumericParameters,
  start: number,
): FeatureMixture {
  const times = (difference: number): Term[] =>
    earlier.scale === 0 ? [] : [{ input: start, factor: difference / earlier.scale }]
  const bins = binCount(earlier)
  const indicator = earlier.indicates_missing ? [{ input: start + 1 + bins, factor: 1 }] : []
  return {
    inputs: [
      times(next.scale),
      // Bins that the earlier model had are the same; others start without effect.
      ...Array.from({ length: binCount(next) }, (_, bin) =>
        bins === 0 ? [] : [{ input: start + 1 + bin, factor: 1 }],
      ),
      ...(next.indicates_missing ? [[...indicator, ...times(earlier.median - next.median)]] : []),
    ],
    shift: times(next.mean - earlier.mean),
  }
}

/** A category that the earlier model did not know was unseen, and so was "missing", if need be. */
function mixCategory(
  earlier: CategoryParameters,
  next: CategoryParameters,
  start: number,
): FeatureMixture {
  const unseen = start + inputCount(earlier) - 1
  const missing = earlier.indicates_missing ? unseen - 1 : unseen
  const places = new Map(earlier.categories.map((category, place) => [category, start + place]))
  const inputs = [
    ...next.categories.map((category) => places.get(category) ?? unseen),
    ...(next.indicates_missing ? [missing] : []),
    unseen,
  ]
  return { inputs: inputs.map((input) => [{ input, factor: 1 }]), shift: [] }
}

function findStarts({ features }: PreprocessingParameters) {
  const starts = new Map<string, { readonly feature: FeatureParameters; readonly start: number }>()
  let start = 0
  for (const feature of features) {
    starts.set(feature.name, { feature, start })
    start += inputCount(feature)
  }
  return starts
}
